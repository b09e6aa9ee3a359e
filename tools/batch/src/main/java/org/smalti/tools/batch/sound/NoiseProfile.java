package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.media.MediaStream;

/**
 * What is known of the noise in a sound, and the settings of ffmpeg's {@code afftdn} that follow from it. They were
 * tuned on one half of some recordings of speech with noise added; {@code bench/batch} judges the other half.
 *
 * @param bands as {@link NoiseBands} tells them; empty where the sound has no quiet passage, or none were wanted
 */
record NoiseProfile(QuietPassage passage, List<Double> bands) {
  /** dB: added to the measured noise in what is passed to {@code afftdn}. */
  private static final double MORE = 2;
  /** dB: subtracted from the noise for each further pass, for what the pass before has removed. */
  private static final double TAKEN = 6;
  /** dB: the largest deviation of a band from the mean that the filter accepts. */
  private static final double REACH = 24;

  private static final double LOWEST_FLOOR = -80;
  private static final double HIGHEST_FLOOR = -20;
  /** dB: the noise reduction, for measured noise and for a guessed floor. */
  private static final int REDUCTION = 30;

  private static final int CAREFUL_REDUCTION = 12;
  /** dB: how far a guessed floor stays below the quietest twentieth, and below what is loud. */
  private static final double BELOW_QUIET = 6;

  private static final double BELOW_LOUD = 20;

  /**
   * Analyses a whole sound; null if it is silent.
   *
   * @param spectrum whether bands are wanted: it listens twice then
   * @param listener is told whether all of the sound has one format
   */
  static @Nullable NoiseProfile of(
      Path file, MediaStream stream, boolean spectrum, Consumer<Boolean> listener) {
    QuietPassage passage = QuietPassage.in(BlockLevels.of(file, stream, listener));
    if (passage == null) {
      return null;
    }
    List<Double> bands =
        spectrum && passage.isFound() ? NoiseBands.of(file, stream, passage.blocks()) : List.of();
    return new NoiseProfile(passage, bands);
  }

  /** The filter, without the compensation of its delay. */
  String filter(int passes) {
    StringBuilder chain = new StringBuilder();
    for (int pass = 0; pass < passes; pass++) {
      chain.append(pass == 0 ? "" : ",").append(pass(pass * TAKEN));
    }
    return chain.toString();
  }

  private String pass(double taken) {
    if (bands.isEmpty()) {
      double floor = Math.min(passage.floor() - BELOW_QUIET, passage.loud() - BELOW_LOUD);
      return filter(CAREFUL_REDUCTION, floor - taken);
    }
    double centre = bands.stream().mapToDouble(band -> band).max().orElse(0) - REACH;
    List<Double> shape =
        bands.stream().map(band -> limited(band - centre, -REACH, REACH)).toList();
    // The filter subtracts the mean of the bands and adds the floor instead.
    double mean = shape.stream().mapToDouble(band -> band).average().orElse(0);
    String words = shape.stream()
        .map(band -> String.format(Locale.ROOT, "%.1f", band))
        .collect(Collectors.joining("|"));
    // Little smoothing over time, so that the filter follows speech.
    return filter(REDUCTION, centre + mean + MORE - taken) + ":nt=custom:bn=" + words + ":ad=0.3";
  }

  private static String filter(int reduction, double floor) {
    double allowed = limited(floor, LOWEST_FLOOR, HIGHEST_FLOOR);
    return String.format(Locale.ROOT, "afftdn=nr=%d:nf=%.1f", reduction, allowed);
  }

  private static double limited(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
