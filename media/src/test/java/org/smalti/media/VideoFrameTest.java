package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoFrameTest {
  private static final int RED = 0xff_c8_1e_1e;

  @TempDir
  private Path folder;

  @Test
  void anImageComesBackAsItWas() {
    BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
    image.setRGB(4, 2, RED);
    try (VideoFrame frame = VideoFrame.of(image);
        VideoFrame rgba = frame.reformat("rgba")) {
      assertThat(frame.image().getRGB(4, 2)).isEqualTo(RED);
      assertThat(frame.image().getRGB(0, 0)).isEqualTo(0xff_00_00_00);
      assertThat(rgba.bytes()).hasSize(4 * 5 * 3);
      ByteBuffer plane = rgba.plane(0);
      assertThat(plane.get(2 * rgba.stride(0) + 4 * 4) & 255).isEqualTo(0xc8);
    }
  }

  @Test
  void whiteIsWhiteInEveryFormatOfRedGreenAndBlue() {
    try (VideoFrame white = VideoFrame.blank(4, 2, "yuv420p")) {
      fill(white.plane(0), 235);
      fill(white.plane(1), 128);
      fill(white.plane(2), 128);
      for (String format : List.of("rgb24", "rgb48le", "bgra64be", "gbrp", "gbrp16le")) {
        try (VideoFrame same = white.reformat(format);
            VideoFrame larger = white.reformat(8, 4, format, Interpolation.BILINEAR)) {
          assertThat(same.bytes()).as(format).containsOnly(255);
          assertThat(larger.bytes()).as(format).containsOnly(255);
        }
      }
    }
  }

  private static void fill(ByteBuffer plane, int value) {
    for (int i = 0; i < plane.capacity(); i++) {
      plane.put(i, (byte) value);
    }
  }

  @Test
  void planesHaveTheSizesOfTheirFormat() {
    try (VideoFrame frame = VideoFrame.blank(5, 3, "yuv420p10le")) {
      assertThat(frame.planes()).isEqualTo(3);
      assertThat(frame.rows(1)).isEqualTo(2);
      assertThat(frame.plane(1).capacity()).isEqualTo(2 * frame.stride(1));
      assertThat(frame.bytes()).hasSize(2 * (5 * 3 + 2 * 3 * 2));
    }
    assertThatThrownBy(() -> VideoFrame.blank(5, 3, "yuv42p").close())
        .hasMessageContaining("no pixel format \"yuv42p\"");
  }

  @Test
  void aFrameKeepsItsPictureWhileTheDecoderGoesOn() {
    Path film = TestMedia.film(folder.resolve("a.mp4"), 32, 32, 25, 40, Optional.empty());
    long before = NativeResources.unfreed();
    List<VideoFrame> kept = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(
            demuxer.video(), DecoderOptions.DEFAULT.threads(2, DecoderOptions.Parallel.FRAMES))) {
      Packet packet;
      do {
        packet = demuxer.next();
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          kept.add((VideoFrame) frame);
        }
      } while (packet != null);
    }
    assertThat(kept).hasSize(40);
    for (int i = 0; i < kept.size(); i++) {
      try (VideoFrame frame = kept.get(i)) {
        assertThat(frame.plane(0).get(0) & 255)
            .isBetween(TestMedia.brightness(i) - 2, TestMedia.brightness(i) + 2);
        assertThat(frame.time()).isEqualTo(i / 25.0);
      }
    }
    assertThat(NativeResources.unfreed()).isEqualTo(before);
  }

  /** In a program stream, few pictures have a time stamp; the clock of a joined file begins again. */
  @ParameterizedTest
  @CsvSource({
    "libx264 -crf 40,a.mpg",
    "libx264 -crf 40,a.ts",
    "mpeg2video -b:v 50k,a.mpg",
    "mpeg2video -b:v 50k -bf 2,a.mpg",
    "mpeg1video -b:v 50k -bf 2,a.mpg"
  })
  void framesHaveTheTimesOfTheirPictures(String codec, String name) throws IOException {
    Path film = TestMedia.made(
        folder.resolve(name),
        "-f lavfi -i testsrc2=s=64x48:r=25:d=3 -pix_fmt yuv420p -g 12 -c:v " + codec);
    Files.write(film, Files.readAllBytes(film), StandardOpenOption.APPEND);
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.GRAY8))) {
      double zero = Double.NaN;
      int frames = 0;
      while (decoder.next()) {
        try (VideoFrame frame = decoder.frame("gray")) {
          zero = frames == 0 ? frame.time() : zero;
          assertThat(frame.time() - zero).isCloseTo(decoder.time(), within(1e-4));
          assertThat(frame.time() - zero).isCloseTo(frames / 25.0, within(1e-4));
        }
        frames++;
      }
      assertThat(frames).isEqualTo(150);
    }
  }

  @Test
  void keyFramesAloneAreDecoded() {
    Path film = TestMedia.made(
        folder.resolve("a.mp4"), "-f lavfi -i testsrc2=s=64x48:r=25:d=2 -c:v libx264 -g 10");
    List<Double> times = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(demuxer.video(), DecoderOptions.KEY_FRAMES)) {
      Packet packet;
      do {
        packet = demuxer.next();
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          try (VideoFrame picture = (VideoFrame) frame) {
            assertThat(picture.isKey()).isTrue();
            assertThat(picture.pictureType()).isEqualTo('I');
            times.add(picture.time());
          }
        }
      } while (packet != null);
    }
    assertThat(times).containsExactly(0.0, 0.4, 0.8, 1.2, 1.6);
  }
}
