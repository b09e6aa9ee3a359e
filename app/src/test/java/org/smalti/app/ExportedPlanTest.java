package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** What a sort or a film would play goes to other programs without being rendered. */
class ExportedPlanTest {
  @TempDir
  Path folder;

  private Outcome smalti(Object... words) {
    Outcome outcome = CommandTester.of(Main.class).run(words);
    assertThat(outcome.exit()).as(Arrays.toString(words) + outcome.err()).isZero();
    return outcome;
  }

  @Test
  void aSortedSoundAndAFilmBecomeEditLists() throws IOException {
    Files.copy(Launcher.project().resolve("data/bell.flac"), folder.resolve("bell.flac"));
    Path samples = folder.resolve("samples.csv");
    Files.writeString(samples, """
        filename,start,dur,power,hz,clarity,gridX,gridY
        bell.flac,0,200.5,3,440,0.9,0,0
        bell.flac,300,200,2,220,0.9,1,0
        bell.flac,600,333.333,1,330,0.9,0,1
        """);
    for (List<String> made : List.of(List.of("sort"), List.of("compose", "waves"))) {
      Path plan = folder.resolve(made.get(0) + ".csv");
      Object[] words = {
        "--in",
        samples,
        "--dir",
        folder,
        "--out",
        folder.resolve("none.mp4"),
        "--dry-run",
        "--plan",
        plan
      };
      if (made.get(0).equals("sort")) {
        words[5] = folder.resolve("none.wav");
      }
      Object[] all = new Object[made.size() + words.length];
      System.arraycopy(made.toArray(), 0, all, 0, made.size());
      System.arraycopy(words, 0, all, made.size(), words.length);
      smalti(all);
      Table sequence = TableReader.read(plan);
      assertThat(sequence.size()).isGreaterThanOrEqualTo(3);
      Path labels = folder.resolve(made.get(0) + ".txt");
      smalti("export", "audacity", "--in", plan, "--dir", folder, "--out", labels);
      List<String> lines = Files.readAllLines(labels);
      assertThat(lines).hasSize(sequence.size());
      double first =
          sequence.stream().mapToDouble(row -> row.number("at")).min().orElseThrow();
      assertThat(Double.parseDouble(lines.get(0).split("\t")[0])).isEqualTo(first / 1000);
      Path project = folder.resolve(made.get(0) + ".rpp");
      smalti("export", "reaper", "--in", plan, "--dir", folder, "--out", project);
      for (Row row : sequence.rows()) {
        assertThat(project).content().contains("SOFFS " + seconds(row) + "\n");
      }
    }
  }

  private static String seconds(Row row) {
    return new BigDecimal(row.text("start"))
        .movePointLeft(3)
        .stripTrailingZeros()
        .toPlainString();
  }
}
