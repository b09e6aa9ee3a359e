package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

/** {@code --master} where it is wrong is an error that says why. */
class MasterOptionTest {
  private static final String MASTER = "--master=nowhere";

  @TempDir
  Path folder;

  private static Outcome smalti(Object... words) {
    return CommandTester.of(Main.class).run(words);
  }

  @Test
  void serversAreSparedByOneProcess() {
    Outcome outcome = smalti(
        "ia",
        "search",
        "--query",
        "x",
        "--out",
        folder.resolve("i.csv"),
        "--archive-url",
        "http://127.0.0.1:1",
        MASTER);
    assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("kept by one process");
  }

  @Test
  void commandsWithoutWorkFileByFileSaySo() {
    for (String command : List.of("summarize", "subset")) {
      Outcome outcome =
          smalti(command, "--in", "i.csv", "--dir", "d", "--out", folder.resolve("o.csv"), MASTER);
      assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE);
      assertThat(outcome.err())
          .contains("smalti " + command + " has no work that other machines could do");
    }
  }

  @Test
  void aMasterThatNobodyServesIsNamed() {
    Path film = Launcher.project().resolve("data/bell.flac");
    Outcome outcome = smalti("probe", film, MASTER);
    assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("no engine for nowhere is installed");
  }

  @Test
  void aSettingOfSparkNeedsAMaster() {
    Path film = Launcher.project().resolve("data/bell.flac");
    Outcome outcome = smalti("probe", film, "--spark-conf", "spark.executor.memory=1g");
    assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("--spark-conf needs --master");
  }

  @Test
  void anObjectStoreIsNoFolder() {
    Outcome outcome = smalti("probe", "s3a://bucket/film.mp4");
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("object stores and HDFS are not read");
  }
}
