package org.smalti.core.table;

import static org.smalti.core.table.FeatureTraits.onRequest;
import static org.smalti.core.table.FeatureTraits.usual;
import static org.smalti.core.table.NoValue.NEVER;
import static org.smalti.core.table.NoValue.NOT_MEASURED;
import static org.smalti.core.table.NoValue.NO_PITCH;
import static org.smalti.core.table.NoValue.SILENT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What can be measured of a sample, in the order of the columns. The columns of samples tables, the medians of items
 * tables, the axes of statistics and the table in docs/tables.md come from these lines. How a feature is measured
 * stands where sound is known, in {@code FeatureMeters}: one line there, which the compiler asks for.
 */
public enum Feature {
  POWER(usual("27.7 × RMS amplitude", 4, NOT_MEASURED)
      .median(Median.ALL)
      .says(
          "attack-weighted mean of the RMS magnitude of a Hann-windowed 2048-point spectrum: 27.7 × the RMS"
              + " amplitude of a steady sound")),
  DB(
      usual("dBFS", 2, NEVER)
          .says(
              "`power` as a level: −3.01 for a full-scale sine, −120 for silence and where there is no sound")),
  HZ(usual("Hz", 2, NO_PITCH)
      .median(Median.ALL)
      .plot(PlotRange.LOGARITHMIC)
      .says("fundamental frequency, 27.5 to 16,000 Hz")),
  NOTE(usual("note", 0, NO_PITCH)
      .says("pitch class nearest to `hz`: `C C# D D# E F F# G G# A A# B`")),
  OCTAVE(usual("octave (A4 = 440 Hz)", 0, NO_PITCH).says("scientific pitch: middle C is C4")),
  CLARITY(usual("0..1", 4, NOT_MEASURED)
      .median(Median.PITCHED)
      .says("how purely periodic: the height of the normalised autocorrelation at the pitch")),
  FLATNESS(usual("0..1", 4, NOT_MEASURED)
      .says(
          "spectral flatness, the geometric by the arithmetic mean of the power spectrum of each frame between 50"
              + " and 8000 Hz: near 0 for a tone, about 0.56 for white noise; 1 is the same power at all"
              + " frequencies")),
  CENTROID(
      onRequest("Hz", 1, NOT_MEASURED)
          .median(Median.ALL)
          .plot(PlotRange.logarithmic(50, 20_000))
          .says(
              "spectral centroid: the mean frequency of the magnitude spectrum, how bright a sound is")),
  ROLLOFF(onRequest("Hz", 1, NOT_MEASURED)
      .median(Median.ALL)
      .plot(PlotRange.logarithmic(50, 20_000))
      .says("spectral roll-off: 85 % of the magnitude spectrum lies at or below this frequency")),
  ZCR(onRequest("per s", 1, NOT_MEASURED)
      .median(Median.ALL)
      .says(
          "zero-crossing rate: how often the wave crosses its mean in a second; twice the frequency of a sine, 0 for"
              + " silence")),
  LOUDNESS(
      onRequest("LUFS", 2, SILENT)
          .median(Median.ALL)
          .plot(PlotRange.linear(-60, 0))
          .says(
              "maximum momentary loudness: ITU-R BS.1770-4, windows of 400 ms, or of the sample if it is shorter")),
  ATTACK(onRequest("ms", 1, NOT_MEASURED)
      .median(Median.ALL)
      .plot(PlotRange.linear(0, 100))
      .says("attack time: from the start of the sample to the maximum of its RMS envelope"));

  /** Names of pitch classes; the value of {@link #NOTE} is the number of one. */
  public static final List<String> NOTES =
      List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

  private static final String NO_NOTE = "-";

  /** A record of values that are immutable, too. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final FeatureTraits traits;

  Feature(FeatureTraits traits) {
    this.traits = traits;
  }

  /** Over which samples of a file the median of a feature is taken. */
  public enum Median {
    /** Over none: the feature has no median. */
    NONE,
    /** Over those that have a value. */
    ALL,
    /** Over those with a pitch: what an estimator of pitch makes of a cymbal says nothing about the tones. */
    PITCHED
  }

  /** The name of the column in a samples table. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the column in an items table that holds the median, whether or not there is one. */
  public String medianColumn() {
    return ItemColumns.median(column());
  }

  /** Whether it is measured if no features are named. */
  public boolean isUsual() {
    return traits.usual();
  }

  /** As it stands under an axis. */
  public String unit() {
    return traits.unit();
  }

  /** Of its cells, at most. */
  public int decimals() {
    return traits.decimals();
  }

  /** What stands in the cell where there is no value. */
  public NoValue noValue() {
    return traits.noValue();
  }

  public Median median() {
    return traits.median();
  }

  public PlotRange range() {
    return traits.range();
  }

  /** One sentence in Markdown, without a full stop. */
  public String description() {
    return traits.description();
  }

  /** Whether the cells hold numbers. */
  public boolean isNumber() {
    return this != NOTE;
  }

  /** Whether a column of this name holds a feature that is a number, or its median. */
  static boolean holdsNumbers(String column) {
    return Arrays.stream(values())
        .anyMatch(feature -> feature.medianColumn().equals(column)
            || (feature.isNumber() && feature.column().equals(column)));
  }

  /** A value as it is written to a table. */
  public String cell(double value) {
    if (isNumber()) {
      return CellFormat.decimal(value, decimals());
    }
    return value < 0 ? NO_NOTE : NOTES.get((int) value);
  }
}
