package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets write them. */
class HeaderCellsTest {
  @TempDir
  Path folder = Path.of("");

  private Table table(String text) throws IOException {
    return TableReader.read(Files.writeString(folder.resolve("t.csv"), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n,\n,\n",
        "a,b,,\n1,2,,\n,,,\n",
        "a,,b,\r\n1,,2,\r\n",
        "a,\" \",b\n1,\"\",2\n,,\n",
        "a,b\n1,2,,\n",
        "a;b;;\n1;2;;\n;;;\n"
      })
  void emptyHeaderCellsAndEndRowsAreNothing(String text) throws IOException {
    Table table = table(text);
    assertThat(table.columns().names()).isEqualTo(List.of("a", "b"));
    assertThat(table.size()).isOne();
    assertThat(table.row(0).text("b")).isEqualTo("2");
  }

  @Test
  void whatStandsInAColumnWithoutNameIsNotLost() {
    assertThatThrownBy(() -> table("a,,b\n1,,2\n1,x,2\n"))
        .hasMessageContaining("t.csv, row 2: \"x\" stands in column 2, which has no name");
    assertThatThrownBy(() -> table("a,b\n1,2,x\n")).hasMessageContaining("3 cells where");
  }

  @Test
  void aTableWithoutAnyNameIsNone() {
    assertThatThrownBy(() -> table("\"\",\n1,2\n")).hasMessageContaining("no column has a name");
  }

  @Test
  void aRowOfOursWithoutContentIsARow() throws IOException {
    Path path = folder.resolve("ours.csv");
    try (TableWriter writer = new TableWriter(path, List.of("a", "b"))) {
      writer.add("", "");
      writer.commit();
    }
    assertThat(path).hasContent("a,b\n\"\",\n");
    assertThat(TableReader.read(path).size()).isOne();
  }
}
