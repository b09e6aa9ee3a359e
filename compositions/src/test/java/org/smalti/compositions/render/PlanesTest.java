package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PlanesTest {
  @Test
  void aSizeIsRoundedUpToAnEvenNumberOfAtLeastTwo() {
    assertThat(Planes.even(0)).isEqualTo(2);
    assertThat(Planes.even(2.0000001)).isEqualTo(2);
    assertThat(Planes.even(2.1)).isEqualTo(4);
    assertThat(Planes.even(97)).isEqualTo(98);
  }

  @Test
  void aRegionInItsOwnSizeIsCopied() {
    byte[] picture = new byte[Planes.bytes(20, 12)];
    new Random(5).nextBytes(picture);
    byte[] copy = new byte[Planes.bytes(8, 6) + 3];
    Planes.resample(picture, 20, 12, new Planes.Region(4, 2, 8, 6), copy, 3, 8, 6);
    assertThat(copy[3]).isEqualTo(picture[2 * 20 + 4]);
    assertThat(copy[3 + 47]).isEqualTo(picture[7 * 20 + 11]);
    assertThat(copy[3 + 48]).as("first chroma").isEqualTo(picture[240 + 10 + 2]);
    assertThat(copy[3 + 48 + 12]).as("second chroma").isEqualTo(picture[240 + 60 + 10 + 2]);
  }

  @Test
  void everyEvenSizeBecomesEveryOtherWithoutLeavingThePicture() {
    qt().withExamples(300)
        .forAll(
            integers().between(1, 40),
            integers().between(1, 40),
            integers().between(1, 40),
            integers().between(1, 40))
        .checkAssert((width, height, newWidth, newHeight) -> {
          byte[] plain = new byte[Planes.bytes(2 * width, 2 * height)];
          Arrays.fill(plain, (byte) 201);
          byte[] made = new byte[Planes.bytes(2 * newWidth, 2 * newHeight)];
          var all = new Planes.Region(0, 0, 2 * width, 2 * height);
          Planes.resample(plain, 2 * width, 2 * height, all, made, 0, 2 * newWidth, 2 * newHeight);
          for (byte value : made) {
            assertThat(value & 0xff).isCloseTo(201, within(1));
          }
        });
  }
}
