package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;
import org.smalti.tools.batch.video.FfmpegEncoder.Quality;
import org.smalti.tools.batch.video.SettingSearch.Found;

/** The search for the setting that just reaches a quality. */
class TargetQualityTest extends ReencodeTester {
  private static final Quality RANGE = new Quality(1, 35, 63);

  @Test
  void theLargestSettingThatReachesTheGoalIsFoundInFewTrials() {
    for (double goal : List.of(0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995)) {
      for (double bend : List.of(0.7, 1.0, 1.4)) {
        List<Integer> tried = new ArrayList<>();
        Found found = new SettingSearch(new TargetQuality(goal), RANGE).find("a", setting -> {
          tried.add(setting);
          return similarity(setting, bend);
        });
        assertThat(similarity(found.setting(), bend)).isGreaterThanOrEqualTo(goal);
        assertThat(tried).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(8);
        boolean next = found.setting() == 63 || similarity(found.setting() + 1, bend) < goal;
        assertThat(next || similarity(found.setting(), bend) - goal < 0.002)
            .as("%s %s: %s after %s", goal, bend, found, tried)
            .isTrue();
      }
    }
  }

  private static double similarity(int setting, double bend) {
    return 1 - 0.0005 * Math.exp(6.5 * Math.pow(setting / 63.0, bend));
  }

  @Test
  void whatEverySettingReachesIsMadeAsSmallAsCanBe() {
    Found found = new SettingSearch(new TargetQuality(0.5), RANGE).find("a", setting -> 0.99);
    assertThat(found.setting()).isEqualTo(63);
    assertThat(found.trials()).isLessThanOrEqualTo(6);
  }

  @Test
  void whatNoSettingReachesSaysTheBest() {
    SettingSearch search = new SettingSearch(new TargetQuality(0.999), RANGE);
    assertThatThrownBy(() -> search.find("a.mp4", setting -> 0.99 - setting / 1e4))
        .isInstanceOf(SmaltiException.class)
        .hasMessage(
            "a.mp4: no setting reaches SSIM 0.9990; the best, crf 1, gives SSIM 0.9899: ask for less");
  }

  @Test
  void measuresAreReadFromWhatTheFiltersWrite() {
    TargetQuality ssim = new TargetQuality(0.9);
    assertThat(ssim.read(List.of(
            "n:1 Y:0.9 U:0.8 V:0.7 All:0.980000 (16.9)", "n:2 Y:1 U:1 V:1 All:1.000000 (inf)")))
        .hasValue(0.99);
    assertThat(ssim.read(List.of())).isEmpty();
    TargetQuality vmaf = new TargetQuality(94);
    assertThat(vmaf.read(List.of("Frame,integer_adm2,vmaf,", "0,0.9,94.0,", "1,0.9,96.0,")))
        .hasValue(95);
    assertThat(vmaf.read(List.of("Frame,vmaf_none", "0,1"))).isEmpty();
  }

  @Test
  void scenesAreSpreadOverAFilm() {
    FilmExcerpts hour = FilmExcerpts.of(3600.0);
    assertThat(hour.count()).isEqualTo(8);
    assertThat(hour.starts()).isSorted().first().isEqualTo(224.0);
    assertThat(hour.starts().get(7)).isEqualTo(3374.0);
    assertThat(FilmExcerpts.of(5.0)).isEqualTo(new FilmExcerpts(List.of(0.0), 0));
    assertThat(FilmExcerpts.of(-1.0).count()).isEqualTo(1);
  }

  @Test
  void aClipIsAsGoodAsAsked() throws IOException {
    Files.copy(TestFiles.data().resolve("city_night.mp4"), folder.resolve("night.mp4"));
    ffmpeg("-i @night.mp4 -t 2 -c copy @short.mp4");
    assertThat(search("short.mp4", 0.95)).contains("on 1 scene,");
    assertThat(similarity("short.mp4")).isCloseTo(0.95, within(0.005));
  }

  @Test
  void scenesStandForAFilm() throws IOException {
    Files.copy(TestFiles.data().resolve("grand_prix_1906.mp4"), folder.resolve("race.mp4"));
    assertThat(search("race.mp4", 0.95)).contains("on 4 scenes,");
    assertThat(similarity("race.mp4")).isCloseTo(0.95, within(0.005));
  }

  /** Encodes, and gives what was said of the search. */
  private String search(String name, double goal) {
    Outcome outcome =
        reencode(folder.resolve(name), "--target-quality", goal, "--preset", 12, "--resize", 160);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    Matcher said = Pattern.compile("crf \\d+: SSIM (0\\.\\d+) on .*trials?").matcher(outcome.out());
    assertThat(said.find()).as(outcome.out()).isTrue();
    assertThat(Double.parseDouble(said.group(1))).isBetween(goal, goal + 0.005);
    return said.group();
  }

  /** Of the whole result to its source. */
  private double similarity(String name) throws IOException {
    ffmpeg(
        "-i @" + name.replace(".", ".reencoded.") + " -i @" + name + " -filter_complex",
        "[0:v]setpts=N/25/TB[a];[1:v]setpts=N/25/TB,scale=-2:160:flags=lanczos,format=yuv420p10le[b];"
            + "[a][b]ssim=stats_file=" + folder.resolve("lines.txt"),
        "-f null -");
    return new TargetQuality(1)
        .read(Files.readAllLines(folder.resolve("lines.txt")))
        .orElseThrow();
  }
}
