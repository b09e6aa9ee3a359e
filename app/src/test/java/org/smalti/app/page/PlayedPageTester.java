package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Table;

/** Opens the page of recordings with pitch, which keeps what was played: rows from 0, and seconds. */
@ExtendWith(SharedCollections.class)
abstract class PlayedPageTester extends BrowserTester {
  static PlayedCollection collection = new PlayedCollection(Path.of(""));

  @BeforeAll
  static void makeTheSite(PlayedCollection made) {
    collection = made;
  }

  /** The page, which keeps what was played: rows from 0 in {@code rows}, seconds in {@code times}. */
  final Page open() {
    return open(wide());
  }

  final Page open(NewContextOptions options) {
    Page page = open(collection.index(), options);
    page.evaluate(
        "window.rows = []; window.times = []; smalti.on('fault', (text) => console.error(text));"
            + " smalti.on('played', ({ row, when }) => { rows.push(row); times.push(when); });");
    return page;
  }

  static List<Integer> whole(Page page, String array) {
    return Stream.of(
            String.valueOf(page.evaluate("Array.from(" + array + ").join(' ')")).split(" "))
        .filter(word -> !word.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  static List<Double> times(Page page) {
    return Stream.of(String.valueOf(page.evaluate("times.join(' ')")).split(" "))
        .map(Double::valueOf)
        .toList();
  }

  /** Rows from 0. */
  static List<Integer> rows(Table some) {
    return some.stream().map(row -> row.number() - 1).toList();
  }

  static List<Integer> kept(String filter) {
    Table samples = collection.samples();
    return rows(samples.where(Filter.parse(filter).bind(samples.columns())));
  }

  static void waitForOrder(Page page, List<Integer> wanted) {
    page.waitForFunction(
        "(wanted) => Array.from(smalti.state.order).join(' ') === wanted",
        String.join(" ", wanted.stream().map(String::valueOf).toList()));
  }

  /** A busy machine drops pieces of sound before a page is given them; a recording says how much, and goes on. */
  final void wasBusyAtMost() {
    assertThat(takeComplaints())
        .allMatch(text -> text.matches("The page was too busy to record \\d+ ms: .*"));
  }
}
