package org.smalti.tools.video.source;

import java.util.HashMap;
import java.util.Map;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;

/** Says a line where a source, or what it is sent to, is waited for. */
public final class RetryReport implements Run {
  private static final String WAITING = "waiting: ";

  private final Run run;
  /** The wait of each item that was told last. */
  private final Map<String, String> told = new HashMap<>();

  public RetryReport(Run run) {
    this.run = run;
  }

  /**
   * The state of an item that has to wait.
   *
   * @param wait as {@link BackOff#retrying} tells it
   */
  public static String waiting(String wait) {
    return WAITING + wait;
  }

  @Override
  public void item(ItemState now) {
    synchronized (this) {
      String before = told.put(now.name(), now.state());
      if (now.state().startsWith(WAITING) && !now.state().equals(before)) {
        run.say(now.state().substring(WAITING.length()));
      }
    }
    run.item(now);
  }

  @Override
  public void advance(long amount) {
    run.advance(amount);
  }

  @Override
  public void resume(long amount) {
    run.resume(amount);
  }

  @Override
  public void skip(Failure failure) {
    run.skip(failure);
  }

  @Override
  public void bug(Failure failure, String trace) {
    run.bug(failure, trace);
  }

  @Override
  public void say(String message) {
    run.say(message);
  }

  @Override
  public void throwIfCancelled() {
    run.throwIfCancelled();
  }

  @Override
  public void close() {
    run.close();
  }
}
