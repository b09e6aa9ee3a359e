package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

class PageColumnTest {
  private static final List<String> NASTY = List.of(
      "<script>alert(1)</script>",
      "</script><!--",
      "it's \"quoted\"",
      "back\\slash",
      "two\nlines\r\n",
      "\u2028\u2029",
      "\u05d0\u05d1 \u202eright to left",
      "\ud83d\udd14 bell \u0000\u001f",
      "",
      " space ");

  @TempDir
  Path folder;

  private JsonNode written(PageColumn column) {
    ScriptWriter.write(folder.resolve("page/c.js"), "c", column::write);
    return new TestSite(folder).part("c");
  }

  private PageColumn column(String name, String... cells) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, "filename," + name + "\n");
    for (String cell : cells) {
      Files.writeString(file, "a.wav," + cell + "\n", StandardOpenOption.APPEND);
    }
    return PageColumn.of(TableReader.read(file), name);
  }

  @Test
  void hostileTextsComeBackAsTheyAreAndEndNoScript() throws IOException {
    Path file = folder.resolve("table.csv");
    try (TableWriter table = new TableWriter(file, List.of("filename", "text"))) {
      NASTY.forEach(text -> table.add(text.isEmpty() ? "a.wav" : text, text));
      table.commit();
    }
    Table table = TableReader.read(file);
    JsonNode column = written(PageColumn.of(table, "text"));
    int[] words = TestSite.integers(column.get("values"));
    for (int i = 0; i < words.length; i++) {
      assertThat(column.get("words").get(words[i]).asText())
          .isEqualTo(table.row(i).text("text"));
    }
    assertThat(words).hasSize(NASTY.size());
    String script = Files.readString(folder.resolve("page/c.js"));
    assertThat(script).doesNotContain("<", "\u2028", "\u2029");
    assertThat(script.lines().count()).as("one line").isEqualTo(1);
  }

  @Test
  void numbersComeBackAsTheyAre() throws IOException {
    JsonNode column = written(column("hz", "440", "-1", "", "0.25", "123456789.25", "0.000001"));
    assertThat(column.get("kind").asText()).isEqualTo("number");
    assertThat(TestSite.doubles(column.get("values")))
        .containsExactly(440, -1, Double.NaN, 0.25, 123_456_789.25, 0.000001);
  }

  @Test
  void whatABrowserWouldWriteOtherwiseKeepsItsText() throws IOException {
    String[] kept = {
      "4e-3",
      "1e-05",
      ".5",
      "1.50",
      "-0",
      "nan",
      "NA",
      "None",
      "0.0000001",
      "1E5",
      "0.10000000000000001",
      "0.1234567890123456789"
    };
    JsonNode column = written(column("mine", kept));
    assertThat(column.get("kind").asText()).isEqualTo("number");
    double[] numbers = TestSite.doubles(column.get("values"));
    for (int i = 0; i < kept.length; i++) {
      assertThat(column.get("texts").get(Integer.toString(i)).asText()).isEqualTo(kept[i]);
      assertThat(numbers[i]).as(kept[i]).isEqualTo(Double.valueOf(CellFormat.number(kept[i])));
    }
    String[] plain = {
      "0",
      "-7",
      "",
      "0.1",
      "0.30000000000000004",
      "-12.345678901234567",
      "0.1234567890123456",
      "1000000",
      "123456789012345.6"
    };
    assertThat(written(column("mine", plain)).has("texts")).isFalse();
  }

  @Test
  void whatIsNoNumberMakesAColumnOfWords() throws IOException {
    for (String cell : List.of(
        "007",
        "-01",
        "+49",
        "5.",
        " 1",
        "0x10",
        "1d",
        "12345678901234567890",
        "9007199254740993",
        "-",
        "1e999")) {
      PageColumn column = column("mine", "1", cell);
      assertThat(column.isNumber()).as(cell).isFalse();
      assertThat(column.words()).as(cell).containsExactly("1", cell);
      assertThat(column.firstNoNumber()).as(cell).hasValue(1);
    }
    assertThat(column("mine", "-", "2").isNumber()).as("a word first").isFalse();
    assertThat(column("mine", "", "nan").isNumber()).as("nothing at all").isFalse();
    assertThat(column("mine", "", "nan").isFilled()).as("nothing at all").isFalse();
    assertThat(column("identifier", "2012", "2013").isNumber()).as("a name").isFalse();
  }

  @Test
  void featuresSayTheirUnitScaleAndWhatIsNoValue() throws IOException {
    JsonNode hz = written(column("hz", "440", "-1"));
    assertThat(hz.get("unit").asText()).isEqualTo("Hz");
    assertThat(hz.get("scale").asText()).isEqualTo("log");
    assertThat(hz.get("none").asDouble()).isEqualTo(-1);
    assertThat(hz.get("category").asBoolean()).isFalse();
    JsonNode start = written(column("dur", "12.5"));
    assertThat(start.get("unit").asText()).isEqualTo("ms");
    assertThat(start.get("scale").asText()).isEqualTo("linear");
    assertThat(start.has("none")).isFalse();
    JsonNode picture = written(column("vstart", "12.5", "-1"));
    assertThat(picture.get("unit").asText()).isEqualTo("ms");
    assertThat(picture.get("none").asDouble()).isEqualTo(-1);
    assertThat(written(column("cluster", "3", "1", "")).get("category").asBoolean())
        .isTrue();
    assertThat(written(column("note", "C#", "-")).get("category").asBoolean()).isTrue();
  }
}
