package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.Rows;

final class TurnedTilePainterTest {
  private static final int SIZE = 64;
  private static final Mipmap.Level LEVEL = new Mipmap.Level(20, 20, 0);

  @Test
  void aQuarterTurnMovesEachPixelToItsPlace() {
    byte[] tile = new byte[LEVEL.bytes()];
    new Random(4).nextBytes(tile);
    byte[] picture = drawn(tile, 90, 20, 20);
    for (int y = 1; y < 19; y++) {
      for (int x = 1; x < 19; x++) {
        // Clockwise: what was above is to the right.
        int turned = picture[(22 + x) * SIZE + 22 + 19 - y] & 0xff;
        assertThat(turned).isCloseTo(tile[y * 20 + x] & 0xff, within(3));
      }
    }
  }

  @Test
  void aTurnedTileCoversAsMuchAsAnUprightOne() {
    byte[] tile = new byte[LEVEL.bytes()];
    Arrays.fill(tile, (byte) 216);
    double upright = light(drawn(tile, 0.0001, 30, 12));
    assertThat(upright).isCloseTo(30 * 12 * 200, within(30.0 * 12));
    for (double angle : new double[] {17, 45, 63, 130, 271.5}) {
      assertThat(light(drawn(tile, angle, 30, 12)))
          .as("at %f degrees", angle)
          .isCloseTo(upright, within(upright * 0.02));
    }
  }

  @Test
  void aTileBeyondTheEdgeIsCut() {
    byte[] tile = new byte[LEVEL.bytes()];
    Arrays.fill(tile, (byte) 216);
    TilePlace place = TilePlace.between(-40, -300, 100, 400);
    place.rotation = 33;
    byte[] picture = ground();
    new TurnedTilePainter(SIZE, SIZE).draw(picture, tile, LEVEL, place, Rows.ALL, 1, 1);
    assertThat(light(picture)).isPositive();
  }

  private static byte[] drawn(byte[] tile, double angle, double width, double height) {
    TilePlace place =
        TilePlace.between(32 - width / 2, 32 - height / 2, 32 + width / 2, 32 + height / 2);
    place.rotation = angle;
    byte[] picture = ground();
    new TurnedTilePainter(SIZE, SIZE).draw(picture, tile, LEVEL, place, Rows.ALL, 1, 1);
    return picture;
  }

  private static byte[] ground() {
    byte[] picture = new byte[Planes.bytes(SIZE, SIZE)];
    Arrays.fill(picture, 0, SIZE * SIZE, (byte) Yuv.BLACK);
    Arrays.fill(picture, SIZE * SIZE, picture.length, (byte) Yuv.GREY);
    return picture;
  }

  private static double light(byte[] picture) {
    double sum = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      sum += (picture[i] & 0xff) - 16;
    }
    return sum;
  }
}
