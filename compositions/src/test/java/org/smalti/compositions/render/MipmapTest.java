package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MipmapTest {
  @Test
  void theLevelsOfEveryShapeAreEvenAndLieOneBehindTheOther() {
    qt().withExamples(500)
        .forAll(integers().between(1, 4096), integers().between(1, 4096))
        .checkAssert((width, height) -> {
          Mipmap mipmap = new Mipmap(2 * width, 2 * height);
          Mipmap.Level level = mipmap.level(1e9, 1e9);
          assertThat(level).isEqualTo(new Mipmap.Level(2 * width, 2 * height, 0));
          int end = 0;
          for (double size = 2 * Math.max(width, height); size > 0.1; size /= 1.9) {
            Mipmap.Level next = mipmap.level(0, size * height / Math.max(width, height));
            assertThat(next.width() % 2 + next.height() % 2).isZero();
            assertThat(Math.min(next.width(), next.height())).isPositive();
            end = Math.max(end, next.offset() + next.bytes());
          }
          assertThat(end).isLessThanOrEqualTo(mipmap.bytes());
        });
  }

  @Test
  void aPlainPictureIsPlainAtEverySize() {
    Mipmap mipmap = new Mipmap(16, 1200);
    byte[] pixels = new byte[mipmap.bytes()];
    Arrays.fill(pixels, 0, Planes.bytes(16, 1200), (byte) 77);
    mipmap.fill(pixels, new byte[mipmap.bytes()]);
    assertThat(pixels).containsOnly(77);
  }
}
