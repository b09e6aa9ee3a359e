package org.smalti.tools.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrogramTest {
  private static final int COLUMNS = 10;
  private static final int ROWS = 400;
  private static final double LOW = 27.5;

  @ParameterizedTest
  @CsvSource({
    "48000, 40", "48000, 110", "48000, 310", "48000, 640", "48000, 1250", "48000, 2600",
    "48000, 5000", "48000, 16000", "192000, 110", "192000, 1250", "192000, 16000", "8000, 110",
    "8000, 640", "8000, 3000", "4000000, 16000"
  })
  void aSineIsSeenAtItsOwnFrequencyAndLevelOnly(int rate, double hz) {
    double high = Math.min(20_000, rate / 2.0);
    Spectrogram spectrogram = new Spectrogram(rate, COLUMNS, 0, 0, rate / (double) COLUMNS);
    float[] sound = new float[rate];
    for (int i = 0; i < rate; i++) {
      sound[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / rate));
    }
    spectrogram.accept(sound, rate, 0);
    spectrogram.finish(rate);
    float[] levels = spectrogram.levels(COLUMNS, ROWS, LOW, high)[COLUMNS / 2];
    int row = (int) (ROWS * Math.log(high / hz) / Math.log(high / LOW));
    assertThat((double) levels[row]).isCloseTo(-6, within(1.0));
    int octave = (int) Math.round(ROWS * Math.log(2) / Math.log(high / LOW));
    for (int other = 0; other < ROWS; other++) {
      if (Math.abs(other - row) > octave) {
        assertThat(levels[other]).as("row " + other).isLessThan(-46);
      }
    }
  }
}
