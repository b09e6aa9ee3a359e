package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;

/** What a film would come to is known before the work, and hardware is told what to do. */
class FilmEstimateTest extends ReencodeTester {
  private Path film() throws IOException {
    return Files.copy(TestFiles.data().resolve("grand_prix_1906.mp4"), folder.resolve("race.mp4"));
  }

  /** Of half a minute, of which a part is encoded alone. */
  private Path longer() {
    ffmpeg(
        "-f lavfi -i mandelbrot=s=160x90:r=10 -f lavfi -i sine -t 30 -pix_fmt yuv420p",
        "-c:v libx264 -preset ultrafast -crf 12 -c:a aac @long.mp4");
    return folder.resolve("long.mp4");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theSizeIsAboutThatOfTheResult() throws IOException {
    Path film = longer();
    Path report = folder.resolve("report.csv");
    Outcome outcome =
        reencode(film, "--codec", "h264", "--force", "--estimate", "--report", report);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("estimated").containsPattern("about .* of .*, saved .*, in");
    assertThat(names()).containsExactly("long.mp4", "report.csv");
    Matcher cells =
        Pattern.compile("long.mp4,,estimated,(\\d+),(\\d+),").matcher(Files.readString(report));
    assertThat(cells.find()).isTrue();
    double estimated = Double.parseDouble(cells.group(2));
    assertThat(reencode(film, "--codec", "h264", "--force").exit()).isZero();
    double made = Files.size(folder.resolve("long.reencoded.mp4"));
    assertThat(estimated / made).isBetween(0.8, 1.25);
  }

  @Test
  void whatWouldSaveLittleIsLeftAlone() throws IOException {
    Path film = film();
    Outcome most = reencode(film, "--skip-below", "99%", "--resize", 160, "--preset", 12);
    assertThat(most.exit()).as(most.err()).isZero();
    assertThat(most.out()).containsPattern("skipped: would save \\d+ %, less than 99 %");
    assertThat(folder.resolve("race.reencoded.mp4")).doesNotExist();
    Outcome some = reencode(film, "--skip-below", "5%", "--resize", 160, "--preset", 12);
    assertThat(some.exit()).as(some.err()).isZero();
    assertThat(folder.resolve("race.reencoded.mp4")).exists();
  }

  @Test
  void percentArePercent() throws IOException {
    Path film = film();
    assertThat(reencode(film, "--skip-below", "much").err()).contains("percent of a film's size");
    assertThat(reencode(film, "--skip-below", "120").err()).contains("percent of a film's size");
    assertThat(reencode(film, "--estimate", "--args", "-c:v libx264").err())
        .contains("--estimate knows nothing of what --args says");
  }

  /** The program that comes along has none of these, so nothing is run. */
  @Test
  void hardwareIsToldWhatToDo() {
    assertThat(words("nvenc", "hevc"))
        .contains("-c:0 hevc_nvenc -preset:0 p5 -rc:0 vbr -cq:0 28 -b:0 0");
    assertThat(words("qsv", "av1")).contains("-c:0 av1_qsv -preset:0 medium -global_quality:0 28");
    assertThat(words("videotoolbox", "h264")).contains("-c:0 h264_videotoolbox -q:0 61");
  }

  private static String words(String maker, String codec) {
    FfmpegEncoder encoder = FfmpegEncoder.of(
            EncoderMaker.valueOf(maker.toUpperCase(Locale.ROOT)), codec)
        .orElseThrow();
    return String.join(
        " ",
        encoder.words(
            0,
            encoder.checkedQuality(null),
            encoder.checkedPreset(""),
            0,
            HdrEncoderOptions.UNSAID));
  }

  @Test
  void hardwareThatIsNotThereIsNamed() throws IOException {
    Path film = film();
    assertThat(reencode(film, "--encoder", "videotoolbox", "--codec", "hevc", "--preset", "")
            .err())
        .contains("has no encoder hevc_videotoolbox");
    assertThat(reencode(film, "--encoder", "nvenc", "--codec", "vp9").err())
        .contains("--encoder nvenc makes no VP9; choose --codec hevc");
    assertThat(reencode(film, "--encoder", "nvenc", "--codec", "hevc", "--preset", "slow")
            .err())
        .contains("preset slow: hevc_nvenc takes p1, p2");
    assertThat(reencode(film, "--encoder", "qsv", "--recipe", "screencast").err())
        .contains("is made by software");
  }
}
