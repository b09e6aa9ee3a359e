package org.smalti.tools.video.spans;

import org.smalti.core.table.Sample;

/**
 * Finds the picture of a sample: a span of its film that begins where the sample begins, is long enough not to flicker,
 * and has no cut in it where that is possible.
 *
 * <p>A piece that a cut ends before the minimum is dropped and the next one begins at the cut; the first piece that is
 * long enough is taken, else the longest one.
 */
final class SpanFinder {
  private final SpanOptions options;
  /** ms, infinite if unknown. */
  private final double filmLength;

  SpanFinder(SpanOptions options, double filmLength) {
    this.options = options;
    this.filmLength = filmLength;
  }

  /**
   * The frames that have to be measured before {@link #find}. A piece that begins later may end later, by the minimum
   * at most.
   */
  FrameInterval needed(Sample sample) {
    double from = from(sample);
    double to = Math.min(filmLength, from + options.wanted(sample) + options.minimum());
    return new FrameInterval(frame(from), (int) Math.ceil(to * options.fps() / 1000) + 1);
  }

  /** The picture of a sample; {@link FilmSpan#NONE} if the film has none there. */
  FilmSpan find(Sample sample, ChangeCurve curve) {
    FrameInterval frames = needed(sample);
    int end = Math.min(frames.to(), curve.end());
    int first = frames.from();
    double length = Math.min(filmLength, time(curve.end()));
    double from = Math.min(from(sample), length);
    if (end <= first || length - from <= 0) {
      return FilmSpan.NONE;
    }
    Cuts cuts = new Cuts(curve, new FrameInterval(first, end), options.cuts());
    return longEnough(new MeasuredCuts(cuts), sample, from, length);
  }

  /** The picture of a sample where the cuts are known; {@link FilmSpan#NONE} if the film has none there. */
  FilmSpan find(Sample sample, CutTimes cuts) {
    double from = Math.min(from(sample), filmLength);
    return filmLength - from <= 0 ? FilmSpan.NONE : longEnough(cuts, sample, from, filmLength);
  }

  /** The cuts that were measured, frame by frame. */
  private final class MeasuredCuts implements CutTimes {
    private final Cuts cuts;

    MeasuredCuts(Cuts cuts) {
      this.cuts = cuts;
    }

    @Override
    public double after(double time) {
      int cut = cuts.next(frame(time) + 1);
      return cut < 0 ? Double.POSITIVE_INFINITY : time(cut);
    }

    /** One frame early: the cut lies somewhere between its frame and the one before. */
    @Override
    public double safeEnd(double cut) {
      return time(frame(cut) - 1);
    }
  }

  private FilmSpan longEnough(CutTimes cuts, Sample sample, double from, double length) {
    double wanted = options.wanted(sample);
    double latest = Math.min(length, from + wanted + options.minimum());
    FilmSpan longest = FilmSpan.NONE;
    double start = from;
    while (true) {
      double stop = Math.min(latest, start + wanted);
      double cut = cuts.after(start);
      boolean whole = cut >= stop;
      double end = whole ? stop : Math.max(start, cuts.safeEnd(cut));
      if (end - start > longest.dur()) {
        longest = new FilmSpan(start, end - start);
      }
      if (whole || end - start >= options.minimum()) {
        return end - start >= options.minimum() ? new FilmSpan(start, end - start) : longest;
      }
      start = cut;
    }
  }

  /** Where to begin: at the sample, or earlier where the film ends too soon after it. */
  private double from(Sample sample) {
    double start = Math.max(0, sample.start());
    return filmLength - start >= options.minimum() && filmLength > start
        ? start
        : Math.max(0, filmLength - options.wanted(sample));
  }

  private int frame(double ms) {
    return (int) Math.floor(ms * options.fps() / 1000 + 1e-6);
  }

  private double time(int frame) {
    return frame * 1000.0 / options.fps();
  }
}
