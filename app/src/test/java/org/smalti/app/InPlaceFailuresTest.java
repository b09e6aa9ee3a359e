package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;

/** Steps that fill columns of one table share its failures table: each says only what it knows. */
class InPlaceFailuresTest {
  private static final Path DATA = Launcher.project().resolve("data");

  @TempDir
  Path folder;

  @Test
  void eachStepReplacesItsOwnRowsAndKeepsThoseOfOthers() throws IOException {
    Files.copy(DATA.resolve("bell.flac"), folder.resolve("bell.flac"));
    Path table = folder.resolve("subset.csv");
    Files.writeString(table, """
        filename,start,dur
        bell.flac,0,200
        bell.flac,300,200
        bell.flac,600,200
        late.flac,0,200
        """);

    assertThat(step("features").exit()).isEqualTo(6);
    assertThat(stages()).containsExactly("features");
    assertThat(step("tsne", "--components", "1").exit()).isEqualTo(6);
    List<String> both = stages();
    assertThat(both).hasSize(2).contains("features");
    assertThat(step("vsamples").exit()).isEqualTo(6);
    assertThat(stages()).containsAll(both).contains("vsamples").hasSize(3);
    assertThat(step("order").exit()).as("without failures of its own").isIn(0, 6);
    assertThat(stages()).contains("features", "vsamples");

    Files.copy(DATA.resolve("tabla.flac"), folder.resolve("late.flac"));
    assertThat(step("features").exit()).isZero();
    assertThat(stages()).doesNotContain("features").contains("vsamples");
    assertThat(step("vsamples").exit()).isZero();
    assertThat(step("tsne", "--components", "1").exit()).isZero();
    assertThat(folder.resolve("subset.csv.failures.csv")).doesNotExist();
  }

  private Outcome step(String... words) {
    Object[] all = new Object[words.length + 4];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--in";
    all[words.length + 1] = folder.resolve("subset.csv");
    all[words.length + 2] = "--dir";
    all[words.length + 3] = folder;
    return CommandTester.of(Main.class).run(all);
  }

  private List<String> stages() {
    return TableReader.read(folder.resolve("subset.csv.failures.csv")).stream()
        .filter(row -> row.text("filename").equals("late.flac"))
        .map(row -> row.text("stage"))
        .toList();
  }
}
