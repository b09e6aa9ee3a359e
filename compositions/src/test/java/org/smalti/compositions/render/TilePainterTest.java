package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TilePainterTest {
  private static final int SIZE = 64;

  @Test
  void aTileInItsOwnSizeIsCopied() {
    Mipmap.Level level = new Mipmap(16, 16).level(16, 16);
    byte[] tile = noise(level.bytes());
    byte[] picture = drawn(tile, level, new TileGeometry.Rectangle(8, 24, 24, 40), 1);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        assertThat(picture[(24 + y) * SIZE + 8 + x]).isEqualTo(tile[y * 16 + x]);
      }
    }
    assertThat(picture[23 * SIZE + 8]).isEqualTo((byte) 16);
    assertThat(picture[24 * SIZE + 24]).isEqualTo((byte) 16);
  }

  @Test
  void lightMovesByPartsOfAPixel() {
    Mipmap.Level level = new Mipmap(16, 16).level(16, 16);
    byte[] tile = new byte[level.bytes()];
    Arrays.fill(tile, (byte) 200);
    for (double shift = 0; shift < 1; shift += 0.125) {
      byte[] picture =
          drawn(tile, level, new TileGeometry.Rectangle(10 + shift, 10, 26 + shift, 26), 1);
      double sum = 0;
      double moment = 0;
      for (int i = 0; i < SIZE * SIZE; i++) {
        sum += (picture[i] & 0xff) - 16;
        moment += ((picture[i] & 0xff) - 16) * (i % SIZE + 0.5);
      }
      assertThat(moment / sum).isCloseTo(18 + shift, within(0.02));
    }
  }

  @Test
  void aTileWithoutLightIsBlackAndATileBeyondTheEdgeIsCut() {
    Mipmap.Level level = new Mipmap(16, 16).level(16, 16);
    byte[] tile = noise(level.bytes());
    byte[] dark = drawn(tile, level, new TileGeometry.Rectangle(8, 8, 24, 24), 0);
    assertThat(dark).isEqualTo(drawn(tile, level, new TileGeometry.Rectangle(70, 0, 80, 9), 1));
    drawn(tile, level, new TileGeometry.Rectangle(-7.3, -200, 900, 12.7), 1);
  }

  @Test
  void shrinkingKeepsTheMean() {
    byte[] picture = noise(Planes.bytes(48, 32));
    byte[] small = new byte[Planes.bytes(14, 10)];
    Planes.resample(picture, 48, 32, new Planes.Region(0, 0, 48, 32), small, 0, 14, 10);
    assertThat(mean(small, 140)).isCloseTo(mean(picture, 48 * 32), within(0.6));
  }

  @Test
  void aMipmapLevelIsNeverMuchLargerThanWhatIsDrawn() {
    Mipmap mipmap = new Mipmap(120, 68);
    assertThat(mipmap.level(120, 68)).extracting(Mipmap.Level::width).isEqualTo(120);
    assertThat(mipmap.level(59, 30)).extracting(Mipmap.Level::width).isEqualTo(60);
    assertThat(mipmap.level(14, 7.9)).extracting(Mipmap.Level::width).isEqualTo(16);
  }

  @Test
  void picturesRunForwardsAndBackwards() {
    long[] order = new long[8];
    for (int i = 0; i < order.length; i++) {
      order[i] = Atlas.swing(i, 4);
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 2, 1, 0, 1);
    assertThat(Atlas.swing(99, 1)).isZero();
  }

  private static byte[] drawn(
      byte[] tile, Mipmap.Level level, TileGeometry.Rectangle place, double brightness) {
    byte[] picture = new byte[Planes.bytes(SIZE, SIZE)];
    Arrays.fill(picture, 0, SIZE * SIZE, (byte) 16);
    Arrays.fill(picture, SIZE * SIZE, picture.length, (byte) 128);
    TilePainter brush = new TilePainter(SIZE, SIZE, tile.length);
    System.arraycopy(tile, 0, brush.source(), 0, tile.length);
    brush.draw(picture, level, place, brightness, 1);
    return picture;
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(2).nextBytes(noise);
    return noise;
  }

  private static double mean(byte[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] & 0xff;
    }
    return sum / count;
  }
}
