package org.smalti.media;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;

/**
 * The pictures of a {@link FilmSegment}, in the order in which they are shown. They are those of a decode of the whole
 * film as long as it is {@link #isExact}: what libav guesses where data is lost, and what it makes of time stamps in a
 * wrong order, depends on all that was before. Where that shows, the segment ends; the film has to be decoded as a
 * whole then. Not for use by several threads at once.
 */
public final class SegmentDecoder implements AutoCloseable {
  /** Frames: a segment that is so much longer than expected has no end that can be found. */
  private static final long UNEXPECTED = 250;

  private final VideoDecoder decoder;
  private final FrameTimeline timeline;
  private final FilmSegment segment;
  private final long wanted;
  private long number;
  private boolean begun;
  /** Whether the decoder stands already at the picture that comes next. */
  private boolean held;
  /** The entry point before the segment, as long as its frame is still to come. */
  private @Nullable EntryPoint approached;

  private boolean ended;
  private boolean exact = true;

  /**
   * Takes over a decoder that nothing was decoded with.
   *
   * @param wanted number of the first frame to give, at most one {@code step} before the segment
   */
  SegmentDecoder(VideoDecoder decoder, FilmSegment segment, long wanted) {
    this.decoder = decoder;
    this.segment = segment;
    this.wanted = wanted;
    timeline = decoder.timeline();
    number = segment.first() - 1;
  }

  /** Goes to the next picture; false at the end of the segment, or where it is not exact. */
  public boolean next() {
    if (!begun) {
      begun = true;
      begin();
    }
    while (!ended) {
      CancelledException.throwIfInterrupted();
      if (!held && !timeline.next()) {
        return end(segment.isLast() && approached == null);
      }
      held = false;
      number++;
      if (!segment.isFirst() && (timeline.isGuessed() || timeline.disordered())) {
        return end(false);
      }
      boolean given = approached == null ? reach() : approach(approached);
      if (given) {
        return true;
      }
    }
    return false;
  }

  /** Goes to the frame before the first that is wanted. */
  private void begin() {
    EntryPoint from = segment.from();
    if (from == null) {
      return;
    }
    if (wanted >= from.shown() && timeline.beginAfter(from)) {
      held = wanted == from.shown() && timeline.number() == from.number();
      number = held ? from.shown() - 1 : from.shown();
      if (held || wanted > from.shown()) {
        return;
      }
    }
    approached = from;
    EntryPoint before = segment.before();
    if (before == null) {
      timeline.restart();
      number = -1;
    } else if (timeline.beginAfter(before)) {
      number = before.shown();
    } else {
      end(false);
    }
  }

  /** Whether a frame before the segment is given. */
  private boolean approach(EntryPoint from) {
    if (timeline.number() == from.number()) {
      approached = null;
      boolean counted = number == from.shown();
      number = from.shown();
      boolean right = timeline.isEntry() && (counted || wanted >= number);
      return right ? wanted <= number : end(false);
    }
    if (number > from.shown() + UNEXPECTED) {
      return end(false);
    }
    return wanted <= number && wanted < from.shown();
  }

  /** Whether a frame of the segment is given. */
  private boolean reach() {
    EntryPoint to = segment.to();
    if (to == null || number < segment.first()) {
      return true;
    }
    if (timeline.number() == to.number()) {
      ended = true;
      return (timeline.isEntry() && !timeline.disordered()) || end(false);
    }
    return number <= to.shown() + UNEXPECTED || end(false);
  }

  private boolean end(boolean well) {
    ended = true;
    exact = well;
    return false;
  }

  /**
   * Number of the current picture in the film, if each segment before it has as many frames as is expected; that of a
   * picture before the segment is less than {@link FilmSegment#first}.
   */
  public long number() {
    return number;
  }

  /** The current picture. */
  public CurrentPicture picture() {
    return decoder;
  }

  /** Whether all was so far as in a decode of the whole film. */
  public boolean isExact() {
    return exact;
  }

  /** What could not be decoded so far. */
  public Optional<String> damage() {
    return decoder.damage();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
