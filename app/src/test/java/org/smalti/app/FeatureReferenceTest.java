package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Feature;
import org.smalti.core.table.NoValue;

/** The features in docs/tables.md are those of the registry; {@code -Dsmalti.write} writes them anew. */
class FeatureReferenceTest {
  private static final String BEGIN = "<!-- features: written from the registry -->\n";
  private static final String END = "<!-- end of features -->\n";

  @Test
  void theFeaturesInTheReferenceAreThoseOfTheRegistry() throws IOException {
    Path file = Launcher.project().resolve("docs/tables.md");
    String page = Files.readString(file);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(page.indexOf(BEGIN)).as("the first marker").isNotNegative();
    assertThat(end).as("the second marker").isGreaterThanOrEqualTo(begin);
    if (Boolean.getBoolean("smalti.write")) {
      page = page.substring(0, begin) + table() + page.substring(end);
      Files.writeString(file, page);
    }
    assertThat(page.substring(begin, page.indexOf(END)))
        .as("features in docs/tables.md; write them anew with ./mvnw verify -Dsmalti.write=true")
        .isEqualTo(table());
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    row(
        text,
        "column",
        "unit",
        "decimals",
        "without a value",
        "measured",
        "in items",
        "axis",
        "what it is");
    text.append("|---".repeat(8)).append("|\n");
    for (Feature feature : Feature.values()) {
      row(
          text,
          "`" + feature.column() + "`",
          feature.isNumber() ? feature.unit() : "text",
          feature.isNumber() ? Integer.toString(feature.decimals()) : "",
          missing(feature),
          feature.isUsual() ? "usually" : "if named",
          feature.median() == Feature.Median.NONE ? "" : "`" + feature.medianColumn() + "`",
          feature.range().logarithmic() ? "logarithmic" : "",
          feature.description());
    }
    return text.toString();
  }

  private static String missing(Feature feature) {
    NoValue none = feature.noValue();
    if (none.reason().isEmpty()) {
      return "";
    }
    String cell = feature.isNumber() ? feature.cell(none.cell()).replace("-", "−") : "`-`";
    return cell + ": " + none.reason().replaceAll(" \\(.*\\)", "");
  }

  private static void row(StringBuilder text, String... cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(cell.isEmpty() ? "" : " " + cell).append(" |");
    }
    text.append('\n');
  }
}
