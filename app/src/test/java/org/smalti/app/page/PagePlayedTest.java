package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** What one does with the page in a browser: ranges, colours, orders, sequences, notes, and recordings of them. */
class PagePlayedTest extends BrowserTester {
  private static final int SECOND = 1000;

  @TempDir
  private static Path folder = Path.of("");

  @BeforeAll
  static void makeTheSite() throws IOException {
    Path media = Files.createDirectories(media());
    for (String name : List.of("guitar_harmonics.flac", "guitar_fifths.flac", "tabla.flac")) {
      Files.copy(Launcher.project().resolve("data").resolve(name), media.resolve(name));
    }
    Files.writeString(
        folder.resolve("sounds.csv"),
        "filename\nguitar_harmonics.flac\nguitar_fifths.flac\ntabla.flac\n");
    smalti(
        "samples",
        "--in",
        folder.resolve("sounds.csv"),
        "--dir",
        media,
        "--out",
        table(),
        "--features");
    smalti("grid", "--in", table(), "--dir", media, "--grid", "10x10");
    smalti("explore", "--in", table(), "--dir", media, "--out", folder.resolve("site"));
  }

  private static Path media() {
    return folder.resolve("media");
  }

  private static Path table() {
    return folder.resolve("subset.csv");
  }

  // ---- the page

  /** The page, which keeps what was played: rows from 0 in {@code rows}, seconds in {@code times}. */
  private Page open() {
    return open(wide());
  }

  private Page open(NewContextOptions options) {
    Page page = open(folder.resolve("site/index.html"), options);
    page.evaluate(
        "window.rows = []; window.times = []; smalti.on('fault', (text) => console.error(text));"
            + " smalti.on('played', ({ row, when }) => { rows.push(row); times.push(when); });");
    return page;
  }

  private static List<Integer> whole(Page page, String array) {
    return Stream.of(
            String.valueOf(page.evaluate("Array.from(" + array + ").join(' ')")).split(" "))
        .filter(word -> !word.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  private static List<Double> times(Page page) {
    return Stream.of(String.valueOf(page.evaluate("times.join(' ')")).split(" "))
        .map(Double::valueOf)
        .toList();
  }

  /** Rows from 0. */
  private static List<Integer> rows(Table some) {
    return some.stream().map(row -> row.number() - 1).toList();
  }

  private static List<Integer> kept(String filter) {
    Table samples = TableReader.read(table());
    return rows(samples.where(Filter.parse(filter).bind(samples.columns())));
  }

  private static void waitForOrder(Page page, List<Integer> wanted) {
    page.waitForFunction(
        "(wanted) => Array.from(smalti.state.order).join(' ') === wanted",
        String.join(" ", wanted.stream().map(String::valueOf).toList()));
  }

  // ---- found and coloured

  @Test
  void anOrderIsThatOfTheCommandLineAndTrims() {
    Page page = open();
    Table samples = TableReader.read(table());
    for (String sort :
        List.of("hz=desc", "power=desc=0.5&clarity", "random=7", "filename&dur=desc=9")) {
      page.locator("#sort").fill(sort);
      waitForOrder(page, rows(Sort.parse(sort).apply(samples)));
    }
  }

  @Test
  void aRangeThatIsDraggedIsAFilterOfTheCommandLine() {
    Page page = open();
    Locator brush = page.locator("#find .brush").first();
    BoundingBox box = brush.boundingBox();
    Mouse mouse = page.mouse();
    mouse.move(box.x + box.width * 0.25, box.y + 20);
    mouse.down();
    mouse.move(box.x + box.width * 0.7, box.y + 20, new Mouse.MoveOptions().setSteps(5));
    mouse.up();
    page.waitForFunction("() => document.getElementById('command-line').value.includes('&hz<=')");
    String dragged = page.locator("#command-line").inputValue();
    assertThat(dragged).matches("--filter 'hz>=[0-9.]+&hz<=[0-9.]+'");
    waitForOrder(page, kept(dragged.substring(10, dragged.length() - 1)));
    assertThat(kept(dragged.substring(10, dragged.length() - 1))).isNotEmpty();

    page.locator("#filter").fill("filename~=tabla|clarity>0.8");
    page.locator("#find .words button").first().click();
    page.waitForFunction("() => document.getElementById('command-line').value.includes('note=')");
    String all = page.locator("#command-line").inputValue();
    assertThat(all).startsWith("--filter '(filename~=tabla|clarity>0.8)&hz>=");
    waitForOrder(page, kept(all.substring(10, all.length() - 1)));

    page.locator("#find [aria-label=Chosen] button").first().click();
    page.waitForFunction("() => !document.getElementById('command-line').value.includes('hz')");
    page.locator("#find .handle").first().press("ArrowRight");
    page.waitForFunction("() => document.getElementById('command-line').value.includes('&hz>=')");
  }

  @Test
  void whatHasNoPitchIsGreyAndHigherOnesHaveOtherColours() {
    Page page = open();
    page.locator("#colour-by").selectOption("hz");
    Table samples = TableReader.read(table());
    List<Row> pitched = samples.where(row -> row.number("hz") > 0).rows();
    Row low = pitched.stream()
        .min((a, b) -> Double.compare(a.number("hz"), b.number("hz")))
        .orElseThrow();
    Row high = pitched.stream()
        .max((a, b) -> Double.compare(a.number("hz"), b.number("hz")))
        .orElseThrow();
    assertThat(colour(page, low.number() - 1)).isNotEqualTo(colour(page, high.number() - 1));
    for (Row none : samples.where(row -> row.number("hz") < 0).rows()) {
      List<Integer> grey = colour(page, none.number() - 1);
      assertThat(Math.abs(grey.get(0) - grey.get(2))).isLessThan(16);
    }
    page.locator("#colour-by").selectOption("note");
    assertThat(page.locator("#colours .classes").textContent()).contains("A");
  }

  @Test
  void coloursStandOutFromTheGroundInLightAndDark() {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      Page page = open(new NewContextOptions().setViewportSize(1440, 900).setColorScheme(scheme));
      String least = String.valueOf(page.evaluate("""
          (() => {
            const light = (rgb) => Array.from(rgb, (c) => c / 255)
              .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
              .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const hex = getComputedStyle(document.documentElement).getPropertyValue('--map').trim();
            const ground = light([1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)));
            const { ramp, ofClass, ofNote, ofPlace, none } = smalti.palette;
            const colours = [none()];
            for (let i = 0; i < 256; i++) colours.push(ramp().slice(3 * i, 3 * i + 3));
            for (let i = 0; i < 12; i++) colours.push(ofClass(i), ofNote(i));
            for (let x = 0; x <= 4; x++) {
              for (let y = 0; y <= 4; y++) {
                for (let z = 0; z <= 4; z++) colours.push(ofPlace(x / 4, y / 4, z / 4));
              }
            }
            return Math.min(...colours.map(light).map((one) =>
              (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05)));
          })()"""));
      assertThat(Double.parseDouble(least)).as(scheme.name()).isGreaterThanOrEqualTo(3);
    }
  }

  private static List<Integer> colour(Page page, int row) {
    return whole(page, "smalti.state.rgb.slice(" + 3 * row + ", " + (3 * row + 3) + ")");
  }

  // ---- played

  @Test
  void aSequenceIsHeardInTheOrderEachClipAtItsTime() {
    Page page = open();
    List<Integer> loud = rows(Sort.parse("power=desc=6").apply(TableReader.read(table())));
    page.locator("#sort").fill("power=desc=6");
    waitForOrder(page, loud);
    page.evaluate(
        "smalti.prepare(smalti.state.order).then(() => { smalti.sequence.how.rate = 8; })");
    page.waitForFunction("() => smalti.sequence.how.rate === 8");
    page.locator("#map").focus();
    page.keyboard().press(" ");
    page.waitForFunction("() => rows.length === 6");
    assertThat(whole(page, "rows")).isEqualTo(loud);
    List<Double> times = times(page);
    for (int i = 1; i < times.size(); i++) {
      // Later where this machine was busy, never earlier.
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThan(0.1249);
    }
    page.waitForFunction("() => !smalti.sequence.isPlaying()");
  }

  @Test
  void aSequenceThatIsLeftWithNothingSaysSo() {
    Page page = open();
    page.locator("#map").focus();
    page.keyboard().press(" ");
    until(page, "smalti.sequence.isPlaying()");
    page.locator("#filter").fill("hz<0&hz>0");
    until(page, "!smalti.sequence.isPlaying()");
    assertThat(page.locator("#fault").textContent()).contains("The sequence stopped");
    assertThat(takeComplaints()).allMatch(text -> text.contains("The sequence stopped"));
  }

  @Test
  void aLineDrawnOverTheMapIsASequence() {
    Page page = open();
    page.keyboard().press("p");
    page.evaluate("smalti.view.arrange('grid')");
    page.waitForFunction("() => smalti.view.morph === 1");
    BoundingBox map = page.locator("#map").boundingBox();
    Mouse mouse = page.mouse();
    mouse.move(map.x + map.width * 0.2, map.y + map.height * 0.3);
    mouse.down();
    mouse.move(
        map.x + map.width * 0.8, map.y + map.height * 0.7, new Mouse.MoveOptions().setSteps(20));
    mouse.up();
    List<Integer> line = whole(page, "smalti.path.rows()");
    assertThat(line).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    page.evaluate("rows.length = 0");
    until(page, "rows.length >= 2");
    // A busy machine leaves clips out that it would play too late, and changes no order.
    assertThat(line).containsSubsequence(whole(page, "rows"));
  }

  @Test
  void aKeyPlaysTheClearestSampleOfItsNote() {
    Page page = open();
    Table samples = TableReader.read(table());
    Row best = samples.where(row -> row.number("octave") == 4).stream()
        .max((a, b) -> Double.compare(a.number("clarity"), b.number("clarity")))
        .orElseThrow();
    int pitchClass = List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
        .indexOf(best.text("note"));
    page.locator("#computer-keys").check();
    page.evaluate("smalti.notes.play(" + (60 + pitchClass) + ", 1)");
    page.waitForFunction("() => rows.length === 1");
    assertThat(whole(page, "rows")).containsExactly(best.number() - 1);
    String arrangement = String.valueOf(page.evaluate("smalti.state.arrangement"));
    page.locator("#map").focus();
    page.keyboard().press("g");
    page.keyboard().press("b");
    page.waitForTimeout(SECOND / 4.0);
    assertThat(page.evaluate("smalti.state.arrangement")).isEqualTo(arrangement);
    // With Shift a key does what it does without the piano.
    page.keyboard().press("r");
    assertThat(page.evaluate("smalti.record.isRecording()")).isEqualTo(false);
    page.keyboard().press("Shift+R");
    assertThat(page.evaluate("smalti.record.isRecording()")).isEqualTo(true);
    page.keyboard().press("Shift+R");
    page.locator("#search").focus();
    page.keyboard().type("zx");
    assertThat(page.locator("#search").inputValue()).isEqualTo("zx");
    wasBusyAtMost();
  }

  // ---- recorded

  @Test
  void whatWasPlayedIsATableThatMixTakesAndASoundOfTheSameTimes() throws IOException {
    Page page = open();
    List<Integer> loud = rows(Sort.parse("power=desc=3").apply(TableReader.read(table())));
    page.evaluate("(rows) => smalti.prepare(rows)", loud);
    page.locator("#map").focus();
    page.keyboard().press("r");
    page.waitForFunction("() => smalti.record.isRecording()");
    page.waitForTimeout(SECOND / 2.0);
    page.evaluate(
        "(rows) => rows.forEach((row, i) => smalti.play(row, { when: smalti.audio().currentTime + 0.1 + 0.4 * i,"
            + " gain: 0.8, rate: i === 2 ? 2 : 1 }))",
        loud);
    page.waitForFunction("() => rows.length === 3 && smalti.state.sounding.size === 0");
    page.keyboard().press("r");
    page.locator("text=Sound (.wav)").waitFor();
    Path played = download(page, "text=Table (.csv)", "played.csv");
    Path wav = download(page, "text=Sound (.wav)", "played.wav");

    Table sequence = TableReader.read(played);
    assertThat(sequence.columns().names())
        .containsExactly("filename", "start", "dur", "at", "volume", "pitch", "stretch");
    Table samples = TableReader.read(table());
    assertThat(sequence.stream().map(row -> row.text("start")))
        .containsExactlyElementsOf(
            loud.stream().map(row -> samples.row(row).text("start")).toList());
    List<Double> times = times(page);
    // Later than asked for where this machine was busy, and then in the table too.
    assertThat(times.get(1) - times.get(0)).isGreaterThan(0.3);
    assertThat(sequence.row(1).number("at") - sequence.row(0).number("at"))
        .isCloseTo(1000 * (times.get(1) - times.get(0)), within(2.0));
    assertThat(sequence.row(2).number("pitch")).isEqualTo(12);
    assertThat(sequence.row(2).number("stretch")).isEqualTo(0.5);
    assertThat(sequence.row(0).number("volume")).isEqualTo(0.8);
    smalti(
        "mix",
        "--in",
        played,
        "--dir",
        media(),
        "--match",
        "none",
        "--out",
        folder.resolve("mix.wav"));

    ByteBuffer sound = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
    int rate = sound.getInt(24);
    int frame = 0;
    while (Math.abs(sound.getShort(44 + 4 * frame)) < 100) {
      frame++;
    }
    // The limiter looks some milliseconds ahead, and clips begin softly.
    assertThat(1000.0 * frame / rate - sequence.row(0).number("at")).isBetween(-5.0, 60.0);
    assertThat(sound.getInt(40)).isEqualTo(sound.capacity() - 44);
    wasBusyAtMost();
  }

  /** A busy machine drops pieces of sound before a page is given them; a recording says how much, and goes on. */
  private void wasBusyAtMost() {
    assertThat(takeComplaints())
        .allMatch(text -> text.matches("The page was too busy to record \\d+ ms: .*"));
  }

  private static Path download(Page page, String button, String name) {
    Download download = page.waitForDownload(() -> page.locator(button).click());
    Path file = folder.resolve(name);
    download.saveAs(file);
    return file;
  }
}
