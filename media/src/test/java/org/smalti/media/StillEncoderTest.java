package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.core.SmaltiException;

class StillEncoderTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  /** Red, green, blue and grey, as the corners of a picture. */
  private static final int[] COLOURS = {0xc81e1e, 0x1ea032, 0x283cc8, 0x808080};

  /** Stills are not among the formats that are recognised. */
  private static final OpenOptions WEBP = new OpenOptions(
      Duration.ofSeconds(9), Duration.ofSeconds(9), List.of("file"), "webp_pipe", Map.of());

  private static BufferedImage image() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, COLOURS[2 * (2 * y / HEIGHT) + 2 * x / WIDTH]);
      }
    }
    return image;
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Random random = new Random(1);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  private static byte[] encoded(StillFormat format, int quality, String pixelFormat) {
    try (VideoFrame picture = VideoFrame.of(image());
        StillEncoder encoder = StillEncoder.of(format, quality, pixelFormat)) {
      return encoder.encode(picture);
    }
  }

  /** The largest difference of a value of a colour, away from the edges between them. */
  private static int error(BufferedImage read) {
    int most = 0;
    for (int corner = 0; corner < COLOURS.length; corner++) {
      for (int i = 8; i < HEIGHT / 2 - 8; i++) {
        int rgb = read.getRGB(corner % 2 * WIDTH / 2 + i, corner / 2 * HEIGHT / 2 + i);
        for (int shift = 0; shift < 24; shift += 8) {
          most = Math.max(most, Math.abs((rgb >> shift & 255) - (COLOURS[corner] >> shift & 255)));
        }
      }
    }
    return most;
  }

  @ParameterizedTest
  @CsvSource({"PNG, 90, '', 0", "JPG, 95, '', 3", "JPG, 95, yuv444p, 3", "JPG, 50, '', 6"})
  void anotherReaderSeesTheSameColours(
      StillFormat format, int quality, String pixelFormat, int tolerance) throws IOException {
    byte[] file = encoded(format, quality, pixelFormat);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
    assertThat(read.getWidth()).isEqualTo(WIDTH);
    assertThat(read.getHeight()).isEqualTo(HEIGHT);
    assertThat(error(read)).isLessThanOrEqualTo(tolerance);
  }

  @Test
  void webpIsReadWithTheSameColours() throws IOException {
    for (int quality : new int[] {90, 100}) {
      byte[] file = encoded(StillFormat.WEBP, quality, "");
      ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(file));
      try (MediaFile media = MediaFile.open("webp", channel, WEBP);
          VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.RGB24))) {
        assertThat(decoder.next()).isTrue();
        try (VideoFrame read = decoder.frame("rgb24")) {
          assertThat(error(read.image())).isLessThanOrEqualTo(quality == 100 ? 0 : 6);
        }
      }
    }
  }

  @Test
  void rawIsThePlanesAlone() {
    byte[] file = encoded(StillFormat.RAW, 90, "yuv420p");
    assertThat(file).hasSize(WIDTH * HEIGHT * 3 / 2);
    assertThat(file[WIDTH * HEIGHT - 1] & 0xff).as("grey in video range").isBetween(125, 127);
    assertThat(encoded(StillFormat.RAW, 90, "rgb24")).startsWith((byte) 0xc8, (byte) 30, (byte) 30);
  }

  @Test
  void aHigherQualityOfJpegIsTheSameScaleAsElsewhereAndGivesALargerFile() throws IOException {
    int before = 0;
    for (int quality : new int[] {1, 10, 50, 75, 90, 95, 100}) {
      try (VideoFrame picture = VideoFrame.of(noise());
          StillEncoder encoder = StillEncoder.of(StillFormat.JPG, quality, "")) {
        int size = encoder.encode(picture).length;
        assertThat(size).as("quality " + quality).isGreaterThan(before);
        before = size;
      }
    }
    byte[] file = encoded(StillFormat.JPG, 50, "");
    int table = 0;
    while ((file[table] & 0xff) != 0xff || (file[table + 1] & 0xff) != 0xdb) {
      table++;
    }
    assertThat(new int[] {file[table + 6], file[table + 7], file[table + 8], file[table + 9]})
        .as("the second to fifth divisor of ITU-T T.81, Annex K, in zigzag order")
        .containsExactly(11, 12, 14, 12);
  }

  @ParameterizedTest
  @EnumSource(StillFormat.class)
  void theSamePictureGivesTheSameBytesAndOneEncoderServesSeveralSizes(StillFormat format) {
    try (StillEncoder encoder = StillEncoder.of(format);
        VideoFrame picture = VideoFrame.of(image());
        VideoFrame odd = picture.reformat(33, 17, "rgb24", Interpolation.AREA)) {
      byte[] first = encoder.encode(picture);
      byte[] small = encoder.encode(odd);
      assertThat(encoder.encode(picture)).isEqualTo(first);
      assertThat(encoder.encode(odd)).isEqualTo(small);
      assertThat(small).isNotEqualTo(first);
      assertThat(encoded(format, StillEncoder.USUAL_QUALITY, "")).isEqualTo(first);
    }
  }

  @Test
  void sixteenBitsArePossibleInPng() throws IOException {
    byte[] file = encoded(StillFormat.PNG, 90, "rgb48be");
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
    assertThat(read.getColorModel().getComponentSize(0)).isEqualTo(16);
    assertThat(error(read)).isLessThanOrEqualTo(1);
  }

  @Test
  void whatCannotBeIsSaidWithWhatCan() {
    assertThatThrownBy(() -> StillEncoder.of(StillFormat.JPG, 90, "rgb24").close())
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("jpg can't hold rgb24; it takes yuv420p");
    assertThatThrownBy(() -> StillEncoder.of(StillFormat.PNG, 90, "nosuch").close())
        .hasMessageContaining("no pixel format \"nosuch\"");
    assertThatThrownBy(() -> StillEncoder.of(StillFormat.PNG, 0, "").close())
        .hasMessageContaining("1 to 100");
    assertThatThrownBy(() -> StillEncoder.of(StillFormat.RAW, 90, "vaapi").close())
        .hasMessageContaining("vaapi");
  }

  @Test
  void nothingStaysInNativeMemory() {
    long before = NativeResources.unfreed();
    try (StillEncoder encoder = StillEncoder.of(StillFormat.JPG);
        VideoFrame picture = VideoFrame.of(image())) {
      encoder.encode(picture);
    }
    assertThat(NativeResources.unfreed()).isEqualTo(before);
  }
}
