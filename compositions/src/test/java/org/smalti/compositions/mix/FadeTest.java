package org.smalti.compositions.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class FadeTest {
  @Test
  void aFadeIsAQuarterSineAndTheMiddleIsLeftAlone() {
    Fade fade = new Fade(1000, 100, 300);
    for (int i = 0; i < 1000; i++) {
      double rise = i < 100 ? Math.sin(Math.PI / 2 * (i + 0.5) / 100) : 1;
      double fall = i >= 700 ? Math.sin(Math.PI / 2 * (999 - i + 0.5) / 300) : 1;
      assertThat((double) fade.at(i)).isCloseTo(rise * fall, within(1e-6));
    }
  }

  @Test
  void anEndAndABeginningThatOverlapKeepTheirPower() {
    Fade fade = new Fade(1000, 250, 250);
    for (int i = 0; i < 250; i++) {
      double out = fade.at(750 + i);
      double in = fade.at(i);
      assertThat(out * out + in * in).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void noClipIsTooShortForItsFades() {
    for (int length = 1; length < 30; length++) {
      Fade fade = new Fade(length, 1000, 1000);
      for (int i = 0; i < length; i++) {
        assertThat(fade.at(i)).isBetween(0f, 1f).isNotNaN();
      }
    }
    assertThat(new Fade(1, 144, 144).at(0))
        .as("one frame has no room for a fade")
        .isEqualTo(1);
  }
}
