package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.CaptionKeyFrame;
import org.smalti.compositions.plan.Easing;

final class CaptionPainterTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  @Test
  void aTitleIsLegibleOnBlackAndOnWhite() {
    Caption title = Caption.title("SMALTI", 0.2, 0, 2000, 500);
    for (int ground : new int[] {16, 128, 235}) {
      byte[] picture = drawn(List.of(title), 1000, ground);
      int brightest = 0;
      int darkest = 255;
      for (int y = 75; y < 105; y++) {
        for (int x = 100; x < 220; x++) {
          brightest = Math.max(brightest, picture[y * WIDTH + x] & 0xff);
          darkest = Math.min(darkest, picture[y * WIDTH + x] & 0xff);
        }
      }
      assertThat(brightest - darkest).as("on %d", ground).isGreaterThan(180);
      assertThat(picture[10 * WIDTH + 10] & 0xff).as("beside").isEqualTo(ground);
    }
  }

  @Test
  void aTitleComesAndGoes() {
    List<Caption> title = List.of(Caption.title("SMALTI", 0.2, 500, 2000, 400));
    double coming = ink(drawn(title, 700, 16));
    double there = ink(drawn(title, 1200, 16));
    assertThat(ink(drawn(title, 400, 16))).isZero();
    assertThat(coming).isCloseTo(there / 2, within(there * 0.05));
    assertThat(ink(drawn(title, 2000, 16))).isZero();
  }

  @Test
  void longLinesAreBrokenAndStayInThePicture() {
    String text = "all that was heard and seen here was found in an archive that is open to all";
    byte[] picture = drawn(List.of(Caption.title(text, 0.12, 0, 1000, 1)), 500, 16);
    for (int y = 0; y < HEIGHT; y++) {
      assertThat(picture[y * WIDTH] & 0xff).isEqualTo(16);
      assertThat(picture[y * WIDTH + WIDTH - 1] & 0xff).isEqualTo(16);
    }
    assertThat(ink(picture)).isPositive();
  }

  @Test
  void creditsRollByPartsOfAPixel() {
    double first = middle(credits(0.5));
    for (double moved = 0; moved < 2; moved += 0.25) {
      assertThat(middle(credits(0.5 + moved / HEIGHT)) - first).isCloseTo(moved, within(0.06));
    }
  }

  @Test
  void thousandsOfLinesAreDrawnOnlyWhereTheyAreSeen() {
    String text = "a line\n".repeat(5000);
    CaptionKeyFrame pose = new CaptionKeyFrame(0, 0.5, 0.5, 1, Easing.STEP);
    byte[] picture = drawn(List.of(new Caption(text, 0.1, List.of(pose))), 0, 16);
    assertThat(ink(picture)).isPositive();
  }

  private static byte[] credits(double y) {
    CaptionKeyFrame pose = new CaptionKeyFrame(0, 0.5, y, 1, Easing.STEP);
    return drawn(List.of(new Caption("HHHH", 0.2, List.of(pose))), 0, 16);
  }

  private static byte[] drawn(List<Caption> captions, double millis, int ground) {
    byte[] picture = new byte[Planes.bytes(WIDTH, HEIGHT)];
    Arrays.fill(picture, 0, WIDTH * HEIGHT, (byte) ground);
    Arrays.fill(picture, WIDTH * HEIGHT, picture.length, (byte) Yuv.GREY);
    new CaptionPainter(captions, WIDTH, HEIGHT).draw(millis, picture);
    return picture;
  }

  private static double ink(byte[] picture) {
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      sum += (picture[i] & 0xff) - 16;
    }
    return sum;
  }

  /** The row that the light is around. */
  private static double middle(byte[] picture) {
    double moment = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int line = i / WIDTH;
      moment += ((picture[i] & 0xff) - 16.0) * line;
    }
    return moment / ink(picture);
  }
}
