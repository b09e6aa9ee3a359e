package org.smalti.tools.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.table.ColumnType;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

class SecondReadingTest {
  private static final Table NO_SAMPLES = Table.ofCells(new Columns("", List.of()), List.of());

  @TempDir
  Path folder;

  private int rowsOfTwo(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    ScannedTable before =
        new ScannedTable(file, List.of("a"), List.of(ColumnType.WHOLE), 2, "", NO_SAMPLES);
    int rows = 0;
    try (SecondReading again = new SecondReading(before, Run.silent())) {
      while (again.hasNext()) {
        again.next();
        rows++;
      }
    }
    return rows;
  }

  @Test
  void aTableThatHasChangedLengthMeanwhileIsRefused() throws IOException {
    assertThat(rowsOfTwo("a\n1\n2\n")).isEqualTo(2);
    for (String text : List.of("a\n1\n", "a\n1\n2\n3\n")) {
      assertThatThrownBy(() -> rowsOfTwo(text))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("the table was changed while it was read");
    }
  }
}
