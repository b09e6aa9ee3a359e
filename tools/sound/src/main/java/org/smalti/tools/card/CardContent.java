package org.smalti.tools.card;

import java.util.List;
import org.smalti.tools.audio.SampleDetector.Mark;

/**
 * What a card shows of a stretch of a file.
 *
 * @param source the codec, sample rate and channels, in words
 * @param levels by column and row, the top row first; dB, 0 for a sine of full scale
 * @param low Hz at the lower edge of the levels
 * @param high Hz at their upper edge
 * @param damage empty if all could be decoded
 */
@SuppressWarnings("ArrayRecordComponent") // pixels, never compared
record CardContent(
    TimeRange stretch,
    String source,
    Waveform waveform,
    float[][] levels,
    double low,
    double high,
    List<Mark> marks,
    String damage) {

  /** How many samples have a pitch. */
  long pitched() {
    return marks.stream().filter(mark -> mark.hz() > 0).count();
  }
}
