package org.smalti.tools.layout.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTransformTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 8, 12, 18, 24, 48, 54, 128, 162})
  void eachFrequencyIsTheSumThatDefinesItAndTheInverseTakesItBack(int size) {
    Random random = new Random(size);
    float[][] re = new float[size][5];
    float[][] im = new float[size][5];
    double[] plainRe = new double[size];
    double[] plainIm = new double[size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < 5; x++) {
        re[y][x] = random.nextFloat() - 0.5f;
        im[y][x] = random.nextFloat() - 0.5f;
      }
      plainRe[y] = re[y][3];
      plainIm[y] = im[y][3];
    }
    var transform = new ColumnTransform(size);
    transform.forward(re, im, 1, 4);
    for (int k = 0; k < size; k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int y = 0; y < size; y++) {
        double angle = -2 * Math.PI * k * y / size;
        sumRe += plainRe[y] * Math.cos(angle) - plainIm[y] * Math.sin(angle);
        sumIm += plainRe[y] * Math.sin(angle) + plainIm[y] * Math.cos(angle);
      }
      assertThat((double) re[transform.position(k)][3]).isCloseTo(sumRe, within(1e-4));
      assertThat((double) im[transform.position(k)][3]).isCloseTo(sumIm, within(1e-4));
    }
    transform.inverse(re, im, 1, 4);
    for (int y = 0; y < size; y++) {
      assertThat((double) re[y][3] / size).isCloseTo(plainRe[y], within(1e-5));
      assertThat((double) im[y][3] / size).isCloseTo(plainIm[y], within(1e-5));
    }
  }

  @Test
  void sizesAreFriendlyAndNotMuchLarger() {
    for (int least = 1; least < 5000; least++) {
      int size = ColumnTransform.friendly(least);
      assertThat(size).isGreaterThanOrEqualTo(least).isEven();
      assertThat(new ColumnTransform(size).size).isEqualTo(size);
      assertThat(size).isLessThanOrEqualTo(2 + least * 4 / 3);
    }
    assertThatThrownBy(() -> new ColumnTransform(10)).hasMessageContaining("10");
  }
}
