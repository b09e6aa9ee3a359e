package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** What strangers wrote into names and titles is text in the page, and nothing else. */
class PageOfStrangersTest extends HostilePageTester {
  @Test
  void namesAndTitlesOfStrangersAreText() {
    Page page = open();
    assertThat(page.title()).isEqualTo(HostileCollection.TITLE);
    assertThat(page.locator("h1").textContent()).isEqualTo(HostileCollection.TITLE);
    Table samples = collection.samples();
    for (String name : List.of(HostileCollection.BELL, "tabla.flac")) {
      int row = samples.stream()
              .filter(one -> one.text("filename").equals(name))
              .findFirst()
              .orElseThrow()
              .number()
          - 1;
      page.evaluate("smalti.pin(" + row + ")");
      String shown = name.equals(HostileCollection.BELL)
          ? seen(HostileCollection.BELL)
          : HostileCollection.TABLA_TITLE;
      assertThat(page.locator("#details").textContent()).contains(shown);
    }
    page.locator("#search").fill("<img");
    waitFor(
        page,
        samples.stream()
            .filter(row -> row.text("filename").equals(HostileCollection.BELL))
            .map(Row::number)
            .toList());
    assertThat(text(page, "document.querySelectorAll('img[src=x], b[onclick], i').length"))
        .isEqualTo("0");
    assertThat(text(
            page,
            "Array.from(document.links).filter((one) => one.protocol === 'javascript:').length"))
        .isEqualTo("0");
    assertThat(text(
            page,
            "Array.from(document.links).filter((one) => one.target === '_blank'"
                + " && !one.relList.contains('noopener')).length"))
        .isEqualTo("0");
    assertThat(text(
            page, "Array.from(document.scripts).filter((one) => !one.getAttribute('src')).length"))
        .isEqualTo("0");
  }
}
