package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;

class SilentCellsTest {
  @TempDir
  private Path folder = Path.of("");

  private final CommandTester grid = CommandTester.of(GridCommand.class);

  @Test
  void samplesOfSilentFilmsGetCellsAroundTheOthers() throws IOException {
    TestMedia.audio(folder.resolve("a.wav"), "wav", TestMedia.chirp(96_000, 1, 48_000), 48_000, 1);
    StringBuilder rows = new StringBuilder("filename,start,dur,silent\n");
    for (int i = 0; i < 9; i++) {
      rows.append("a.wav,").append(200 * i).append(",200,\n");
    }
    for (int i = 0; i < 5; i++) {
      rows.append("film.mp4,").append(500 * i).append(",500,1\n");
    }
    var run = run(rows.toString(), "--grid", "5x5", "--dir", folder);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("5 samples of silent films lie around the others")
        .doesNotContain("without a cell");
    Set<String> cells = new HashSet<>();
    for (Row row : table().rows()) {
      int x = (int) row.number("gridX");
      int y = (int) row.number("gridY");
      cells.add(x + "x" + y);
      boolean inside = x >= 1 && x <= 3 && y >= 1 && y <= 3;
      assertThat(inside).as("%dx%d", x, y).isEqualTo(!row.filled("silent"));
    }
    assertThat(cells).hasSize(14);
  }

  @Test
  void silentFilmsAloneGetAGridToo() throws IOException {
    String rows = "filename,start,dur,silent,power\nb,0,9,1,3\nb,9,9,1,7\na,0,9,1,1\n";
    var run = run(rows, "--grid", "2x1", "--dir", folder);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("1 more find no free cell");
    assertThat(table().row(0).filled("gridX")).isTrue();
    assertThat(table().row(1).filled("gridX")).isTrue();
    assertThat(table().row(2).filled("gridX")).as("least moves").isFalse();
  }

  @Test
  void rowsThatHaveAPlaceKeepIt() throws IOException {
    String rows = "filename,start,dur,silent,tsne,tsne2\na,0,9,1,0,0\na,9,9,0,1,0\na,18,9,,0,1\n";
    var run = run(rows, "--grid", "2x2");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("silent");
  }

  private CommandTester.Outcome run(String rows, Object... options) throws IOException {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, rows);
    Object[] words = new Object[options.length + 2];
    words[0] = "--in";
    words[1] = table;
    System.arraycopy(options, 0, words, 2, options.length);
    return grid.run(words);
  }

  private Table table() {
    return TableReader.read(folder.resolve("t.csv"));
  }
}
