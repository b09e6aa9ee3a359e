package org.smalti.core.table;

import java.io.Serializable;
import java.util.List;

/**
 * A stretch of sound that begins at an onset: a typed view of a row of a samples table.
 *
 * @param filename the media file, relative to the media folder
 * @param start ms from the beginning of the file's own clock, up to 3 decimals
 * @param dur ms
 */
public record Sample(String filename, double start, double dur) implements Serializable {
  public static final String FILENAME = "filename";
  /** ms. */
  public static final String START = "start";
  /** ms. */
  public static final String DUR = "dur";

  public static final String POWER = Feature.POWER.column();
  public static final String HZ = Feature.HZ.column();
  public static final String NOTE = Feature.NOTE.column();
  public static final String CLARITY = Feature.CLARITY.column();
  /** Columns, rows: the cell of the sample, from 0. */
  public static final String GRID_X = "gridX";

  public static final String GRID_Y = "gridY";
  /** ms: where the picture of the sample starts in its film. */
  public static final String VIDEO_START = "vstart";
  /** ms. */
  public static final String VIDEO_DUR = "vdur";

  /** 1 where a sample is of a film without sound, and is seen only; 0 or empty elsewhere. */
  public static final String SILENT = "silent";

  public static final List<String> PLACE = List.of(FILENAME, START, DUR);

  /** ms: 100 hours. A longer sample is nothing but a number too large, which would fill disks with silence. */
  public static final double LONGEST = 360_000_000;

  /**
   * The sample of a row.
   *
   * @throws org.smalti.core.SmaltiException naming file, row and column if start or length is no number, below 0, or
   *     the length above {@link #LONGEST}
   */
  public static Sample of(Row row) {
    return new Sample(row.text(FILENAME), row.amount(START), length(row));
  }

  private static double length(Row row) {
    double length = row.amount(DUR);
    if (length <= LONGEST) {
      return length;
    }
    throw row.wrong(DUR, "at most 100 hours, 360000000 ms");
  }

  /** Whether a sample is of a film without sound: there is nothing to hear, and nothing is missing. */
  public static boolean isSilent(Row row) {
    return row.number(SILENT, 0) == 1;
  }
}
