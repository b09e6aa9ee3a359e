package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/** What {@code smalti explore} makes of a small hostile collection, opened from the disk: it is seen and heard. */
class PageInBrowserTest extends HostilePageTester {
  private static final int SECOND = 1000;

  @TempDir
  private static Path folder = Path.of("");

  private static void pointAt(Page page, int row) {
    double[] place = place(page, row);
    page.mouse().move(place[0], place[1]);
  }

  private static final String LEVEL = "(() => { if (!smalti.analyser) return 0;"
      + " const wave = new Float32Array(smalti.analyser.fftSize);"
      + " smalti.analyser.getFloatTimeDomainData(wave);"
      + " return wave.reduce((most, one) => Math.max(most, Math.abs(one)), 0); })()";

  @Test
  void itOpensFromTheDiskAndShowsEverySample() {
    Page page = open();
    assertThat((int) number(page, "smalti.data.n"))
        .isEqualTo(collection.samples().size());
    assertThat(text(page, "document.getElementById('loading').hidden")).isEqualTo("true");
    assertThat(text(page, "document.getElementById('fault').hidden")).isEqualTo("true");
  }

  @Test
  void everyCellIsAsInTheTable() throws IOException {
    Page page = open();
    String written =
        text(page, "smalti.samplesTable(Array.from({ length: smalti.data.n }, (_, row) => row))");
    assertThat(written).isEqualTo(Files.readString(collection.table()));
  }

  @Test
  void aTileUnderThePointerIsHeard() {
    Page page = open();
    showTheGrid(page);
    page.mouse().move(5, 5);
    page.waitForTimeout(SECOND);
    assertThat(number(page, LEVEL)).isZero();
    // The last 0.7 s: a short sample is not missed between two looks of a busy machine.
    page.evaluate("smalti.analyser.fftSize = 32768");
    pointAt(page, collection.loudest());
    until(page, LEVEL + " > 0.01");
    assertThat((int) number(page, "smalti.state.hovered")).isEqualTo(collection.loudest());
  }

  @Test
  void aClickPinsASampleAndShowsItsNeighbours() {
    Page page = open();
    showTheGrid(page);
    double[] place = place(page, 3);
    page.mouse().click(place[0], place[1]);
    assertThat((int) number(page, "smalti.state.pinned")).isEqualTo(3);
    until(page, "document.getElementById('details').textContent.includes('clarity')");
    assertThat(page.locator("#details").textContent())
        .contains(seen(collection.samples().row(3).text("filename")));
  }

  @Test
  void whatWasNotMeasuredIsNone() {
    Page page = open();
    Row unpitched = collection.samples().where(row -> row.number("hz", 0) < 0).row(0);
    page.evaluate("smalti.pin(" + (unpitched.number() - 1) + ")");
    assertThat(page.locator("#details .facts").allInnerTexts().toString().replaceAll("\\s+", " "))
        .contains("hz none", "note none")
        .doesNotContain("-1 Hz");
    page.locator("#details .close").click();
    assertThat(text(page, "document.activeElement.id")).isEqualTo("map");
  }

  @Test
  void neighboursAreThoseThatLikeFinds() throws IOException {
    Page page = open();
    int row = collection.loudest();
    String found = text(
        page,
        "smalti.neighbours(" + row
            + ").then((all) => all.map(({ row, distance }) => row + ' ' + distance.toFixed(3)).join('\\n'))");
    Path like = folder.resolve("like.csv");
    smalti(
        "like",
        row + 1,
        "--in",
        collection.table(),
        "--dir",
        collection.media(),
        "--cache",
        collection.cache(),
        "--out",
        like,
        "-n",
        11);
    List<String> all =
        collection.samples().stream().map(PageInBrowserTest::placeOf).toList();
    List<String> expected = TableReader.read(like).stream()
        .skip(1)
        .map(one -> String.format(
            Locale.ROOT, "%d %.3f", all.indexOf(placeOf(one)), one.number("distance")))
        .toList();
    List<String> shown = found.lines().toList();
    assertThat(shown).hasSize(10);
    assertThat(shown.stream().map(line -> line.split(" ")[0]))
        .containsExactlyElementsOf(
            expected.stream().map(line -> line.split(" ")[0]).toList());
    for (int i = 0; i < 10; i++) {
      double exact = Double.parseDouble(expected.get(i).split(" ")[1]);
      assertThat(Double.parseDouble(shown.get(i).split(" ")[1]))
          .isBetween(exact - 0.0011, exact + 0.0011);
    }
  }
}
