package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream.VideoProperties;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/** A picture that changes its size or shape midway is shown whole and undistorted, or refused. */
class ChangingPictureTest extends ReencodeTester {
  private static final String WHITE = "-f lavfi -i color=white:r=10:d=1:s=";
  private static final int BRIGHT = 128;

  /** White pictures of one size, then of another, joined without encoding. */
  private Path joined(String first, String second) {
    for (String size : List.of(first, second)) {
      ffmpeg(WHITE + size + " -c:v libvpx -crf 10 -b:v 1M @" + size + ".webm");
    }
    text("list.txt", "file '" + first + ".webm'\nfile '" + second + ".webm'\n");
    ffmpeg("-f concat -safe 0 -i @list.txt -c copy @joined.webm");
    return folder.resolve("joined.webm");
  }

  /** White pictures for a screen of one shape, then of another. */
  private Path broadcast() {
    for (String shape : List.of("4/3", "16/9")) {
      ffmpeg("-f lavfi -i color=white:r=25:d=1:s=180x144 -vf setdar=" + shape
          + " -c:v mpeg2video -g 5 -bf 0 @" + shape.charAt(0) + ".ts");
    }
    text("list.txt", "file '4.ts'\nfile '1.ts'\n");
    ffmpeg("-f concat -safe 0 -i @list.txt -c copy @both.ts");
    return folder.resolve("both.ts");
  }

  /** Columns and rows in which the picture at a time is white, and those it has. */
  private List<Integer> white(String name, double seconds) {
    try (MediaFile file = MediaFile.open(folder.resolve(name));
        VideoDecoder pictures = file.video(new VideoSpec(0, 0, PixelFormat.GRAY8))) {
      pictures.seek(seconds);
      assertThat(pictures.next()).isTrue();
      int width = pictures.width();
      int height = pictures.height();
      byte[] grey = new byte[width * height];
      pictures.copyTo(grey);
      int columns = 0;
      for (int x = 0; x < width; x++) {
        columns += (grey[height / 2 * width + x] & 0xff) > BRIGHT ? 1 : 0;
      }
      int rows = 0;
      for (int y = 0; y < height; y++) {
        rows += (grey[y * width + width / 2] & 0xff) > BRIGHT ? 1 : 0;
      }
      return List.of(columns, rows, width, height);
    }
  }

  @Test
  void aPictureThatGrowsIsShownInItsLargestSize() {
    Path film = joined("160x90", "320x180");
    Outcome outcome = reencode(film);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("its picture changes midway (160x90, 320x180)");
    assertThat(white("joined.reencoded.webm", 0.5)).containsExactly(320, 180, 320, 180);
    assertThat(white("joined.reencoded.webm", 1.5)).containsExactly(320, 180, 320, 180);
  }

  @Test
  void aPictureThatTurnsGetsBars() {
    Path film = joined("240x160", "160x240");
    // As all commands show it that decode in-process.
    assertThat(white("joined.webm", 1.5).get(0)).isCloseTo(106, within(4));
    assertThat(reencode(film).exit()).isZero();
    assertThat(white("joined.reencoded.webm", 0.5)).containsExactly(240, 160, 240, 160);
    List<Integer> turned = white("joined.reencoded.webm", 1.5);
    assertThat(turned.get(0)).isCloseTo(106, within(4));
    assertThat(turned.subList(1, 4)).containsExactly(160, 240, 160);
  }

  /** Where a cell of the comparison is less than a pixel, and bars begin at an even one. */
  @ParameterizedTest
  @ValueSource(ints = {90, 100, 120})
  void aPictureThatTurnsCanBeSmall(int height) {
    for (String size : List.of("640x360", "360x640")) {
      ffmpeg("-f lavfi -i testsrc=r=25:d=1:s=" + size + " -c:v libvpx -crf 10 -b:v 1M @" + size
          + ".webm");
    }
    text("list.txt", "file '640x360.webm'\nfile '360x640.webm'\n");
    ffmpeg("-f concat -safe 0 -i @list.txt -c copy @joined.webm");
    Outcome outcome = reencode(folder.resolve("joined.webm"), "--resize", height, "--crop", "auto");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("not cropped, as its picture changes");
  }

  @Test
  void aBroadcastOfTwoShapesKeepsBoth() {
    Outcome outcome = reencode(broadcast());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("its picture changes midway");
    List<Integer> narrow = white("both.reencoded.mkv", 0.5);
    List<Integer> wide = white("both.reencoded.mkv", 1.5);
    assertThat(wide).containsExactly(256, 144, 256, 144);
    assertThat(narrow.get(0)).isCloseTo(192, within(4));
    assertThat(narrow.get(1)).isEqualTo(144);
  }

  @Test
  void aChangeCanBeRefused() {
    Path film = joined("160x90", "320x180");
    Outcome outcome = reencode(film, "--on-change", "refuse");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("its picture changes midway: 160x90, 320x180; --on-change pad shows all");
    film("even.mp4");
    assertThat(reencode(folder.resolve("even.mp4"), "--on-change", "refuse").exit())
        .isZero();
  }

  @Test
  void aQualityIsFoundForIt() {
    Path film = joined("160x90", "320x180");
    Outcome outcome = reencode(film, "--target-quality", 0.9, "--resize", 90);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("SSIM");
    VideoProperties made = contents("joined.reencoded.webm").streams().get(0).picture();
    assertThat(List.of(made.width(), made.height())).containsExactly(160, 90);
  }
}
