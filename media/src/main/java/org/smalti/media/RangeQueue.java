package org.smalti.media;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/** Hands out the ranges of a film to several threads, not more than some before they are done with. */
final class RangeQueue<R> {
  private static final int FOR_EACH_THREAD = 2;

  private final FrameRanges ranges;
  private final Semaphore places;
  private final BlockingQueue<FrameRange<R>> handedOut = new LinkedBlockingQueue<>();
  private int next;

  RangeQueue(FrameRanges ranges, int threads) {
    this.ranges = ranges;
    places = new Semaphore(FOR_EACH_THREAD * threads);
  }

  FrameRanges ranges() {
    return ranges;
  }

  /** The next range to decode; null if there are no more. */
  @Nullable
  FrameRange<R> next() {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      throw new CancelledException();
    }
    return handOut();
  }

  private synchronized @Nullable FrameRange<R> handOut() {
    try {
      FrameRange<R> range = ranges.range(next);
      if (range != null) {
        next++;
        handedOut.add(range);
      }
      return range;
    } catch (RuntimeException | Error e) {
      FrameRange<R> failed = FrameRange.of(next, null, null);
      failed.fail(e);
      handedOut.add(failed);
      return null;
    }
  }

  /** The ranges in their order, each as soon as it was handed out. */
  FrameRange<R> take() {
    try {
      return handedOut.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /** Gives back the place of a range. */
  void done() {
    places.release();
  }
}
