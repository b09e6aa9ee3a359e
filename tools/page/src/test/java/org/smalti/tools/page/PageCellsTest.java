package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** The cells of a table in its page, and what is made of them. */
class PageCellsTest extends ExploreTester {
  @Test
  void aSelectionOfTheWholePageIsTheTableItself() {
    explore();
    Table before = TableReader.read(table);
    JsonNode columns = site().samples().get("columns");
    assertThat(columns)
        .extracting(column -> column.get("name").asText())
        .containsExactlyElementsOf(before.columns().names());
    for (JsonNode column : columns) {
      for (int i = 0; i < ALL; i++) {
        assertThat(cell(column, i))
            .isEqualTo(before.row(i).text(column.get("name").asText()));
      }
    }
  }

  /** As the page writes it. */
  private static String cell(JsonNode column, int row) {
    if (column.get("kind").asText().equals("text")) {
      return column
          .get("words")
          .get(TestSite.integers(column.get("values"))[row])
          .asText();
    }
    if (column.path("texts").has(Integer.toString(row))) {
      return column.get("texts").get(Integer.toString(row)).asText();
    }
    double number = TestSite.doubles(column.get("values"))[row];
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  @Test
  void numbersAsOtherProgramsWriteThemAreAMap() throws IOException {
    String cells = Files.readString(table);
    Files.writeString(
        table,
        cells
            .replace(",1.5,", ",1.5000000000000002,")
            .replace(",0.5,", ",5e-1,")
            .replace(",2.5,", ",nan,"));
    Outcome outcome = explore("--thumbnails", 0);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).doesNotContain("no plane");
    assertThat(site().samples().get("plane"))
        .extracting(JsonNode::asText)
        .containsExactly("tsne", "tsne2");
    Table before = TableReader.read(table);
    for (JsonNode column : site().samples().get("columns")) {
      for (int i = 0; i < ALL; i++) {
        assertThat(cell(column, i))
            .isEqualTo(before.row(i).text(column.get("name").asText()));
      }
    }
  }

  @Test
  void aMapThatCanNotBeShownIsNamed() throws IOException {
    String cells = Files.readString(table);
    Files.writeString(table, cells.replace(",1.5,", ",up,").replace(",1,3,", ",2003,3,"));
    Outcome outcome = explore("--thumbnails", 0);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err())
        .contains(
            "subset.csv: tsne and tsne2 are no plane", "row 3", "\"up\"", "grid is too sparse");
    assertThat(site().samples().get("plane").isNull()).isTrue();
    assertThat(site().samples().get("grid").isNull()).isTrue();
  }

  @Test
  void aColumnWithoutAnyCellIsNotOffered() throws IOException {
    Files.writeString(table, Files.readString(table).replaceAll(",00\\d+", ","));
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    assertThat(site().samples().get("offered"))
        .extracting(JsonNode::asText)
        .doesNotContain("my own");
  }
}
