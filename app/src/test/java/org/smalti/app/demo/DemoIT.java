package org.smalti.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher;
import org.smalti.app.Launcher.Result;
import org.smalti.app.make.MakeSteps;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** Takes a minute: it is the whole demo. */
class DemoIT {
  @TempDir
  Path folder;

  @Test
  void makesEverythingOnceAndSaysSoTheSecondTime() throws IOException {
    Launcher smalti = Launcher.in(folder);
    Result first = smalti.run("demo");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("index.html");
    for (var step : DemoCommand.steps("http://", Path.of("out"))) {
      assertThat(first.err()).contains("$ smalti " + step.get(0));
    }
    Path out = folder.resolve("out");
    assertThat(MakeSteps.RESULTS)
        .allSatisfy(name -> assertThat(out.resolve(name)).isNotEmptyFile());
    Table items = TableReader.read(out.resolve("items.csv"));
    assertThat(items.size())
        .isEqualTo(
            TableReader.read(Launcher.project().resolve("data/items.csv")).size());
    assertThat(items.stream()).allSatisfy(row -> {
      assertThat(out.resolve("media").resolve(row.text("filename"))).isNotEmptyFile();
      assertThat(out.resolve("samples").resolve(row.text("filename") + ".csv"))
          .as("of sounds, and of films without sound")
          .isNotEmptyFile();
    });

    FileTime made = Files.getLastModifiedTime(out.resolve("mosaic.mp4"));
    Result second = smalti.run("demo");
    assertThat(second.exit()).isZero();
    assertThat(second.err()).contains("already complete").doesNotContain("$ smalti");
    assertThat(Files.getLastModifiedTime(out.resolve("mosaic.mp4"))).isEqualTo(made);
  }

  @Test
  void aFolderWithoutMediaIsExplained() {
    Result result = Launcher.in(folder).run("demo", "--data", folder);
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("no items.csv there");
  }
}
