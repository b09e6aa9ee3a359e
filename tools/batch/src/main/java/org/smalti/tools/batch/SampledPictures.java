package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.PixelFormat;
import org.smalti.media.ToneMap;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/**
 * Compares some pictures of a result with those of its source at the same places. Both are decoded in this process, not
 * by the program that made the result: what it decoded wrongly is noticed.
 */
final class SampledPictures {
  private static final VideoSpec WHOLE = new VideoSpec(0, 0, PixelFormat.YUV420P);
  private static final int PLACES = 5;
  /** Pixels of a side: of what is smaller, a column that was added for an encoder is too large a part. */
  private static final int LEAST = 32;
  /** s: surely another picture than one that begins or ends so near. */
  private static final double ASIDE = 0.002;

  /** dB: in saturated colours of high dynamic range a step of the code is many of what is shown. */
  private static final double HIGH_RANGE = 10;

  private final SourceFile source;
  private final double allowance;
  /** What of the source's pictures the result shows. */
  private final PictureArea area;

  SampledPictures(SourceFile source, PictureArea area) {
    this.source = source;
    this.area = area;
    allowance = source.streams(Kind.VIDEO).stream()
            .anyMatch(film -> ToneMap.isNeeded(film.picture().transfer()))
        ? HIGH_RANGE
        : 0;
  }

  /**
   * Where the result shows something else, and what, as in {@code "its picture at 3.2 s has moved within its frame"};
   * empty if nowhere.
   *
   * @throws SmaltiException if one of them can't be decoded here
   */
  Optional<String> difference(Path result) {
    try (MediaFile media = MediaFile.open(source.input());
        VideoDecoder original = media.video(WHOLE)) {
      if (Math.min(original.width(), original.height()) < LEAST || !original.next()) {
        return Optional.empty();
      }
      return difference(original, result);
    }
  }

  private Optional<String> difference(VideoDecoder original, Path result) {
    try (MediaFile media = MediaFile.open(result);
        VideoDecoder made = media.video(WHOLE)) {
      if (Math.min(made.width(), made.height()) < LEAST) {
        return Optional.empty();
      }
      if (!made.next()) {
        return Optional.of("it has no picture");
      }
      double begin = original.time();
      double shift = made.time() - begin;
      double length = Math.max(0, source.duration());
      Optional<String> found = Optional.empty();
      for (int place = 0; place < PLACES && found.isEmpty(); place++) {
        CancelledException.throwIfInterrupted();
        original.seek(begin + length * (place + 0.5) / PLACES);
        if (original.next()) {
          found = here(original, made, shift);
        }
      }
      return found;
    }
  }

  private Optional<String> here(VideoDecoder original, VideoDecoder made, double shift) {
    double middle = (original.time() + original.until()) / 2;
    double time = original.time();
    PictureGrid right = grid(original, original.aspect(), area);
    double aspect =
        area.equals(PictureArea.WHOLE) ? original.aspect() : (double) made.width() / made.height();
    made.seek(middle + shift);
    if (!made.next()) {
      return Optional.empty();
    }
    Optional<String> found = grid(made, aspect).difference(right, allowance);
    double before = made.time() - ASIDE;
    double after = made.until() + ASIDE;
    // Times may be rounded so that the one before or after it is shown then.
    return found
        .filter(differs -> differsAt(made, before, aspect, right))
        .filter(differs -> differsAt(made, after, aspect, right))
        .map(differs -> String.format(Locale.ROOT, "its picture at %.1f s %s", time, differs));
  }

  private boolean differsAt(VideoDecoder made, double time, double aspect, PictureGrid right) {
    made.seek(time);
    return !made.next() || grid(made, aspect).difference(right, allowance).isPresent();
  }

  /** Of a result, whose bars are ours. */
  private static PictureGrid grid(VideoDecoder made, double aspect) {
    int width = made.width();
    int height = made.height();
    PictureArea shown =
        PictureArea.within(aspect, (double) width / height, Math.min(width, height));
    return grid(made, shown.even(width, height));
  }

  /** @param part of the frame, which counts where pictures of the film's own shape fill it */
  private static PictureGrid grid(VideoDecoder decoder, double aspect, PictureArea part) {
    int width = decoder.width();
    int height = decoder.height();
    PictureArea shown = part.equals(PictureArea.WHOLE)
        ? PictureArea.within(aspect, (double) width / height, Math.min(width, height))
        : part;
    return grid(decoder, shown);
  }

  private static PictureGrid grid(VideoDecoder decoder, PictureArea shown) {
    int width = decoder.width();
    int height = decoder.height();
    byte[] pixels = new byte[PixelFormat.YUV420P.bytes(width, height)];
    decoder.copyTo(pixels);
    return new PictureGrid(pixels, width, height, shown);
  }
}
