package org.smalti.tools.video;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.media.VideoDecoder;

/** Measures the colour of a film in one pass, decoding little more than is needed. */
final class FilmScanner {
  /** s; a shorter gap is decoded through, as a seek goes back to a key frame. */
  private static final double WORTH_A_SEEK = 10;

  /** s; a last frame that is shown for longer can't be told from the end. */
  private static final double LONGEST_LAST = 0.2;

  private final VideoDecoder decoder;
  private final ChangeCurve curve;
  private final byte[] pixels;
  private boolean started;
  private boolean ended;
  /** s, of the frame that was decoded last. */
  private double time;

  /** s, from the frame before to the last one; the last frame of a film is taken to be shown as long. */
  private double frameLength;

  private @Nullable FrameColour colour;
  /** Of the frame that was shown before it. */
  private @Nullable FrameColour before;
  /** The colour that was set last, and its frame. */
  private @Nullable FrameColour last;

  private int lastFrame = -1;

  FilmScanner(VideoDecoder decoder, ChangeCurve curve) {
    this.decoder = decoder;
    this.curve = curve;
    pixels = new byte[decoder.width() * decoder.height() * 3];
  }

  /** Measures some stretches, in any order. */
  void scan(List<FrameRange> stretches, Task task) {
    List<FrameRange> merged = FrameRange.merged(stretches);
    long total =
        merged.stream().mapToLong(stretch -> stretch.to() - stretch.from()).sum();
    long done = 0;
    for (FrameRange stretch : merged) {
      if (!ended) {
        scan(stretch);
      }
      done += stretch.to() - stretch.from();
      task.reached((double) done / total);
    }
  }

  private void scan(FrameRange stretch) {
    double from = stretch.from() / curve.fps();
    if (!started || from > time + WORTH_A_SEEK) {
      decoder.seek(from);
      time = from;
      colour = null;
      advance();
      started = true;
    }
    int frame = fill(stretch.from(), stretch.to());
    while (frame < stretch.to() && !ended) {
      CancelledException.throwIfInterrupted();
      advance();
      frame = fill(frame, stretch.to());
    }
  }

  private void advance() {
    before = colour;
    if (decoder.next()) {
      frameLength = before == null ? frameLength : Math.min(LONGEST_LAST, decoder.time() - time);
      time = decoder.time();
      decoder.copyTo(pixels);
      colour = FrameColour.of(pixels, decoder.width(), decoder.height());
    } else {
      ended = true;
      int last = (int) Math.floor(time * curve.fps() + 1e-6);
      int end = (int) Math.ceil((time + frameLength) * curve.fps() - 1e-6);
      curve.endAt(Math.max(last + 1, end));
    }
  }

  /** Sets what was shown before the last decoded frame, and gives the first frame that is not yet known. */
  private int fill(int from, int to) {
    int until = ended ? curve.end() : (int) Math.ceil(time * curve.fps() - 1e-6);
    int frame = from;
    FrameColour shown = before;
    if (shown == null) {
      // Before the first picture of a film, or just after a seek.
      return Math.max(from, Math.min(to, until));
    }
    for (; frame < Math.min(to, until); frame++) {
      FrameColour previous = lastFrame == frame - 1 ? last : null;
      curve.set(frame, shown.mean(), previous == null ? 0 : shown.distance(previous));
      last = shown;
      lastFrame = frame;
    }
    return frame;
  }
}
