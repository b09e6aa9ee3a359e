package org.smalti.tools.audio;

import org.smalti.core.table.CellFormat;

/**
 * What is measured of one sample.
 *
 * @param power 27.7 times the RMS amplitude, the attack weighing most; −1 where there is no sound to measure
 * @param hz −1 without pitch
 * @param clarity 0..1, −1 where there is no sound to measure
 * @param flatness 0..1, −1 where there is no sound to measure
 */
record SampleFeatures(double power, double hz, double clarity, double flatness) {
  static final SampleFeatures NONE = new SampleFeatures(-1, -1, -1, -1);

  /** The level of digital silence in a table. */
  static final double LOWEST_DB = -120;

  /** dB relative to an RMS amplitude of 1; a full-scale sine has −3.01. */
  double db() {
    double rms = power / PowerMeter.GAIN;
    return rms > 0 ? Math.max(LOWEST_DB, 20 * Math.log10(rms)) : LOWEST_DB;
  }

  /** The cells of {@link org.smalti.core.table.Sample#FEATURES}. */
  String[] cells() {
    Note note = Note.of(hz);
    return new String[] {
      CellFormat.decimal(power, 4),
      CellFormat.decimal(db(), 2),
      CellFormat.decimal(hz, 2),
      note.name(),
      Integer.toString(note.octave()),
      CellFormat.decimal(clarity, 4),
      CellFormat.decimal(flatness, 4)
    };
  }
}
