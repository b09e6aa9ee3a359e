package org.smalti.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
