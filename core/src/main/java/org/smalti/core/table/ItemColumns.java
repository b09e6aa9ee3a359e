package org.smalti.core.table;

import java.util.List;

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
  /** When the file was last changed at its source: ISO 8601 in UTC, such as {@code 2011-01-29T21:36:17Z}; empty if unknown. */
  public static final String MTIME = "mtime";

  /** s. */
  public static final String DURATION = "duration";
  /** 0 or 1. */
  public static final String HAS_AUDIO = "hasAudio";
  /** 0 or 1. */
  public static final String HAS_VIDEO = "hasVideo";

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
      "channels");

  public static final String SAMPLES = "samples";
  /** Medians over the item's samples; −1 in all of them: not analysed. */
  public static final List<String> SUMMARY =
      List.of(SAMPLES, "medianPower", "medianHz", "medianClarity", "medianDur");

  private ItemColumns() {}
}
