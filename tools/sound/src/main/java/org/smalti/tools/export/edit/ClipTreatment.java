package org.smalti.tools.export.edit;

import org.smalti.core.table.Row;
import org.smalti.core.table.SequenceColumns;

/**
 * How a clip is played, as far as editors know it.
 *
 * @param volume factor of the amplitude
 * @param pan −1 left, 0 middle, 1 right
 * @param fadeIn ms
 * @param fadeOut ms
 * @param stretch how many times longer it is heard, at its own pitch
 * @param pitch semitones up or down
 * @param reversed whether it runs backwards
 */
record ClipTreatment(
    double volume,
    double pan,
    double fadeIn,
    double fadeOut,
    double stretch,
    double pitch,
    boolean reversed) {
  static final ClipTreatment NONE = new ClipTreatment(1, 0, 0, 0, 1, 0, false);

  private static final double LONGEST_STRETCH = 1000;
  private static final double MOST_PITCH = 48;

  /** @throws org.smalti.core.SmaltiException naming row and column of what is wrong */
  static ClipTreatment of(Row row) {
    return new ClipTreatment(
        within(row, SequenceColumns.VOLUME, 0, Double.MAX_VALUE, 1),
        within(row, SequenceColumns.PAN, -1, 1, 0),
        within(row, SequenceColumns.FADE_IN, 0, Double.MAX_VALUE, 0),
        within(row, SequenceColumns.FADE_OUT, 0, Double.MAX_VALUE, 0),
        within(row, SequenceColumns.STRETCH, 1 / LONGEST_STRETCH, LONGEST_STRETCH, 1),
        within(row, SequenceColumns.PITCH, -MOST_PITCH, MOST_PITCH, 0),
        SequenceColumns.isReversed(row));
  }

  private static double within(Row row, String column, double least, double most, double usual) {
    return row.has(column) ? row.within(column, least, most) : usual;
  }

  /** How fast the file runs: below 0 backwards. */
  double speed() {
    return (reversed ? -1 : 1) / stretch;
  }
}
