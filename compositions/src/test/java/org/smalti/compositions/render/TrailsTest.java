package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TrailsTest {
  private static final int SIZE = 16;

  @Test
  void lightFadesByTheShareAndIsGoneAfterTheLength() {
    Trails trails = new Trails(0.5, SIZE, SIZE);
    trails.add(picture(216));
    byte[] next = picture(16);
    trails.add(next);
    assertThat(next[0] & 0xff).isEqualTo(116);
    for (int i = 1; i < trails.length(); i++) {
      trails.add(picture(16));
    }
    byte[] last = picture(16);
    trails.add(last);
    assertThat(last).isEqualTo(picture(16));
  }

  /** So a film that is resumed in its middle is the same as one that was never stopped. */
  @Test
  void picturesBeforeTheLengthDoNotCount() {
    Random random = new Random(3);
    byte[][] film = new byte[150][Planes.bytes(SIZE, SIZE)];
    for (byte[] picture : film) {
      random.nextBytes(picture);
      for (int i = 0; i < SIZE * SIZE; i++) {
        picture[i] = (byte) (16 + (picture[i] & 0x7f) % (random.nextInt(200) + 1));
      }
    }
    Trails all = new Trails(0.8, SIZE, SIZE);
    Trails late = new Trails(0.8, SIZE, SIZE);
    int begin = film.length - 1 - all.length();
    assertThat(begin).isPositive();
    byte[] one = new byte[0];
    byte[] other = new byte[0];
    for (int i = 0; i < film.length; i++) {
      one = film[i].clone();
      all.add(one);
      if (i >= begin) {
        other = film[i].clone();
        late.add(other);
      }
    }
    assertThat(other).isEqualTo(one);
  }

  @Test
  void withoutTrailsNothingChanges() {
    Trails none = new Trails(0, SIZE, SIZE);
    none.add(picture(200));
    byte[] next = picture(16);
    none.add(next);
    assertThat(next).isEqualTo(picture(16));
    assertThat(none.length()).isZero();
  }

  private static byte[] picture(int light) {
    byte[] picture = new byte[Planes.bytes(SIZE, SIZE)];
    Arrays.fill(picture, 0, SIZE * SIZE, (byte) light);
    Arrays.fill(picture, SIZE * SIZE, picture.length, (byte) Yuv.GREY);
    return picture;
  }
}
