package org.smalti.tools.video.source;

import java.util.HashMap;
import java.util.Map;
import org.smalti.core.run.ForwardingRun;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;

/** Says a line where a source, or what it is sent to, is waited for. */
public final class RetryReport extends ForwardingRun {
  private static final String WAITING = "waiting: ";

  /** The wait of each item that was told last. */
  private final Map<String, String> told = new HashMap<>();

  public RetryReport(Run run) {
    super(run);
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
        say(now.state().substring(WAITING.length()));
      }
    }
    super.item(now);
  }
}
