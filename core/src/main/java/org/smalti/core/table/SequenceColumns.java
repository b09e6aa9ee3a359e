package org.smalti.core.table;

import java.util.List;
import java.util.Locale;

/**
 * The columns that make a samples table a sequence: they say when each sample is heard and how. All but {@link #AT} may
 * be missing, and an empty cell is as usual.
 */
public final class SequenceColumns {
  /** ms from the beginning of the piece. */
  public static final String AT = "at";

  /** Factor of the amplitude, 1 as it is. */
  public static final String VOLUME = "volume";
  /** −1 left, 0 middle, 1 right. */
  public static final String PAN = "pan";
  /** ms. */
  public static final String FADE_IN = "fadeIn";
  /** ms. */
  public static final String FADE_OUT = "fadeOut";
  /** dBFS of RMS that it is brought to. */
  public static final String MATCH = "match";
  /** 1 where it runs backwards. */
  public static final String REVERSE = "reverse";
  /** How many times longer than recorded it is heard, at its own pitch. */
  public static final String STRETCH = "stretch";
  /** Semitones up or down, at its own length. */
  public static final String PITCH = "pitch";
  /** Hz. */
  public static final String HIGH_PASS = "highPass";
  /** Hz. */
  public static final String LOW_PASS = "lowPass";
  /** 0 dry .. 100 a large hall. */
  public static final String REVERB = "reverb";
  /** ms from echo to echo. */
  public static final String ECHO = "echo";
  /** dB of each echo beside the one before. */
  public static final String ECHO_LEVEL = "echoLevel";

  /** All of them, beside those of a sample. */
  public static final List<String> ALL = List.of(
      AT,
      VOLUME,
      PAN,
      FADE_IN,
      FADE_OUT,
      MATCH,
      REVERSE,
      STRETCH,
      PITCH,
      HIGH_PASS,
      LOW_PASS,
      REVERB,
      ECHO,
      ECHO_LEVEL);

  private SequenceColumns() {}

  /**
   * Whether a row runs backwards.
   *
   * @throws org.smalti.core.SmaltiException naming row and column of what is neither yes nor no
   */
  public static boolean isReversed(Row row) {
    return switch (row.text(REVERSE, "").strip().toLowerCase(Locale.ROOT)) {
      case "", "0", "no", "false" -> false;
      case "1", "yes", "true" -> true;
      default -> throw row.wrong(REVERSE, "1 or 0");
    };
  }
}
