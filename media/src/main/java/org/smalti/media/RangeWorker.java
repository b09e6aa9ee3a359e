package org.smalti.media;

import java.util.function.Supplier;
import org.smalti.core.CancelledException;
import org.smalti.media.FrameRange.End;
import org.smalti.media.FrameRange.Made;
import org.smalti.media.ParallelFrames.FrameFunction;

/** Decodes ranges of a film, one after another, by a decoder of its own. */
final class RangeWorker<R> implements Runnable {
  private final RangeQueue<R> queue;
  private final Supplier<VideoDecoder> open;
  private final FrameFunction<R> function;

  RangeWorker(RangeQueue<R> queue, Supplier<VideoDecoder> open, FrameFunction<R> function) {
    this.queue = queue;
    this.open = open;
    this.function = function;
  }

  @Override
  public void run() {
    FrameRange<R> range = null;
    try {
      range = queue.next();
      if (range == null) {
        return;
      }
      try (VideoDecoder decoder = open.get()) {
        while (range != null) {
          range.add(new End<>(decode(decoder, range), null));
          range = queue.next();
        }
      }
    } catch (RuntimeException | Error e) {
      if (range != null) {
        range.fail(e);
      }
    }
  }

  /**
   * Gives the index of the range that follows; the same one if the rest is not as in a decode of the whole film: what
   * libav guesses where data is lost, and what it makes of time stamps in a wrong order, depends on all that was
   * before.
   */
  private int decode(VideoDecoder decoder, FrameRange<R> range) {
    FrameTimeline timeline = decoder.timeline();
    if (!begin(timeline, range)) {
      return range.index();
    }
    while (timeline.next()) {
      CancelledException.throwIfInterrupted();
      boolean exact = range.from() == null || (!timeline.isGuessed() && !timeline.disordered());
      if (!exact) {
        return range.index();
      }
      range.add(new Made<>(function.apply(decoder)));
      if (timeline.isEntry() && !timeline.disordered()) {
        int next = queue.ranges().beginningAfter(timeline.number());
        if (next > range.index()) {
          return next;
        }
      }
    }
    return FrameRange.NONE;
  }

  /** Goes to the frame before the range, if need be from an earlier entry point; false if there is no such frame. */
  private boolean begin(FrameTimeline timeline, FrameRange<R> range) {
    EntryPoint from = range.from();
    if (from == null) {
      timeline.restart();
      return true;
    }
    if (timeline.beginAfter(from)) {
      return true;
    }
    boolean landed = false;
    for (int i = range.index() - 1; i > 0 && !landed; i--) {
      EntryPoint earlier = queue.ranges().begin(i);
      landed = earlier != null && timeline.beginAfter(earlier);
    }
    if (!landed) {
      timeline.restart();
    }
    EntryPoint to = range.to();
    while (timeline.next() && (to == null || timeline.number() != to.number())) {
      CancelledException.throwIfInterrupted();
      if (timeline.number() == from.number()) {
        return timeline.isEntry();
      }
    }
    return false;
  }
}
