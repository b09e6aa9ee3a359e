package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class YuvTest {
  @Test
  void theCornersOfTheColourCubeHaveTheValuesOfTheStandards() {
    assertThat(values(Yuv.encode(0xffffff))).containsExactly(235, 128, 128);
    assertThat(values(Yuv.encode(0x000000))).containsExactly(16, 128, 128);
    assertThat(values(Yuv.encode(0xff0000))).as("BT.709 red").containsExactly(63, 102, 240);
    assertThat(values(Yuv.encode(0x0000ff))).as("BT.709 blue").containsExactly(32, 240, 118);
  }

  @Test
  void everyColourComesBack() {
    for (int rgb = 0; rgb < 1 << 24; rgb += 70_001) {
      byte[] yuv = Yuv.encode(rgb);
      byte[] four = {yuv[0], yuv[0], yuv[0], yuv[0], yuv[1], yuv[2]};
      int back = Yuv.decode(four, 2, 2)[3];
      for (int shift = 0; shift < 24; shift += 8) {
        assertThat(back >> shift & 0xff).isCloseTo(rgb >> shift & 0xff, within(3));
      }
    }
  }

  private static int[] values(byte[] yuv) {
    int[] values = new int[3];
    Arrays.setAll(values, i -> yuv[i] & 0xff);
    return values;
  }
}
