package org.smalti.bench.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is composed has the pitch of its label, by a measure that is none of Smalti's. */
class SyntheticInstrumentTest {
  @ParameterizedTest
  @EnumSource(SyntheticInstrument.class)
  void aNoteHasItsStrongestPartialsAtMultiplesOfItsLabel(SyntheticInstrument voice) {
    for (double place : new double[] {0.3, 0.5, 0.7}) {
      double hz = voice.hz(place);
      float[] sound = voice.note(hz, 0.8, new Random(3));
      double at = 0;
      double between = 0;
      for (int n = 1; n <= 3; n++) {
        at += power(sound, n * hz);
        between += power(sound, (n + 0.37) * hz);
      }
      assertThat(at).as("%s at %s Hz", voice, hz).isGreaterThan(100 * between);
    }
  }

  @Test
  void aPluckedStringIsInTune() {
    for (double hz : new double[] {61.3, 440, 1234.5, 3000}) {
      float[] sound = SyntheticInstrument.PLUCKED.note(hz, 0.6, new Random(1));
      double best = 0;
      double loudest = 0;
      for (double cents = -40; cents <= 40; cents++) {
        double power = power(sound, hz * Math.pow(2, cents / 1200));
        if (power > loudest) {
          loudest = power;
          best = cents;
        }
      }
      assertThat(best).as("%s Hz", hz).isCloseTo(0, within(5.0));
    }
  }

  @Test
  void theSameSeedMakesTheSameSound() {
    for (UnpitchedSound hit : UnpitchedSound.values()) {
      assertThat(hit.sound(new Random(5))).isEqualTo(hit.sound(new Random(5)));
    }
  }

  @Test
  void aChangedRecordingKeepsItsPitchOrMovesItByThreeSemitones() {
    assertThat(RecordingChange.MP3_64.ratio()).isEqualTo(1);
    assertThat(RecordingChange.UP_3.ratio()).isCloseTo(1.189207, within(1e-6));
    // Read at fewer samples a second and played at the usual rate, it is higher.
    assertThat(RecordingChange.UP_3.readAt()).isEqualTo(37_084);
    assertThat(RecordingChange.DOWN_3.readAt()).isEqualTo(52_444);
  }

  /** How much of a sound is at a frequency, under a Hann window. */
  private static double power(float[] sound, double hz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < sound.length; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / sound.length);
      double turn = 2 * Math.PI * hz * i / MonoSound.RATE;
      re += window * sound[i] * Math.cos(turn);
      im += window * sound[i] * Math.sin(turn);
    }
    return re * re + im * im;
  }
}
