package org.smalti.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher;
import org.smalti.app.Main;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.cli.config.ConfigFiles;
import org.smalti.core.cli.config.ConfigRules;
import org.smalti.core.cli.config.ConfigTree;
import picocli.CommandLine;

class ConfigCommandTest {
  @TempDir
  Path folder;

  private Outcome smalti(Object... words) {
    return CommandTester.of(Main.class)
        .reading(ConfigFiles.of(folder, Map.of("HOME", folder.resolve("home").toString())))
        .run(words);
  }

  private Path local(String... lines) throws Exception {
    return Files.write(folder.resolve(".smalti"), List.of(lines));
  }

  @Test
  void whatFilesSetIsShownWithItsLine() throws Exception {
    Path file = local("threads=2", "", "video.relay.timeout=7");
    Outcome outcome = smalti("config");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .anyMatch(line -> line.matches(".*/\\.smalti +2 options"))
        .anyMatch(line -> line.matches(".*/home/\\.config/smalti/config\\.properties +not there"))
        .anyMatch(line -> line.matches("threads +2 .* 1 +\\d+ commands"))
        .anyMatch(line -> line.matches("video.relay.timeout +7 .* 3 +video relay"));
    assertThat(smalti("config", "--format", "csv").out())
        .contains(
            "option,value,file,line,sets", "video.relay.timeout,7," + file + ",3,video relay");
  }

  @Test
  void everyOptionOfACommandIsShownWithItsValue() throws Exception {
    Path file = local("video.timeout=7");
    Outcome outcome = smalti("config", "video", "relay", "--format", "csv");
    assertThat(outcome.out())
        .contains(
            "video relay,--timeout,7,\"" + file + ", line 1\"", "video relay,--progress,auto,");
    assertThat(outcome.out()).doesNotContain("video info");
    assertThat(smalti("config", "--all", "--format", "csv").out())
        .contains("video info,--timeout,7", "ia search,", "compose follow,");
    assertThat(smalti("config", "vidoe").err())
        .startsWith("smalti: smalti has no command vidoe; did you mean video?");
  }

  @Test
  void allLinesThatMeanNothingAreNamed() throws Exception {
    Path file = local("thraeds=2", "samples.min=50", "video.realy.timeout=7");
    Outcome outcome = smalti("config");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).contains("samples.min");
    assertThat(outcome.err())
        .contains(
            file + ", line 1: thraeds: no command has an option --thraeds; did you mean threads?",
            "smalti: " + file + ", line 3: video.realy.timeout: smalti video has no command realy;"
                + " did you mean relay?");
  }

  @Test
  void aStepWorksWithTheValuesOfAFile() throws Exception {
    local("stats.histogram.bins=none");
    Path table = Files.writeString(folder.resolve("t.csv"), "filename,hz\na,1\n");
    Outcome outcome = smalti("stats", "histogram", "--in", table, "--plot", "hz", "--out", "h.png");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(".smalti, line 1: stats.histogram.bins: 'none' is not a");
  }

  /** What a step was done with stands in its journal, wherever it was said. */
  @Test
  void aStepIsDoneAgainWhereAFileChangesItsOptions() throws Exception {
    Path sound = Files.copy(Launcher.project().resolve("data/bell.flac"), folder.resolve("b.flac"));
    Path table = folder.resolve("samples.csv");
    local("samples.min=100");
    assertThat(smalti("samples", sound, "--out", table).err()).contains("in 1 file");
    assertThat(smalti("samples", sound, "--out", table).err()).contains("already has its samples");
    assertThat(smalti("samples", sound, "--out", table, "--min", "100").err())
        .as("the same, given")
        .contains("already has its samples");
    local("samples.min=60");
    assertThat(smalti("samples", sound, "--out", table).err()).contains("in 1 file");
  }

  @Test
  void commandsThatHelpWorkWhereAFileIsWrong() throws Exception {
    local("nonsense=1");
    assertThat(smalti("version").exit()).isZero();
    assertThat(smalti("completion", "bash").exit()).isZero();
    assertThat(smalti("stats", "totals", "--help").exit()).isZero();
    assertThat(smalti("stats", "totals", "--in", "none.csv").exit()).isEqualTo(2);
  }

  @Test
  void everyRefusedOptionIsOneOfTheProgram() {
    List<String> all = ConfigTree.all(Main.commandLine())
        .map(CommandLine::getCommandSpec)
        .flatMap(command -> command.optionsMap().keySet().stream())
        .toList();
    for (String option : ConfigRules.options()) {
      assertThat(all).contains("--" + option);
    }
  }
}
