package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeinterlaceTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int FRAMES = 40;
  /** A bar that moves fast, so that the two fields of a picture differ. */
  private static final String MOVING =
      "-f lavfi -i color=gray:s=160x120:r=50:d=1.6 -f lavfi -i color=white:s=20x120:r=50:d=1.6"
          + " -filter_complex overlay=x=mod(n*6\\,140):shortest=1,format=yuv420p";

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "ff.mp4, -c:v libx264 -g 12 -bf 2 -qp 0 -x264opts tff=1, interleave_top",
    "ff.mpg, -c:v mpeg2video -g 12 -bf 2 -q:v 2 -flags +ilme+ildct -top 1, interleave_top",
    "ff.ts, -c:v mpeg2video -g 12 -q:v 2 -flags +ilme+ildct -top 0, interleave_bottom",
    "ff.mkv, -c:v ffv1 -field_order tt, interleave_top"
  })
  void interlacedFilmsHaveNoCombsAndKeepTheirTimes(String name, String codec, String fields) {
    Path film = TestMedia.made(
        folder.resolve(name),
        MOVING + ",tinterlace=mode=" + fields + ",setfield="
            + (fields.endsWith("top") ? "tff " : "bff ") + codec);
    List<Shown> combed = all(film, Deinterlace.OFF);
    List<Shown> clean = all(film, Deinterlace.AUTO);
    assertThat(clean).hasSize(FRAMES);
    for (int n = 0; n < FRAMES; n++) {
      assertThat(clean.get(n).time).isEqualTo(combed.get(n).time);
      assertThat(clean.get(n).time - clean.get(0).time).isCloseTo(n / 25.0, within(0.002));
      assertThat(combs(combed.get(n).pixels)).as("as stored, %d", n).isGreaterThan(20);
      assertThat(combs(clean.get(n).pixels)).as("picture %d", n).isLessThan(6);
    }
    assertSeekGivesTheSame(film, clean);
  }

  private static void assertSeekGivesTheSame(Path film, List<Shown> all) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec(Deinterlace.AUTO))) {
      for (int n : new int[] {39, 12, 13, 0, 24, 11, 36, 1, 35, 0}) {
        decoder.seek(all.get(n).time);
        assertThat(decoder.next()).isTrue();
        assertThat(decoder.time()).isEqualTo(all.get(n).time);
        decoder.copyTo(pixels);
        assertThat(pixels).as("picture %d", n).isEqualTo(all.get(n).pixels);
      }
    }
  }

  @Test
  void progressiveFilmsStayAsTheyAreUnlessAllAreToBeDeinterlaced() {
    Path film = TestMedia.made(
        folder.resolve("p.mkv"), MOVING + ",tinterlace=mode=interleave_top -c:v libx264 -qp 0");
    List<Shown> stored = all(film, Deinterlace.OFF);
    List<Shown> auto = all(film, Deinterlace.AUTO);
    List<Shown> on = all(film, Deinterlace.ON);
    assertThat(on).hasSize(FRAMES);
    for (int n = 0; n < FRAMES; n++) {
      assertThat(auto.get(n).pixels).isEqualTo(stored.get(n).pixels);
      assertThat(combs(on.get(n).pixels)).isLessThan(6);
      assertThat(on.get(n).time).isEqualTo(stored.get(n).time);
    }
  }

  @Test
  void aSingleInterlacedPictureIsGiven() {
    Path film = TestMedia.made(
        folder.resolve("one.mkv"),
        "-f lavfi -i testsrc2=s=160x120:d=0.04:r=25 -vf setfield=tff -c:v ffv1 -field_order tt");
    assertThat(all(film, Deinterlace.AUTO)).hasSize(1);
  }

  /** A picture and its time. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Shown(double time, byte[] pixels) {}

  private static VideoSpec spec(Deinterlace deinterlace) {
    return new VideoSpec(WIDTH, HEIGHT, PixelFormat.GRAY8, deinterlace);
  }

  private static List<Shown> all(Path film, Deinterlace deinterlace) {
    List<Shown> all = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec(deinterlace))) {
      while (decoder.next()) {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        decoder.copyTo(pixels);
        all.add(new Shown(decoder.time(), pixels));
      }
    }
    return all;
  }

  /** How many rows differ from both their neighbours somewhere, which are alike: teeth of combs. */
  private static int combs(byte[] pixels) {
    int rows = 0;
    for (int y = 1; y + 1 < HEIGHT; y++) {
      boolean tooth = false;
      for (int x = 0; x < WIDTH; x++) {
        int above = pixels[(y - 1) * WIDTH + x] & 0xff;
        int here = pixels[y * WIDTH + x] & 0xff;
        int below = pixels[(y + 1) * WIDTH + x] & 0xff;
        tooth |= Math.abs(above - below) < 10 && Math.abs(here - above) > 60;
      }
      rows += tooth ? 1 : 0;
    }
    return rows;
  }
}
