package org.smalti.tools.video.faces;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.ItemMetric;
import org.smalti.core.run.Task;
import org.smalti.media.CurrentPicture;
import org.smalti.media.FilmSegment;
import org.smalti.media.SegmentDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.DetectorPicture;
import org.smalti.tools.video.faces.detect.FaceAppearance;
import org.smalti.tools.video.faces.detect.FaceDetector;
import org.smalti.tools.video.faces.motion.DenseFlow;
import org.smalti.tools.video.faces.motion.MotionGrid;
import org.smalti.tools.video.faces.track.FrameFaces;

/** Looks for faces in pictures, one after another. Used by one thread; holds one picture. */
final class FaceFinder implements AutoCloseable {
  private static final long REPORT_NANOS = 500_000_000L;

  private final FaceSettings settings;
  private final DetectorPicture form;
  private final FaceDetector detector;
  private final @Nullable DenseFlow flow;
  private final byte[] rgb;
  private long looked;

  /** For films that are shown like this one. */
  FaceFinder(FaceSettings settings, VideoStream shown) {
    this.settings = settings;
    form = settings.detector().pictureOf(shown.width(), shown.height());
    detector = settings.detector().open();
    try {
      flow = settings.flow() ? new DenseFlow() : null;
    } catch (RuntimeException | Error e) {
      detector.close();
      throw e;
    }
    rgb = new byte[form.spec().format().bytes(form.width(), form.height())];
  }

  /** The form in which it wants the pictures of the film. */
  VideoSpec spec() {
    return form.spec();
  }

  /** Number of the first frame that the finder wants of a segment: to see the motion, the last one before it too. */
  static long wanted(FilmSegment segment, FaceSettings settings) {
    long first = segment.first();
    return segment.isFirst() || !settings.flow()
        ? first
        : (first - 1) / settings.every() * settings.every();
  }

  /**
   * Looks at the pictures that are wanted.
   *
   * @param length s of the whole film, −1 unknown: for the progress of a film that is looked at as a whole
   * @return how many frames the segment has, as far as it was decoded
   */
  long find(
      SegmentDecoder film,
      FilmSegment segment,
      double length,
      Task task,
      Consumer<FrameFaces> sink) {
    long first = segment.first();
    long frames = 0;
    long began = System.nanoTime();
    long told = began;
    while (film.next()) {
      CurrentPicture picture = film.picture();
      if (picture.time() >= settings.span().to()) {
        break;
      }
      long number = film.number();
      frames = Math.max(frames, number + 1 - first);
      if (number % settings.every() == 0 && picture.time() >= settings.span().from()) {
        look(number, picture, number >= first, sink);
      }
      long now = System.nanoTime();
      if (now - told > REPORT_NANOS) {
        told = now;
        task.reached(part(segment, frames, picture.time(), length));
        task.figures(List.of(rate(1e9 * looked / (now - began))));
      }
    }
    return frames;
  }

  private static double part(FilmSegment segment, long frames, double time, double length) {
    if (segment.frames() > 0) {
      return (double) frames / segment.frames();
    }
    return length > 0 ? time / length : 0;
  }

  private static ItemMetric rate(double perSecond) {
    return new ItemMetric(
        "framesPerSecond", perSecond, String.format(Locale.ROOT, "%.1f frames/s", perSecond));
  }

  /** The motion is that since the last picture that was wanted, even if that is before the segment. */
  private void look(
      long number, CurrentPicture picture, boolean inSegment, Consumer<FrameFaces> sink) {
    picture.copyTo(rgb);
    if (inSegment) {
      sink.accept(look(number, picture.time(), rgb));
    } else if (flow != null) {
      flow.next(rgb, form.width(), form.height());
    }
  }

  /**
   * Looks at the next picture.
   *
   * @param pixels in the form of {@link #spec}
   */
  FrameFaces look(long number, double time, byte[] pixels) {
    MotionGrid motion = flow == null ? null : flow.next(pixels, form.width(), form.height());
    List<Detection> found = form.large(detector.detect(pixels, form.width(), form.height()));
    List<FaceAppearance> appearances = found.stream()
        .map(face -> FaceAppearance.of(pixels, form.width(), form.height(), face))
        .toList();
    looked++;
    return new FrameFaces(number, time, form.inFilm(found), appearances, motion);
  }

  /** How many pictures were looked at. */
  long looked() {
    return looked;
  }

  @Override
  public void close() {
    try (FaceDetector closed = detector) {
      if (flow != null) {
        flow.close();
      }
    }
  }
}
