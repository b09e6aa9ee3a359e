package org.smalti.media;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;
import org.smalti.core.CancelledException;

/**
 * How long this thread may still wait inside libav, which calls back again and again while it waits. One callback
 * serves all files, because JavaCPP allows only ten of a type. Clock: {@link System#nanoTime}.
 */
final class Deadline {
  private static final ThreadLocal<Deadline> OF_THREAD = ThreadLocal.withInitial(Deadline::new);

  private long end;
  private boolean set;
  private boolean passed;

  private Deadline() {}

  /** Starts the clock for the calls that this thread makes next. */
  static void in(Duration time) {
    Deadline mine = OF_THREAD.get();
    mine.end = System.nanoTime() + time.toNanos();
    mine.set = true;
    mine.passed = false;
  }

  /** Whether libav was stopped because the time was over; throws if it was stopped by an interrupt of the thread. */
  static boolean passed() {
    CancelledException.throwIfInterrupted();
    return OF_THREAD.get().passed;
  }

  private boolean over() {
    if (set && System.nanoTime() - end > 0) {
      passed = true;
    }
    return passed || Thread.currentThread().isInterrupted();
  }

  /** What libav calls. */
  static final class Callback extends AVIOInterruptCB.Callback_Pointer {
    static final Callback INSTANCE = new Callback();

    private Callback() {}

    @Override
    public int call(Pointer nothing) {
      return OF_THREAD.get().over() ? 1 : 0;
    }
  }
}
