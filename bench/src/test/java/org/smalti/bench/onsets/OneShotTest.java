package org.smalti.bench.onsets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Labels are where a sound rises: every number was computed by hand. */
class OneShotTest {
  /** A stick 17 dB below the peak for 14 ms, as that of a bell or of the pedal of a hi-hat, then the tone. */
  private static final float[] STICK_AND_TONE = stickAndTone();

  @Test
  void theAttackOfAStruckSoundIsItsToneNotTheStickBefore() {
    assertThat(attack(OneShot.of("bell", STICK_AND_TONE, OneShot.STRUCK))).isEqualTo(1617);
  }

  @Test
  void theAttackOfSpeechIsItsFirstConsonant() {
    assertThat(attack(OneShot.of("digit", STICK_AND_TONE, OneShot.SPOKEN))).isEqualTo(1000);
  }

  /** The frame of the recording; what lies long before it is cut off. */
  private static int attack(OneShot shot) {
    return STICK_AND_TONE.length - shot.sound().length + shot.attack();
  }

  /** A square wave, so that each of its frames has the magnitude of its part. */
  private static float[] stickAndTone() {
    float[] sound = new float[6468];
    for (int i = 1000; i < sound.length; i++) {
      sound[i] = (i % 2 == 0 ? 1 : -1) * (i < 1617 ? 0.14f : 1);
    }
    return sound;
  }
}
