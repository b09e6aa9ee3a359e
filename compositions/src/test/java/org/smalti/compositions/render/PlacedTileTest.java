package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.Rows;

final class PlacedTileTest {
  private static final int SIZE = 64;

  @Test
  void aTileInItsOwnSizeIsCopied() {
    Mipmap.Level level = new Mipmap(16, 16).level(16, 16);
    byte[] tile = noise(level.bytes());
    byte[] picture = drawn(tile, level, TilePlace.between(8, 24, 24, 40), 1);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        assertThat(picture[(24 + y) * SIZE + 8 + x]).isEqualTo(tile[y * 16 + x]);
      }
    }
    assertThat(picture[23 * SIZE + 8]).isEqualTo((byte) 16);
    assertThat(picture[24 * SIZE + 24]).isEqualTo((byte) 16);
  }

  @Test
  void anyTileIsDrawnAsOnePixelAfterTheOtherWouldBe() {
    Random random = new Random(7);
    RecentAxes recent = new RecentAxes();
    MixedLine line = new MixedLine();
    for (int turn = 0; turn < 4000; turn++) {
      Mipmap.Level level =
          new Mipmap.Level(2 + 2 * random.nextInt(20), 2 + 2 * random.nextInt(12), 0);
      byte[] tile = new byte[level.bytes()];
      random.nextBytes(tile);
      double left = random.nextInt(80) - 20 + (random.nextBoolean() ? random.nextDouble() : 0);
      double top = random.nextInt(80) - 20 + random.nextInt(3) * 0.3;
      TilePlace place = TilePlace.between(
          left, top, left + 0.4 + random.nextInt(60) * 0.5, top + 0.4 + random.nextInt(60) * 0.3);
      Rows rows = List.of(Rows.values()).get(random.nextInt(3));
      double brightness = random.nextInt(3) == 0 ? 1 : 1.6 * random.nextDouble();
      double alpha = random.nextInt(3) > 0 ? 1 : random.nextDouble();
      byte[] expected = noise(Planes.bytes(SIZE, SIZE));
      byte[] picture = expected.clone();
      new PlainTilePainter(expected, SIZE, SIZE).draw(tile, level, place, rows, brightness, alpha);
      Axes axes = turn % 2 == 0 ? recent : new SharedAxes();
      PlacedTile placed = new PlacedTile(SIZE, SIZE).at(place, level, rows, axes);
      byte[] pixels = new byte[placed.bytes()];
      placed.take(tile, pixels, line);
      placed.lay(picture, pixels, brightness, alpha);
      assertThat(picture).as("turn %d", turn).isEqualTo(expected);
    }
  }

  @Test
  void aLongRowIsMixedToItsEnd() {
    Mipmap.Level level = new Mipmap(120, 68).level(120, 68);
    byte[] tile = noise(level.bytes());
    for (double alpha : new double[] {1, 0.3}) {
      TilePlace place = TilePlace.between(0.3, 1.2, 62.8, 40.7);
      byte[] expected = noise(Planes.bytes(SIZE, SIZE));
      byte[] picture = expected.clone();
      new PlainTilePainter(expected, SIZE, SIZE).draw(tile, level, place, Rows.ALL, 0.7, alpha);
      lay(picture, tile, level, place, Rows.ALL, 0.7, alpha);
      assertThat(picture).isEqualTo(expected);
    }
  }

  @Test
  void lightMovesByPartsOfAPixel() {
    Mipmap.Level level = new Mipmap(16, 16).level(16, 16);
    byte[] tile = new byte[level.bytes()];
    Arrays.fill(tile, (byte) 200);
    for (double shift = 0; shift < 1; shift += 0.125) {
      byte[] picture = drawn(tile, level, TilePlace.between(10 + shift, 10, 26 + shift, 26), 1);
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
    byte[] dark = drawn(tile, level, TilePlace.between(8, 8, 24, 24), 0);
    assertThat(dark).isEqualTo(drawn(tile, level, TilePlace.between(70, 0, 80, 9), 1));
    drawn(tile, level, TilePlace.between(-7.3, -200, 900, 12.7), 1);
  }

  @Test
  void evenAndOddRowsOfTwoTilesMakeAPictureWithoutGaps() {
    Mipmap.Level level = new Mipmap(16, 16).level(16, 16);
    byte[] light = new byte[level.bytes()];
    Arrays.fill(light, (byte) 200);
    TilePlace place = TilePlace.between(8, 8, 24, 24);
    byte[] even = new byte[Planes.bytes(SIZE, SIZE)];
    lay(even, light, level, place, Rows.EVEN, 1, 1);
    for (int y = 8; y < 24; y++) {
      assertThat(even[y * SIZE + 12] != 0).as("row %d", y).isEqualTo(y % 4 < 2);
    }
    lay(even, light, level, place, Rows.ODD, 1, 1);
    byte[] all = new byte[Planes.bytes(SIZE, SIZE)];
    lay(all, light, level, place, Rows.ALL, 1, 1);
    assertThat(even).isEqualTo(all);
  }

  @Test
  void halfOpaqueTilesLetHalfOfWhatIsBelowThrough() {
    Mipmap.Level level = new Mipmap(16, 16).level(16, 16);
    byte[] light = new byte[level.bytes()];
    Arrays.fill(light, (byte) 200);
    byte[] picture = new byte[Planes.bytes(SIZE, SIZE)];
    Arrays.fill(picture, (byte) 100);
    lay(picture, light, level, TilePlace.between(8, 8, 24, 24), Rows.ALL, 1, 0.5);
    assertThat(picture[12 * SIZE + 12] & 0xff).isEqualTo(150);
  }

  @Test
  void copiesOfEveryLengthAndPlaceAreRight() {
    byte[] from = noise(100);
    for (int count = 0; count < 90; count++) {
      byte[] to = new byte[100];
      Pixels.copy(from, 3, to, 5, count);
      byte[] expected = new byte[100];
      System.arraycopy(from, 3, expected, 5, count);
      assertThat(to).isEqualTo(expected);
    }
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

  private static byte[] drawn(byte[] tile, Mipmap.Level level, TilePlace place, double brightness) {
    byte[] picture = new byte[Planes.bytes(SIZE, SIZE)];
    Arrays.fill(picture, 0, SIZE * SIZE, (byte) 16);
    Arrays.fill(picture, SIZE * SIZE, picture.length, (byte) 128);
    lay(picture, tile, level, place, Rows.ALL, brightness, 1);
    return picture;
  }

  private static void lay(
      byte[] picture,
      byte[] tile,
      Mipmap.Level level,
      TilePlace place,
      Rows rows,
      double brightness,
      double alpha) {
    PlacedTile placed = new PlacedTile(SIZE, SIZE).at(place, level, rows, new SharedAxes());
    byte[] pixels = new byte[placed.bytes()];
    placed.take(tile, pixels, new MixedLine());
    placed.lay(picture, pixels, brightness, alpha);
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
