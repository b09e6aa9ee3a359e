package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key frames that are decoded alone are those of a whole decode, each at its time. */
class KeyFramesTest {
  private static final VideoSpec SPEC = new VideoSpec(0, 0, PixelFormat.GRAY8, Deinterlace.OFF);

  @TempDir
  Path folder = Path.of("");

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Shown(double time, byte[] pixels) {}

  private static List<Shown> all(Path film, DecoderOptions options) {
    List<Shown> all = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(SPEC, options)) {
      while (decoder.next()) {
        byte[] pixels = new byte[PixelFormat.GRAY8.bytes(decoder.width(), decoder.height())];
        decoder.copyTo(pixels);
        all.add(new Shown(decoder.time(), pixels));
      }
      assertThat(decoder.damage()).isEmpty();
    }
    return all;
  }

  /** The first of each row says what is special. */
  @ParameterizedTest
  @CsvSource({
    "b-frames.mp4, 5, -c:v libx264 -g 12 -bf 3",
    "open-gop.mkv, 5, -c:v libx264 -x264opts open-gop=1:keyint=12:bframes=3",
    "no-stamps.avi, 5, -c:v mpeg4 -g 12 -bf 2",
    "some-stamps.mpg, 5, -c:v mpeg2video -g 12 -bf 2",
    "transport.ts, 5, -c:v libx264 -g 12 -bf 2",
    "hevc.mp4, 5, -c:v libx265 -x265-params keyint=12:log-level=none",
    "vp9.webm, 5, -c:v libvpx-vp9 -g 12 -speed 8",
    "start.mkv, 5, -output_ts_offset 7.3 -c:v libx264 -g 12 -bf 2",
    "intra.mov, 60, -c:v mjpeg -pix_fmt yuvj420p"
  })
  void keyFramesAreThoseOfAWholeDecode(String name, int count, String words) {
    Path film = TestMedia.made(
        folder.resolve(name), "-f lavfi -i testsrc2=s=96x64:r=25:d=2.4 -pix_fmt yuv420p " + words);
    List<Shown> whole = all(film, DecoderOptions.DEFAULT);
    List<Shown> keys = all(film, DecoderOptions.KEY_FRAMES);
    assertThat(whole).hasSize(60);
    assertThat(keys).hasSizeBetween(count, count + 1);
    for (Shown key : keys) {
      assertThat(whole).as("the key frame of %s s", key.time).anySatisfy(frame -> {
        assertThat(frame.time).isEqualTo(key.time);
        assertThat(frame.pixels).isEqualTo(key.pixels);
      });
    }
  }

  @Test
  void interlacedKeyFramesHaveNoCombs() {
    Path film = TestMedia.made(
        folder.resolve("fields.mpg"),
        "-f lavfi -i color=gray:s=160x120:r=50:d=1.6 -f lavfi -i color=white:s=20x120:r=50:d=1.6"
            + " -filter_complex overlay=x=mod(n*6\\,140):shortest=1,format=yuv420p,"
            + "tinterlace=mode=interleave_top,setfield=tff"
            + " -c:v mpeg2video -g 12 -q:v 2 -flags +ilme+ildct -top 1");
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder clean =
            media.video(new VideoSpec(0, 0, PixelFormat.GRAY8), DecoderOptions.KEY_FRAMES)) {
      List<Shown> combed = all(film, DecoderOptions.KEY_FRAMES);
      byte[] pixels = new byte[160 * 120];
      for (Shown stored : combed) {
        assertThat(clean.next()).isTrue();
        clean.copyTo(pixels);
        assertThat(clean.time()).isEqualTo(stored.time);
        assertThat(combs(stored.pixels)).isGreaterThan(20);
        assertThat(combs(pixels)).isLessThan(6);
      }
      assertThat(clean.next()).isFalse();
      assertThat(combed).hasSizeGreaterThan(3);
    }
  }

  /** How many rows differ from both their neighbours somewhere, which are alike: teeth of combs. */
  private static int combs(byte[] pixels) {
    int rows = 0;
    for (int y = 1; y < 119; y++) {
      boolean tooth = false;
      for (int x = 0; x < 160; x++) {
        int above = pixels[(y - 1) * 160 + x] & 0xff;
        int here = pixels[y * 160 + x] & 0xff;
        int below = pixels[(y + 1) * 160 + x] & 0xff;
        tooth |= Math.abs(above - below) < 10 && Math.abs(here - above) > 60;
      }
      rows += tooth ? 1 : 0;
    }
    return rows;
  }
}
