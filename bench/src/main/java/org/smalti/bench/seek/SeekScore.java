package org.smalti.bench.seek;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoDecoder;

/**
 * What seeking in one film came to.
 *
 * @param codec of the picture
 * @param right how often the frame that is shown, and the one after it, were those of the whole film
 * @param milliseconds each seek took, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record SeekScore(String codec, WholeFilm whole, int seeks, int right, double[] milliseconds) {
  /** s: times that are compared went through the same arithmetic. */
  private static final double SAME = 1e-6;

  /** The last frames are decoded from a container that is opened anew for each. */
  private static final int FRESH = 10;

  static SeekScore of(Path file, int seeks, boolean tell) {
    try (MediaFile film = MediaFile.open(file)) {
      String codec = film.info().video().map(video -> video.codec()).orElse("no picture");
      WholeFilm whole = WholeFilm.of(film);
      if (whole.frames() == 0) {
        return new SeekScore(codec, whole, 0, 0, new double[] {0});
      }
      Random random = new Random(1);
      double[] milliseconds = new double[seeks];
      int right = 0;
      VideoDecoder decoder = WholeFilm.open(film);
      try {
        byte[] pixels = WholeFilm.pixels(decoder);
        for (int i = 0; i < seeks; i++) {
          if (i >= seeks - FRESH) {
            decoder.close();
            decoder = WholeFilm.open(film);
          }
          double time = time(whole, random);
          long start = System.nanoTime();
          decoder.seek(time);
          String wrong = compare(whole, whole.shownAt(time), decoder, pixels);
          milliseconds[i] = (System.nanoTime() - start) / 1e6;
          right += wrong.isEmpty() ? 1 : 0;
          if (tell && !wrong.isEmpty()) {
            System.out.printf(Locale.ROOT, "%s at %.4f s: %s%n", file, time, wrong);
          }
        }
      } finally {
        decoder.close();
      }
      Arrays.sort(milliseconds);
      return new SeekScore(codec, whole, seeks, right, milliseconds);
    }
  }

  /** Half of them anywhere, the others exactly where a frame begins or just before that. */
  private static double time(WholeFilm whole, Random random) {
    double first = whole.times()[0];
    double last = Arrays.stream(whole.times()).max().orElseThrow();
    double frame = whole.times()[random.nextInt(whole.frames())];
    return switch (random.nextInt(4)) {
      case 0 -> frame;
      case 1 -> frame - 0.002;
      default -> first - 0.5 + random.nextDouble() * (last - first + 1);
    };
  }

  /** Empty if the next two frames are right, or what is wrong. */
  private static String compare(
      WholeFilm whole, int expected, VideoDecoder decoder, byte[] pixels) {
    for (int frame = expected; frame <= expected + 1; frame++) {
      boolean there = decoder.next();
      if (there != frame < whole.frames()) {
        return "frame " + frame + (there ? " is beyond the end" : " is missing");
      }
      if (there && Math.abs(decoder.time() - whole.times()[frame]) > SAME) {
        return String.format(
            Locale.ROOT,
            "frame %d is at %.6f instead of %.6f s%s",
            frame,
            decoder.time(),
            whole.times()[frame],
            frame > expected ? " (the one after)" : "");
      }
      if (there && WholeFilm.checksum(decoder, pixels) != whole.checksums()[frame]) {
        return "frame " + frame + " is another picture"
            + (frame > expected ? " (the one after)" : "");
      }
    }
    return "";
  }

  String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d%s | %d of %d | %.1f | %.1f | %.0f |",
        name,
        codec,
        whole.frames(),
        remarks(),
        right,
        seeks,
        milliseconds[milliseconds.length / 2],
        milliseconds[milliseconds.length - 1],
        whole.seconds() * 1e3);
  }

  private String remarks() {
    String remarks = "";
    if (whole.pictures() < whole.frames()) {
      remarks += ", " + whole.pictures() + " different";
    }
    if (whole.backward() > 0) {
      remarks += ", " + whole.backward() + " go back in time";
    }
    return remarks;
  }
}
