package org.smalti.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealTransformTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 64, 512})
  void theSpectrumIsTheSumThatDefinesIt(int size) {
    float[] values = noise(size, 1);
    float[] spectrum = new float[size + 2];
    RealTransform.of(size).forward(values, spectrum);
    for (int bin = 0; bin <= size / 2; bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < size; i++) {
        re += values[i] * Math.cos(2 * Math.PI * bin * i / size);
        im -= values[i] * Math.sin(2 * Math.PI * bin * i / size);
      }
      assertEquals(re, spectrum[2 * bin], 1e-6 * size, "real part of bin " + bin);
      assertEquals(im, spectrum[2 * bin + 1], 1e-6 * size, "imaginary part of bin " + bin);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 256, 4096, 1 << 16, 1 << 18})
  void thereAndBackMultipliesByTheSize(int size) {
    float[] values = noise(size, 2);
    float[] spectrum = new float[size + 2];
    float[] back = new float[size];
    RealTransform.of(size).forward(values, spectrum);
    RealTransform.of(size).inverse(spectrum, back);
    for (int i = 0; i < size; i++) {
      assertEquals(values[i], back[i] / size, 1e-5, "value " + i);
    }
  }

  /** A slow one, of each bin by itself, would take a minute. */
  @Test
  void theLargestIsAFastOne() {
    int size = 1 << 18;
    float[] values = noise(size, 3);
    float[] spectrum = new float[size + 2];
    assertTimeout(Duration.ofSeconds(5), () -> {
      for (int turn = 0; turn < 10; turn++) {
        RealTransform.of(size).forward(values, spectrum);
        RealTransform.of(size).inverse(spectrum, values);
      }
    });
  }

  @Test
  void manyThreadsMayUseOneTransform() {
    int size = 1024;
    float[] expected = new float[size + 2];
    RealTransform.of(size).forward(noise(size, 0), expected);
    IntStream.range(0, 2000).parallel().forEach(turn -> {
      float[] spectrum = new float[size + 2];
      RealTransform.of(size).forward(noise(size, turn), spectrum);
      RealTransform.of(size).forward(noise(size, 0), spectrum);
      assertArrayEquals(expected, spectrum);
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 2, 3, 1000, 1 << 19})
  void otherSizesAreRefused(int size) {
    assertThrows(IllegalArgumentException.class, () -> RealTransform.of(size));
  }

  private static float[] noise(int size, int seed) {
    Random random = new Random(seed);
    float[] noise = new float[size];
    for (int i = 0; i < size; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
