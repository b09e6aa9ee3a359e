package org.smalti.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.files.CompanionName;
import org.smalti.core.table.TableReader;

final class FailuresTest {
  @TempDir
  private Path folder = Path.of("");

  /** {@code samples} and {@code vsamples --silent} write tables of one pattern, so they share its failures table. */
  @Test
  void aStageKeepsTheRowsOfOtherStagesAndReplacesItsOwn() {
    Path out = folder.resolve("%s.csv");
    Failures samples = new Failures();
    samples.add(new Failure("b.mp4", "samples", "broken"));
    samples.add(new Failure("c.mp4", "samples", "broken"));
    samples.write(out, "samples");

    new Failures().write(out, "vsamples --silent");
    assertThat(TableReader.read(Failures.beside(out)).stream())
        .extracting(row -> row.text("filename"))
        .containsExactly("b.mp4", "c.mp4");

    Failures silent = new Failures();
    silent.add(new Failure("a.mp4", "vsamples --silent", "damaged"));
    silent.write(out, "vsamples --silent");
    Failures again = new Failures();
    again.add(new Failure("c.mp4", "samples", "broken"));
    again.write(out, "samples");
    assertThat(TableReader.read(Failures.beside(out)).stream())
        .extracting(row -> row.text("filename"))
        .containsExactly("a.mp4", "c.mp4");

    new Failures().write(out, "samples");
    new Failures().write(out, "vsamples --silent");
    assertThat(Failures.beside(out)).doesNotExist();
  }

  @Test
  void theStagesThatWereBegunAreReplacedTooAndOthersStay() {
    Path out = folder.resolve("subset.csv");
    Failures tsne = new Failures();
    tsne.begin("vectors");
    tsne.add(new Failure("a.mp4", "vectors", "broken"));
    tsne.add(new Failure("a.mp4", "vectors", "broken"));
    assertThat(tsne.count()).as("the same, tried twice").isOne();
    tsne.write(out, "tsne");
    Failures spans = new Failures();
    spans.add(new Failure("b.mp4", "vsamples", "broken"));
    spans.write(out, "vsamples");
    assertThat(stages(out)).containsExactly("vectors", "vsamples");

    Failures grid = new Failures();
    grid.begin("vectors");
    grid.write(out, "grid");
    assertThat(stages(out)).containsExactly("vsamples");

    new Failures().write(out);
    assertThat(Failures.beside(out)).as("of an output that is new").doesNotExist();
  }

  @Test
  void hiddenTablesOnTheWayToAnOutputHaveNamesThatCanBeSeen() {
    Path film = folder.resolve("film.mp4");
    Path sequence = CompanionName.table(film, CompanionName.SEQUENCE);
    assertThat(sequence).hasFileName(".film.mp4.sequence.csv");
    assertThat(CompanionName.table(sequence, CompanionName.TARGET))
        .hasFileName(".film.mp4.target.csv");
    assertThat(Failures.beside(sequence)).hasFileName("film.mp4.sequence.failures.csv");
    assertThat(CompanionName.hidden(sequence, "journal"))
        .hasFileName(".film.mp4.sequence.csv.journal");
    assertThat(Failures.beside(folder.resolve(".mine.csv"))).hasFileName(".mine.csv.failures.csv");
  }

  private static List<String> stages(Path out) {
    return TableReader.read(Failures.beside(out)).stream()
        .map(row -> row.text("stage"))
        .toList();
  }
}
