package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/**
 * The page in a real browser, opened from the disk: what {@code smalti explore} makes of a small hostile collection.
 * All in one class, so that the collection is made once.
 */
class PageInBrowserTest extends BrowserTester {
  private static final int SECOND = 1000;

  @TempDir
  private static Path folder = Path.of("");

  private static HostileCollection collection = new HostileCollection(folder);

  @BeforeAll
  static void makeTheSite() throws IOException {
    collection = HostileCollection.in(folder);
  }

  private static Path table() {
    return collection.table();
  }

  private Page open() {
    return open(wide());
  }

  private Page open(NewContextOptions options) {
    return open(collection.index(), options);
  }

  /** Where a sample is in the window, once the map stands still. */
  private static double[] place(Page page, int row) {
    until(page, "smalti.view.morph === 0 || smalti.view.morph === 1");
    String place = "(() => { const box = smalti.view.canvas.getBoundingClientRect();"
        + " const { x, y } = smalti.view.screen(" + row
        + "); return [box.left + x, box.top + y]; })()";
    return new double[] {number(page, place + "[0]"), number(page, place + "[1]")};
  }

  private static void pointAt(Page page, int row) {
    double[] place = place(page, row);
    page.mouse().move(place[0], place[1]);
  }

  /** A row of the grid, where no tile lies over another. */
  private static void showTheGrid(Page page) {
    page.keyboard().press("g");
    until(page, "smalti.view.morph === 1");
  }

  private static final String LEVEL = "(() => { if (!smalti.analyser) return 0;"
      + " const wave = new Float32Array(smalti.analyser.fftSize);"
      + " smalti.analyser.getFloatTimeDomainData(wave);"
      + " return wave.reduce((most, one) => Math.max(most, Math.abs(one)), 0); })()";

  // ---- seen and heard

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
    assertThat(written).isEqualTo(Files.readString(table()));
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

  /** A name as it is shown: nothing in it turns the direction of what follows. */
  private static String seen(String name) {
    return name.replace('\u202e', '\ufffd');
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
        table(),
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

  private static String placeOf(Row row) {
    return row.text("filename") + " " + row.text("start") + " " + row.text("dur");
  }

  // ---- found

  @Test
  void aFilterDimsWhatItDoesOnTheCommandLine() {
    Page page = open();
    for (String filter :
        List.of("hz>400&clarity>=0.9", "filename~=tabla", "silent!?=", "note=A|note=\"A#\"")) {
      page.locator("#filter").fill(filter);
      Table samples = collection.samples();
      List<Integer> kept = samples.where(Filter.parse(filter).bind(samples.columns())).stream()
          .map(Row::number)
          .toList();
      waitFor(page, kept);
      assertThat(page.locator("#count").textContent()).as(filter).startsWith(kept.size() + " of ");
    }
    page.locator("#filter").fill("hertz>4");
    until(page, "document.getElementById('filter-wrong').textContent.includes('no column hertz')");
    page.locator("#filter").fill("");
    waitFor(page, collection.samples().stream().map(Row::number).toList());
  }

  /** Waits until these are shown: what is typed takes effect a little later. */
  private static void waitFor(Page page, List<Integer> shown) {
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
  private static List<Integer> rows(Page page, String which) {
    return Stream.of(text(page, ROWS.formatted(which)).split(" "))
        .filter(word -> !word.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  @Test
  void filtersAndOrdersMeanWhatTheyDoOnTheCommandLine() throws IOException {
    Page page = open();
    String cases = Files.readString(
        Launcher.project().resolve("core/src/test/resources/org/smalti/core/table/grammar.json"));
    String faults = String.valueOf(page.evaluate("""
        (json) => {
          const cases = JSON.parse(json);
          const faults = [];
          const table = (name) => {
            const { columns, rows } = cases.tables[name];
            return { table: name, n: rows.length, columns: new Map(columns.map((column, i) => {
              const words = Array.from(new Set(rows.map((row) => row[i])));
              return [column, { name: column, kind: 'text', words,
                values: Uint32Array.from(rows, (row) => words.indexOf(row[i])) }];
            })) };
          };
          const check = (one, text, run) => {
            let found;
            try {
              found = run(table(one.table)).map((row) => row + 1).join(' ');
            } catch (fault) {
              found = fault.message;
            }
            if (one.error ? !found.includes(one.error) : found !== one.rows.join(' ')) {
              faults.push(`${one.table} '${text}': ${found}`);
            }
          };
          const all = (data) => Array.from({ length: data.n }, (_, row) => row);
          for (const one of cases.filters) {
            check(one, one.filter,
              (data) => all(data).filter(smalti.filter.bind(smalti.filter.parse(one.filter), data)));
          }
          for (const one of cases.sorts) {
            check(one, one.sort, (data) => smalti.sort.apply(smalti.sort.parse(one.sort), data, all(data)));
          }
          return faults.join('\\n') + `\\n${cases.filters.length + cases.sorts.length}`;
        }""", cases));
    assertThat(faults.strip().lines().count()).as(faults).isEqualTo(1);
    assertThat(Integer.parseInt(faults.strip())).isGreaterThan(80);
  }

  // ---- taken along

  @Test
  void whatTheLassoTakesIsATableThatSortTakes() throws IOException {
    Page page = open();
    showTheGrid(page);
    page.keyboard().press("l");
    int first = collection.loudest();
    int other = first > 5 ? first - 5 : first + 5;
    double[] one = place(page, first);
    double[] two = place(page, other);
    double[] size = {
      number(page, "smalti.view.tile().width"), number(page, "smalti.view.tile().height")
    };
    Mouse mouse = page.mouse();
    double left = Math.min(one[0], two[0]) - size[0] * 0.4;
    double right = Math.max(one[0], two[0]) + size[0] * 0.4;
    double top = Math.min(one[1], two[1]) - size[1] * 0.4;
    double bottom = Math.max(one[1], two[1]) + size[1] * 0.4;
    mouse.move(left, top);
    mouse.down();
    for (double[] corner :
        new double[][] {{right, top}, {right, bottom}, {left, bottom}, {left, top}}) {
      mouse.move(corner[0], corner[1], new Mouse.MoveOptions().setSteps(6));
    }
    mouse.up();
    List<Integer> selected = rows(page, "selected");
    assertThat(selected).contains(first + 1, other + 1);
    Download download = page.waitForDownload(() -> page.locator("#download").click());
    Path taken = folder.resolve("selection.csv");
    download.saveAs(taken);
    assertThat(download.suggestedFilename()).endsWith("selection.csv").doesNotContain("<", "/");
    Table samples = collection.samples();
    assertThat(TableReader.read(taken).stream().map(PageInBrowserTest::placeOf))
        .containsExactlyInAnyOrderElementsOf(
            selected.stream().map(row -> placeOf(samples.row(row - 1))).toList());
    Path sound = folder.resolve("sorted.wav");
    smalti("sort", "--in", taken, "--dir", collection.media(), "--by", "hz=asc", "--out", sound);
    assertThat(sound).isNotEmptyFile();
  }

  // ---- for everybody

  @Test
  void everythingIsReachedByKeys() {
    Page page = open();
    TreeSet<String> reached = new TreeSet<>();
    for (int i = 0; i < 120; i++) {
      page.keyboard().press("Tab");
      reached.add(
          text(page, "document.activeElement.id || document.activeElement.textContent.trim()"));
      assertThat(text(
              page,
              "(() => { const style = getComputedStyle(document.activeElement);"
                  + " return document.activeElement === document.body || style.outlineStyle !== 'none'"
                  + " || style.boxShadow !== 'none'; })()"))
          .as("focus is seen: " + text(page, "document.activeElement.outerHTML"))
          .isEqualTo("true");
    }
    assertThat(reached)
        .contains("map", "search", "filter", "sort", "Map", "Grid", "Select", "Invert");
    page.locator("#map").focus();
    page.keyboard().press("ArrowRight");
    int hovered = (int) number(page, "smalti.state.hovered");
    assertThat(hovered).isNotNegative();
    until(page, "window.heard.includes(smalti.state.hovered)");
    until(page, "document.getElementById('said').textContent !== ''");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("Enter");
    assertThat(number(page, "smalti.state.pinned")).isEqualTo(number(page, "smalti.state.hovered"));
    page.keyboard().press("?");
    assertThat(page.locator("#help").isVisible()).isTrue();
    page.keyboard().press("Escape");
    assertThat(page.locator("#help").isVisible()).isFalse();
    page.keyboard().press("Escape");
    assertThat((int) number(page, "smalti.state.pinned")).isEqualTo(-1);
    page.keyboard().press("f");
    assertThat(text(page, "document.activeElement.id")).isEqualTo("search");
  }

  @Test
  void everyFieldAndButtonHasAName() {
    Page page = open();
    String nameless = text(page, """
        Array.from(document.querySelectorAll('button, input, select, textarea, a, canvas, audio, video'))
          .filter((one) => one.getAttribute('aria-hidden') !== 'true' && !one.closest('[hidden]')
            && !one.getAttribute('aria-label') && !one.getAttribute('aria-labelledby') && !one.title
            && !one.textContent.trim() && !(one.labels && one.labels.length))
          .map((one) => one.outerHTML).join('\\n')""");
    assertThat(nameless).isEmpty();
  }

  @Test
  void aNarrowWindowIsNotScrolledSideways() {
    Page page = open(new NewContextOptions().setViewportSize(360, 740).setHasTouch(true));
    assertThat(number(page, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    page.evaluate(
        "document.querySelectorAll('.fold[aria-expanded=false]').forEach((fold) => fold.click())");
    page.evaluate("document.querySelectorAll('details').forEach((more) => (more.open = true))");
    page.evaluate("smalti.pin(2)");
    until(page, "document.getElementById('details').textContent.includes('clarity')");
    assertThat(number(page, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    assertThat(number(page, "smalti.view.canvas.getBoundingClientRect().height"))
        .isGreaterThan(180);
    page.evaluate("smalti.view.canvas.scrollIntoView(); smalti.view.arrange('grid')");
    until(page, "smalti.view.morph === 1");
    page.evaluate("smalti.pin(-1)");
    double[] place = place(page, 4);
    page.touchscreen().tap(place[0], place[1]);
    until(page, "smalti.state.pinned >= 0");
  }

  @Test
  void textIsLegibleInLightAndDark() {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      Page page = open(wide().setColorScheme(scheme));
      page.evaluate("smalti.pin(2)");
      until(page, "document.getElementById('details').textContent.includes('clarity')");
      String colours = """
          (() => {
            const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
            const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
              .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
              .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = (one) => {
              for (let at = one; at; at = at.parentElement) {
                const colour = rgb(getComputedStyle(at).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) return light(colour);
              }
              return 1;
            };
            const poor = [];
            const texts = 'h1, h2, p, label, dt, dd, th, td, button, input, summary';
            for (const one of document.querySelectorAll(texts)) {
              const box = one.getBoundingClientRect();
              if (box.width === 0 || one.disabled || one.type === 'range') continue;
              if (!one.textContent.trim() && !one.value) continue;
              const a = light(rgb(getComputedStyle(one).color));
              const b = behind(one);
              const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (contrast < 4.5) poor.push(contrast.toFixed(2) + ' ' + one.outerHTML.slice(0, 120));
            }
            return behind(document.body).toFixed(3) + '\\n' + poor.join('\\n');
          })()""";
      String[] found = text(page, colours).split("\n", 2);
      assertThat(Double.parseDouble(found[0]) < 0.2)
          .as(scheme.name())
          .isEqualTo(scheme == ColorScheme.DARK);
      assertThat(found[1]).as(scheme.name()).isEmpty();
    }
  }

  @Test
  void whoWantsNoMotionGetsNone() {
    Page page = open(wide().setReducedMotion(ReducedMotion.REDUCE));
    page.evaluate(
        "smalti.view.arrange('grid'); new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
    assertThat(number(page, "smalti.view.morph")).isEqualTo(1);
  }

  // ---- what strangers wrote

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
