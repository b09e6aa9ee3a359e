package org.smalti.tools.export;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A stretch of a file that is to be cut out.
 *
 * @param row of the table it comes from
 * @param name what it becomes, relative to the output folder
 * @param start ms on the file's own clock
 * @param dur ms
 */
record ExportClip(int row, String name, double start, double dur) implements Serializable {
  static final Comparator<ExportClip> BY_TIME = Comparator.comparingDouble(ExportClip::start)
      .thenComparingDouble(ExportClip::dur)
      .thenComparingInt(ExportClip::row);
}
