package org.smalti.core.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.smalti.core.SmaltiException;

/**
 * The cases of {@code grammar.json}. The page in the browser reads filters and orders by its own script, and runs the
 * same cases: what means one thing here and another there fails on one of the two sides.
 */
class FilterGrammarTest {
  private static final JsonNode CASES = read();

  private static JsonNode read() {
    try (InputStream json = FilterGrammarTest.class.getResourceAsStream("grammar.json")) {
      return new ObjectMapper().readTree(requireNonNull(json));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @TestFactory
  List<DynamicTest> filters() {
    return cases("filter", table -> text -> table.where(Filter.parse(text).bind(table.columns())));
  }

  @TestFactory
  List<DynamicTest> orders() {
    return cases("sort", table -> text -> Sort.parse(text).apply(table));
  }

  /** The page has its own list of them: a new one needs a case, which then fails there. */
  @Test
  void everyFeatureHasACase() {
    Set<String> compared = new TreeSet<>();
    CASES
        .get("filters")
        .forEach(one -> compared.add(one.get("filter").asText().split("[<>=]", 2)[0]));
    for (Feature feature : Feature.values()) {
      assertThat(compared).contains(feature.column(), feature.medianColumn());
    }
  }

  private static List<DynamicTest> cases(
      String kind, Function<Table, Function<String, Table>> made) {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode one : CASES.get(kind + "s")) {
      String text = one.get(kind).asText();
      Function<String, Table> run = made.apply(table(one.get("table").asText()));
      tests.add(DynamicTest.dynamicTest(
          kind + " '" + text + "'", () -> check(one, () -> run.apply(text))));
    }
    return tests;
  }

  private static void check(JsonNode one, Supplier<Table> run) {
    if (one.has("error")) {
      assertThatThrownBy(run::get)
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining(one.get("error").asText());
    } else {
      List<Integer> rows = new ArrayList<>();
      one.get("rows").forEach(row -> rows.add(row.asInt()));
      assertThat(run.get().stream().map(Row::number)).containsExactlyElementsOf(rows);
    }
  }

  private static Table table(String name) {
    JsonNode table = CASES.get("tables").get(name);
    List<String[]> cells = new ArrayList<>();
    table.get("rows").forEach(row -> cells.add(words(row).toArray(String[]::new)));
    return Table.ofCells(new Columns(name, words(table.get("columns"))), cells);
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }
}
