package org.smalti.tools.video.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameColourTest {
  private static double of(int... rgb) {
    byte[] bytes = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      bytes[i] = (byte) rgb[i];
    }
    return FrameColour.of(bytes, bytes.length / 3, 1).mean();
  }

  @Test
  void knownColoursHaveKnownNumbers() {
    assertThat(of(0, 0, 0)).isZero();
    assertThat(of(255, 255, 255)).isEqualTo(85);
    assertThat(of(255, 0, 0)).isEqualTo(170);
    assertThat(of(0, 255, 0)).isEqualTo((85 + 255 + 255) / 3.0);
    assertThat(of(0, 0, 0, 255, 255, 255)).isEqualTo(42.5);
  }

  @Test
  void itAgreesWithTheConversionOfJava() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      int r = random.nextInt(256);
      int g = random.nextInt(256);
      int b = random.nextInt(256);
      float[] hsb = Color.RGBtoHSB(r, g, b, null);
      assertThat(of(r, g, b)).isCloseTo(85.0 * (hsb[0] + hsb[1] + hsb[2]), within(1.0));
    }
  }

  @Test
  void picturesOfTheSameColourDifferInTheirBlocks() {
    FrameColour left = FrameColour.of(halves(true), 16, 6);
    FrameColour right = FrameColour.of(halves(false), 16, 6);
    assertThat(left.mean()).isEqualTo(right.mean());
    assertThat(left.distance(right)).isEqualTo(255);
    assertThat(left.distance(left)).isZero();
  }

  /** Half black, half white. */
  private static byte[] halves(boolean whiteFirst) {
    byte[] rgb = new byte[16 * 6 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 16 < 8 == whiteFirst ? 255 : 0);
    }
    return rgb;
  }
}
