package org.smalti.tools.video.spans;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.Task;
import org.smalti.media.cut.FilmFrame;
import org.smalti.media.cut.FrameObserver;

/** Measures how a film changes in some stretches: colour and change of every frame of a {@link ChangeCurve}. */
final class ChangeObserver implements FrameObserver {
  /** Time stamps may be rounded. */
  private static final double ROUNDING = 1e-6;

  private final ChangeCurve curve;
  private final List<FrameInterval> stretches;
  private final Task task;
  private final long total;
  private long done;
  private int stretch;
  /** The frame that is to be measured next. */
  private int next;

  /** What was measured last, and of which frame. */
  private @Nullable FrameColour last;

  private int lastFrame = -1;

  /** @param stretches in any order; at least one */
  ChangeObserver(ChangeCurve curve, List<FrameInterval> stretches, Task task) {
    this.curve = curve;
    this.stretches = FrameInterval.merged(stretches);
    this.task = task;
    total =
        this.stretches.stream().mapToLong(range -> range.to() - range.from()).sum();
    next = this.stretches.get(0).from();
  }

  @Override
  public double wantedFrom() {
    return stretch < stretches.size() ? next / curve.fps() : Double.POSITIVE_INFINITY;
  }

  @Override
  public void frame(FilmFrame shown) {
    measure(shown, firstAtOrAfter(shown.until()));
  }

  @Override
  public void ended(FilmFrame shown) {
    int lastShown = (int) Math.floor(shown.from() * curve.fps() + ROUNDING);
    curve.endAt(Math.max(lastShown + 1, firstAtOrAfter(shown.until())));
    measure(shown, curve.end());
  }

  /** Measures the frames, up to one, at which a picture is shown and that are wanted. */
  private void measure(FilmFrame shown, int until) {
    int from = firstAtOrAfter(shown.from());
    FrameColour colour = null;
    while (stretch < stretches.size() && next < until) {
      FrameInterval wanted = stretches.get(stretch);
      for (next = Math.max(next, from); next < Math.min(until, wanted.to()); next++) {
        if (colour == null) {
          colour = FrameColour.of(shown.pixels(), shown.width(), shown.height());
        }
        FrameColour before = lastFrame == next - 1 ? last : null;
        curve.set(next, colour.mean(), before == null ? 0 : colour.distance(before));
        last = colour;
        lastFrame = next;
      }
      if (next < wanted.to()) {
        return;
      }
      begin(stretch + 1);
    }
  }

  private void begin(int index) {
    FrameInterval before = stretches.get(stretch);
    done += before.to() - before.from();
    task.reached((double) done / total);
    stretch = index;
    if (stretch < stretches.size()) {
      next = stretches.get(stretch).from();
    }
  }

  private int firstAtOrAfter(double time) {
    return (int) Math.ceil(time * curve.fps() - ROUNDING);
  }
}
