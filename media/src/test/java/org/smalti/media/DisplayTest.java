package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Films are shown turned, with square pixels and undistorted. */
class DisplayTest {
  /** Red, green, blue and white quarters. */
  private static final String QUARTERS =
      "-f lavfi -i color=red:s=96x64:d=0.2,drawbox=48:0:48:32:lime:fill,"
          + "drawbox=0:32:48:32:blue:fill,drawbox=48:32:48:32:white:fill,format=yuv420p"
          + " -c:v libx264 -qp 0";

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-display_rotation 0",
        "-display_rotation 90",
        "-display_rotation 180",
        "-display_rotation 270",
        "-display_hflip",
        "-display_vflip",
        "-display_rotation 90 -display_hflip",
        "-display_rotation 270 -display_hflip",
        "-display_rotation 90 -display_vflip",
        "-display_rotation 180 -display_hflip"
      })
  void filmsAreTurnedAsTheFfmpegProgramTurnsThem(String turn) throws IOException {
    Path stored = TestMedia.made(folder.resolve("stored.mp4"), QUARTERS);
    Path turned = TestMedia.made(folder.resolve("turned.mp4"), turn + " -i " + stored + " -c copy");
    Path raw = TestMedia.made(
        folder.resolve("turned.raw"), "-i " + turned + " -frames:v 1 -f rawvideo -pix_fmt yuv420p");
    assertThat(TestMedia.picture(turned, PixelFormat.RGB24, 0))
        .satisfies(pixels -> assertThat(corners(pixels, turned))
            .isEqualTo(corners(rgb(Files.readAllBytes(raw), turned), turned)));
  }

  private static byte[] rgb(byte[] yuv, Path film) {
    VideoStream shown = shown(film);
    byte[] rgb = new byte[3 * shown.width() * shown.height()];
    MatrixConversion.from(org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M)
        .convert(yuv, shown.width(), shown.height());
    Bt709.toRgb(yuv, shown.width(), shown.height(), rgb);
    return rgb;
  }

  private static VideoStream shown(Path film) {
    try (MediaFile media = MediaFile.open(film)) {
      return media.info().video().orElseThrow();
    }
  }

  /** The colours in the four corners, each by one letter. */
  private static String corners(byte[] rgb, Path film) {
    VideoStream shown = shown(film);
    StringBuilder letters = new StringBuilder(shown.width() + "x" + shown.height() + " ");
    for (int y : new int[] {8, shown.height() - 9}) {
      for (int x : new int[] {8, shown.width() - 9}) {
        int at = 3 * (y * shown.width() + x);
        int bits = 0;
        for (int i = 0; i < 3; i++) {
          bits |= (rgb[at + i] & 0xff) > 128 ? 1 << i : 0;
        }
        letters.append("krgybmcw".charAt(bits));
      }
    }
    return letters.toString();
  }

  @Test
  void aMatrixSaysHowAPictureIsTurned() {
    int one = 1 << 16;
    assertThat(Orientation.of(one, 0, 0, one)).isEqualTo(Orientation.UPRIGHT);
    assertThat(Orientation.of(0, one, -one, 0))
        .as("a quarter clockwise")
        .isEqualTo(new Orientation(true, true, false));
    assertThat(Orientation.of(-one, 0, 0, one)).isEqualTo(new Orientation(false, true, false));
    assertThat(Orientation.of(46_341, 20_000, -20_000, 46_341))
        .as("less than 45 degrees")
        .isEqualTo(Orientation.UPRIGHT);
    assertThat(Orientation.of(0, 0, 0, 0)).as("nonsense").isEqualTo(Orientation.UPRIGHT);
  }

  @ParameterizedTest
  @CsvSource({"64/45, 1024, 576", "16/15, 768, 576", "8/9, 640, 576", "1000, 720, 576"})
  void pixelsBecomeSquare(String aspect, int width, int height) {
    Path film = TestMedia.made(
        folder.resolve("wide.mkv"),
        "-f lavfi -i color=gray:s=720x576:d=0.1,drawbox=0:0:360:576:white:fill,setsar=" + aspect
            + " -c:v ffv1");
    assertThat(shown(film)).matches(it -> it.width() == width && it.height() == height);
    byte[] pixels = TestMedia.picture(film, PixelFormat.GRAY8, 0);
    assertThat(pixels).hasSize(width * height);
    assertThat(pixels[width / 2 - 4] & 0xff).isCloseTo(255, within(2));
    assertThat(pixels[width / 2 + 4] & 0xff).isCloseTo(128, within(2));
  }

  /** Two films one after the other in one stream. */
  @Test
  void aPictureOfAnotherShapeKeepsItsProportions() throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (String size : new String[] {"320x160", "160x160", "80x160"}) {
      Path part = TestMedia.made(
          folder.resolve(size + ".mpg"),
          "-f lavfi -i color=white:s=" + size + ":d=0.4:r=25 -c:v mpeg2video -q:v 2 -f mpeg2video");
      joined.write(Files.readAllBytes(part));
    }
    Path film = Files.write(folder.resolve("joined.m2v"), joined.toByteArray());
    for (PixelFormat format : PixelFormat.values()) {
      VideoSpec spec = new VideoSpec(200, 100, format);
      assertThat(whiteColumns(film, spec, 0.1)).isEqualTo(200);
      assertThat(whiteColumns(film, spec, 0.6)).isEqualTo(100);
      assertThat(whiteColumns(film, spec, 1.0)).isEqualTo(50);
    }
  }

  /** How many columns in the middle row are white; the others are black. */
  private static int whiteColumns(Path film, VideoSpec spec, double time) {
    byte[] pixels = TestMedia.picture(film, spec, time);
    int pixel = spec.format() == PixelFormat.RGB24 ? 3 : 1;
    int white = 0;
    for (int x = 0; x < spec.width(); x++) {
      int value = pixels[(spec.height() / 2 * spec.width() + x) * pixel] & 0xff;
      assertThat(value).matches(it -> it < 20 || it > 230);
      white += value > 230 ? 1 : 0;
    }
    return white;
  }

  @Test
  void aFewLinesMoreAreNoOtherShape() {
    DisplaySize whole = new DisplaySize(1920, 1080);
    assertThat(new DisplaySize(1920, 1088).within(whole, 100, 50))
        .isEqualTo(new DisplaySize.Place(0, 0, 100, 50));
    assertThat(new DisplaySize(1440, 1080).within(whole, 192, 108))
        .isEqualTo(new DisplaySize.Place(24, 0, 144, 108));
    assertThat(new DisplaySize(640, 640).within(whole, 192, 108))
        .isEqualTo(new DisplaySize.Place(42, 0, 108, 108));
  }
}
