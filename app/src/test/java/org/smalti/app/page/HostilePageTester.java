package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.smalti.core.table.Row;

/** Opens the page of the hostile collection. */
@ExtendWith(SharedCollections.class)
abstract class HostilePageTester extends BrowserTester {
  static HostileCollection collection = new HostileCollection(Path.of(""));

  @BeforeAll
  static void makeTheSite(HostileCollection made) {
    collection = made;
  }

  final Page open() {
    return open(wide());
  }

  final Page open(NewContextOptions options) {
    return open(collection.index(), options);
  }

  /** Where a sample is in the window, once the map stands still. */
  static double[] place(Page page, int row) {
    until(page, "smalti.view.morph === 0 || smalti.view.morph === 1");
    String place = "(() => { const box = smalti.view.canvas.getBoundingClientRect();"
        + " const { x, y } = smalti.view.screen(" + row
        + "); return [box.left + x, box.top + y]; })()";
    return new double[] {number(page, place + "[0]"), number(page, place + "[1]")};
  }

  /** A row of the grid, where no tile lies over another. */
  static void showTheGrid(Page page) {
    page.keyboard().press("g");
    until(page, "smalti.view.morph === 1");
  }

  /** Waits until these are shown: what is typed takes effect a little later. */
  static void waitFor(Page page, List<Integer> shown) {
    try {
      page.waitForFunction(
          "(wanted) => " + ROWS.formatted("shown") + " === wanted",
          shown.stream().map(String::valueOf).collect(Collectors.joining(" ")),
          new WaitForFunctionOptions().setTimeout(LONGEST));
    } catch (TimeoutError late) {
      assertThat(rows(page, "shown")).isEqualTo(shown);
    }
  }

  /** Numbers of rows, from 1, with blanks between them. */
  private static final String ROWS =
      "Array.from(smalti.state.%s).map((one, row) => (one ? row + 1 : 0)).filter((row) => row).join(' ')";

  /** Numbers of the rows, from 1. */
  static List<Integer> rows(Page page, String which) {
    return Stream.of(text(page, ROWS.formatted(which)).split(" "))
        .filter(word -> !word.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  /** A name as it is shown: nothing in it turns the direction of what follows. */
  static String seen(String name) {
    return name.replace('\u202e', '\ufffd');
  }

  static String placeOf(Row row) {
    return row.text("filename") + " " + row.text("start") + " " + row.text("dur");
  }
}
