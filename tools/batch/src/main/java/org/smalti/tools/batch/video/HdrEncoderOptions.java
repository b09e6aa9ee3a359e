package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.smalti.media.HdrMetadata;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.ToneMap;
import org.smalti.tools.batch.SourceFile;

/**
 * The mastering display and light level metadata of a film of high dynamic range, as options of the encoders that can
 * write it; empty where it is unknown.
 *
 * @param svt for {@code -svtav1-params}
 * @param x265 for {@code -x265-params}
 * @param x264 for {@code -x264-params}
 */
record HdrEncoderOptions(String svt, String x265, String x264) {
  static final HdrEncoderOptions UNSAID = new HdrEncoderOptions("", "", "");

  /** Units of chromaticity in x264 and x265 (ITU-T H.265, D.3.28). */
  private static final double CHROMATICITY = 50_000;
  /** Units of luminance per cd/m². */
  private static final double LUMINANCE = 10_000;

  /** What a film says of itself. */
  static HdrEncoderOptions of(SourceFile source, MediaStream film) {
    if (!ToneMap.isNeeded(film.picture().transfer())) {
      return UNSAID;
    }
    try (MediaFile file = MediaFile.open(source.file())) {
      return file.light().map(HdrEncoderOptions::of).orElse(UNSAID);
    }
  }

  static HdrEncoderOptions of(HdrMetadata light) {
    List<String> svt = new ArrayList<>();
    List<String> x265 = new ArrayList<>();
    List<String> x264 = new ArrayList<>();
    if (light.isMastered()) {
      svt.add("mastering-display=" + display(light, 1, 1, "%.5f"));
      String whole = display(light, CHROMATICITY, LUMINANCE, "%.0f");
      x265.add("hdr10=1:master-display=" + whole);
      x264.add("mastering-display=" + whole);
    }
    if (light.brightest() > 0) {
      String levels = light.brightest() + "," + light.mean();
      svt.add("content-light=" + levels);
      x265.add("max-cll=" + levels);
      x264.add("cll=" + levels);
    }
    return new HdrEncoderOptions(
        String.join(":", svt), String.join(":", x265), String.join(":", x264));
  }

  /** {@code G(x,y)B(x,y)R(x,y)WP(x,y)L(most,least)}. */
  private static String display(
      HdrMetadata light, double chromaticity, double luminance, String form) {
    List<Double> place = light.chromaticity();
    Object[] numbers = IntStream.of(2, 3, 4, 5, 0, 1, 6, 7)
        .mapToObj(i -> place.get(i) * chromaticity)
        .toArray();
    String colours = "G(F,F)B(F,F)R(F,F)WP(F,F)".replace("F", form);
    return String.format(Locale.ROOT, colours, numbers)
        + String.format(
            Locale.ROOT,
            "L(F,F)".replace("F", form),
            light.most() * luminance,
            light.least() * luminance);
  }
}
