package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

/** {@code like} by columns that are measured of its file by {@code features}, on the way. */
class LikeTest {
  @TempDir
  private Path folder = Path.of("");

  private Outcome like(String columns) throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), """
        id,hz,clarity,taste
        low,110,0.9,1
        bell,6700,0.95,1
        noise,-1,0.1,2
        """);
    return CommandTester.of(Main.class)
        .run(
            "like",
            Launcher.project().resolve("data/bell.flac"),
            "--dur",
            1000,
            "--in",
            table,
            "--features",
            columns,
            "--out",
            "-");
  }

  @Test
  void aFileIsMeasuredAsTheTableWas() throws IOException {
    Outcome outcome = like("hz,clarity");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("id,hz,clarity,taste,distance\nbell,6700,0.95,1,0.0");
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("t.csv"));
  }

  @Test
  void aColumnThatNoSoundHasIsNamed() throws IOException {
    Outcome outcome = like("hz,taste");
    assertThat(outcome.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("--features taste is not measured from a sound, only power");
  }
}
