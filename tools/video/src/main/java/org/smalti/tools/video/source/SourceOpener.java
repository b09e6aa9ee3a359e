package org.smalti.tools.video.source;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Task;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;

/** Opens a source, and opens it again after ever longer waits where it has failed. Used by one thread. */
public final class SourceOpener {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final MediaAddress address;
  private final Reconnection how;
  private final BackOff backOff;
  private final Consumer<String> waits;
  private final Runnable interruption;

  /**
   * @param waits is told why and how long one has to wait
   * @param interruption throws {@link CancelledException} where the wait is to be broken off
   */
  public SourceOpener(
      MediaAddress address, Reconnection how, Consumer<String> waits, Runnable interruption) {
    this.address = address;
    this.how = how;
    this.waits = waits;
    this.interruption = interruption;
    backOff = how.backOff();
  }

  /** For a command that reads the source itself. */
  public static SourceOpener of(MediaAddress address, Reconnection how, CommandContext run) {
    return new SourceOpener(address, how, run::say, run::throwIfCancelled);
  }

  /** For work that an engine runs; {@link RetryReport} says the waits. */
  public static SourceOpener of(MediaAddress address, Reconnection how, Task task) {
    return new SourceOpener(
        address,
        how,
        wait -> task.state(RetryReport.waiting(wait)),
        CancelledException::throwIfInterrupted);
  }

  /**
   * Opens it.
   *
   * @throws SmaltiException if that has failed often enough, or trying again is pointless
   */
  public MediaFile open() {
    while (true) {
      try {
        return address.open();
      } catch (SmaltiException e) {
        pause(e, Long.MAX_VALUE);
      }
    }
  }

  /** It gives what it should. */
  public void works() {
    backOff.works(System.nanoTime());
  }

  /**
   * Waits after a failure until it may be opened again.
   *
   * @param longest ns
   * @return false if that was too short
   * @throws SmaltiException the failure, if it may not be opened again
   */
  public boolean pause(SmaltiException why, long longest) {
    long began = System.nanoTime();
    OptionalLong wait =
        why.reason() == Reason.NETWORK ? backOff.failed(began) : OptionalLong.empty();
    if (wait.isEmpty()) {
      throw why;
    }
    waits.accept(backOff.retrying(why.getMessage(), wait.getAsLong()));
    long nanos = Math.min(longest, wait.getAsLong());
    try {
      for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - began)) {
        interruption.run();
        TimeUnit.NANOSECONDS.sleep(Math.min(LOOK_NANOS, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
    return longest > wait.getAsLong();
  }

  /** Whether its end is final: it is recorded, or is not opened again anyway. */
  public boolean isOverWithItsEnd(MediaInfo info) {
    return how.attempts() == 0 || !isLive(info);
  }

  /** Whether it comes once, as it likes. */
  public boolean isLive(MediaInfo info) {
    return !isRecorded(address, info);
  }

  /** The failure that the end of a live source is. */
  public SmaltiException ended() {
    return new SmaltiException(Reason.NETWORK, address + ": it has ended");
  }

  /** Whether a source comes once, as it likes, by its address alone: web addresses may be films. */
  static boolean isLive(MediaAddress address) {
    return address.isDevice()
        ? !address.options().format().equals("lavfi")
        : address.isUrl() && !address.text().startsWith("http");
  }

  /** Whether a source can be read at any speed, and its end is no failure. */
  public static boolean isRecorded(MediaAddress address, MediaInfo info) {
    if (address.isDevice()) {
      return address.options().format().equals("lavfi");
    }
    return !address.isUrl() || (address.text().startsWith("http") && info.duration() > 0);
  }
}
