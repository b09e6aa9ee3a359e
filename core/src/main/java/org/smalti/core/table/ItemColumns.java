package org.smalti.core.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The columns of an items table: one row per media file of a collection. */
public final class ItemColumns {
  public static final String IDENTIFIER = "identifier";
  /** The asset, relative to the media folder. */
  public static final String FILENAME = Sample.FILENAME;

  public static final String URL = "url";
  /** Bytes. */
  public static final String SIZE = "size";

  public static final String MD5 = "md5";
  public static final String SHA1 = "sha1";
  public static final String CRC32 = "crc32";
  public static final String FORMAT = "format";
  /**
   * When the file was last changed at its source: ISO 8601 in UTC, such as {@code 2011-01-29T21:36:17Z}; empty if
   * unknown.
   */
  public static final String MTIME = "mtime";

  /** s. */
  public static final String DURATION = "duration";
  /** 0 or 1. */
  public static final String HAS_AUDIO = "hasAudio";
  /** 0 or 1. */
  public static final String HAS_VIDEO = "hasVideo";

  /** Those that probe fills with words. */
  public static final List<String> WORDS =
      List.of(FILENAME, "videoCodec", "audioCodec", "pixelFormat", "colorSpace");

  public static final List<String> PROBED = List.of(
      DURATION,
      HAS_AUDIO,
      HAS_VIDEO,
      "width",
      "height",
      "fps",
      "videoCodec",
      "audioCodec",
      "sampleRate",
      "channels",
      "rotation",
      "sar",
      "interlaced",
      "pixelFormat",
      "bitDepth",
      "colorSpace",
      "bitRate");

  /** What the names of columns with medians begin with. */
  public static final String MEDIAN = "median";

  public static final String SAMPLES = "samples";
  /**
   * Number of samples and medians over them, whatever was measured; −1 in all of them: not analysed, in a median beside
   * a number of samples: none of these has a value.
   */
  public static final List<String> SUMMARY = summary(FeatureSet.USUAL);

  private ItemColumns() {}

  /**
   * The columns of a summary if these features may have been measured: number of samples, medians of the usual
   * features, median length, medians of the others.
   */
  public static List<String> summary(FeatureSet features) {
    List<String> columns = new ArrayList<>();
    columns.add(SAMPLES);
    addMedians(features, true, columns);
    columns.add(median(Sample.DUR));
    addMedians(features, false, columns);
    return List.copyOf(columns);
  }

  private static void addMedians(FeatureSet features, boolean usual, List<String> columns) {
    features.features().stream()
        .filter(feature -> feature.isUsual() == usual && feature.median() != Feature.Median.NONE)
        .map(Feature::medianColumn)
        .forEach(columns::add);
  }

  /** The column with the median of a column of samples: {@code medianDur} for {@code dur}. */
  public static String median(String column) {
    return MEDIAN + column.substring(0, 1).toUpperCase(Locale.ROOT) + column.substring(1);
  }
}
