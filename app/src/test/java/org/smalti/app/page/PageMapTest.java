package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's map and sound in a real browser, with as many samples as are wanted. */
class PageMapTest extends BrowserTester {
  private static final String FRAME =
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

  /** ms of script that a frame takes when nothing else takes the processor: the least of 40. */
  private static final String MEASURED = "(async () => { smalti.timing.frameMs.length = 0;"
      + " for (let i = 0; i < 40; i++) { smalti.view.pan(i % 2 ? 3 : -3, 0); await " + FRAME + "; }"
      + " return Math.min(...smalti.timing.frameMs); })()";

  @TempDir
  private static Path folder = Path.of("");

  private Page open(String address) {
    return open(address, dark());
  }

  private static NewContextOptions dark() {
    return new NewContextOptions().setViewportSize(1280, 720).setColorScheme(ColorScheme.DARK);
  }

  private static NewContextOptions light() {
    return dark().setColorScheme(ColorScheme.LIGHT);
  }

  @Test
  void sixteenThousandSamplesAreOneCallAndFewMilliseconds() throws IOException {
    Page page = open(WrittenSite.write(16_384, folder.resolve("many")));
    assertThat(number(page, MEASURED)).isLessThanOrEqualTo(8);
    assertThat(number(page, "smalti.timing.drawCalls")).isEqualTo(1);
    page.evaluate("smalti.view.arrange('grid')");
    until(page, "smalti.view.morph === 1");
    assertThat(number(page, MEASURED)).isLessThanOrEqualTo(8);
    assertThat(number(page, "smalti.timing.drawCalls")).isLessThanOrEqualTo(4);
  }

  @Test
  void aHundredThousandSamplesAreOneCallAndSixteenMilliseconds() throws IOException {
    Page page = open(WrittenSite.write(100_000, folder.resolve("very-many")));
    assertThat(number(page, MEASURED)).isLessThanOrEqualTo(16);
    assertThat(number(page, "smalti.timing.drawCalls")).isEqualTo(1);
  }

  @Test
  void aSampleHasItsColourWhetherACardDrawsItOrArithmetic() throws IOException {
    String address = WrittenSite.write(48, folder.resolve("few"));
    for (String painter : List.of("webgl", "plain")) {
      Page page = open(address + "#draw=" + painter);
      assertThat(page.evaluate("smalti.timing.painter")).isEqualTo(painter);
      page.evaluate("smalti.state.rgb.forEach((_, i, rgb) => rgb[i] = [200, 40, 90][i % 3]);"
          + " smalti.state.shown[1] = 0; smalti.look = 'colours'; smalti.emit('look');"
          + " smalti.emit('shown'); smalti.state.rgb.forEach((_, i, rgb) => rgb[i] = [200, 40, 90][i % 3]);"
          + " smalti.view.draw(); " + FRAME);
      BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
      assertThat(colour(page, seen, 0)).as(painter).isEqualTo(0xc8285a);
      // What a filter leaves out is dimmed, but there.
      assertThat(colour(page, seen, 1) >> 16).as(painter).isBetween(0x20, 0x60);
      close();
    }
  }

  private static int colour(Page page, BufferedImage seen, int row) {
    String place = "(() => { const box = smalti.view.canvas.getBoundingClientRect();"
        + " const { x, y } = smalti.view.screen(" + row
        + "); return [box.left + x, box.top + y]; })()";
    return seen.getRGB((int) number(page, place + "[0]"), (int) number(page, place + "[1]"))
        & 0xffffff;
  }

  @Test
  void aTileHasItsColourUntilItsPictureIsThere() throws IOException {
    String address = WrittenSite.write(1024, folder.resolve("waiting"));
    // Of the four blocks of pictures one comes.
    for (int block = 1; block < 4; block++) {
      Files.delete(folder.resolve("waiting/page/pictures-000" + block + ".js"));
    }
    for (String painter : List.of("webgl", "plain")) {
      Page page = open(address + "#draw=" + painter, light());
      for (String colours : List.of("at first", "changed")) {
        if (colours.equals("changed")) {
          page.evaluate("smalti.state.rgb.fill(90); smalti.emit('colour', 'start')");
        }
        for (String arrangement : List.of("plane", "grid")) {
          page.evaluate("smalti.view.arrange('" + arrangement + "')");
          until(page, "smalti.view.morph === " + (arrangement.equals("grid") ? 1 : 0));
          for (int zoom : new int[] {1, 6}) {
            page.evaluate("smalti.view.fit(0); smalti.view.zoom(" + zoom + "); " + FRAME);
            assertThat(page.evaluate("smalti.view.tiled")).isEqualTo(true);
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            String as = painter + " " + colours + " " + arrangement + " " + zoom;
            int waiting = (int) number(page, UNCOVERED.formatted("row % 32 >= 16"));
            assertThat(colour(page, seen, waiting)).as(as).isEqualTo(ownColour(page, waiting));
            int shown = (int) number(page, UNCOVERED.formatted("row % 32 < 16 && row < 512"));
            assertThat(colour(page, seen, shown)).as(as).isNotEqualTo(ownColour(page, shown));
          }
        }
      }
      assertThat(takeComplaints()).allMatch(text -> text.contains("ERR_FILE_NOT_FOUND"));
      close();
    }
  }

  /** The first row of some whose middle is in the middle part of the map and not covered by another. */
  private static final String UNCOVERED =
      "smalti.state.order.find((row) => { const view = smalti.view;"
          + " const { x, y } = view.screen(row); return %s && view.at(x, y) === row"
          + " && Math.hypot(x - view.width / 2, y - view.height / 2) < 200; })";

  private static int ownColour(Page page, int row) {
    return (int) number(
        page,
        "smalti.state.rgb.slice(3 * " + row + ", 3 * " + row
            + " + 3).reduce((all, part) => 256 * all + part, 0)");
  }

  @Test
  void ofTilesThatOverlapTheOneThatIsSeenIsMetAndZoomingTakesThemApart() throws IOException {
    String address = WrittenSite.write(48, folder.resolve("overlapping"));
    for (String painter : List.of("webgl", "plain")) {
      Page page = open(address + "#draw=" + painter);
      // The middle of row 10 is covered by row 11, which lies a little aside and is drawn later.
      page.evaluate("(() => { const view = smalti.view; const { x, y } = view.plane;"
          + " const to = { x: x.slice(), y: y.slice() }; to.x[11] = to.x[10] + 0.6; to.y[11] = to.y[10];"
          + " view.plane = to; view.x = to.x; view.y = to.y; view.draw(); return "
          + FRAME + "; })()");
      assertThat(page.evaluate("smalti.view.tiled")).as(painter).isEqualTo(true);
      assertThat(number(page, AT.formatted(10))).as(painter).isEqualTo(11);
      BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
      page.evaluate("smalti.pin(10); " + FRAME);
      assertThat(number(page, AT.formatted(10))).as(painter).isEqualTo(10);
      BufferedImage pinned = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
      assertThat(colour(page, pinned, 10)).as(painter).isNotEqualTo(colour(page, seen, 10));

      page.evaluate("(() => { smalti.pin(-1); const { x, y } = smalti.view.screen(10);"
          + " smalti.view.zoom(8, x, y); return " + FRAME + "; })()");
      assertThat(number(page, "smalti.view.tile().width")).isBetween(96.0, 128.0);
      assertThat(number(page, AT.formatted(10))).as(painter).isEqualTo(10);
      assertThat(number(page, AT.formatted(11))).as(painter).isEqualTo(11);
      close();
    }
  }

  /** The row that is met in the middle of another. */
  private static final String AT =
      "(() => { const { x, y } = smalti.view.screen(%d); return smalti.view.at(x, y); })()";

  @Test
  void aCellWithoutASampleIsTheGround() throws IOException {
    Page page = open(WrittenSite.write(45, folder.resolve("unfilled")));
    page.evaluate("smalti.view.arrange('grid')");
    until(page, "smalti.view.morph === 1");
    page.evaluate(FRAME);
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    // Cells 45 to 48 of 7 rows of 7; the pictures have a colour there.
    String last =
        "(() => { const box = smalti.view.canvas.getBoundingClientRect(); const { x, y } = smalti.view.screen(41);"
            + " return [box.left + x, box.top + y + smalti.view.tile().height]; })()";
    assertThat(seen.getRGB((int) number(page, last + "[0]"), (int) number(page, last + "[1]"))
            & 0xffffff)
        .isEqualTo(0x0d0f12);
    assertThat(colour(page, seen, 41)).isNotEqualTo(0x0d0f12);
  }

  @Test
  void aLinkLeadsToTheWebOnlyAndNotToThisMachine() throws IOException {
    Page page = open(WrittenSite.write(4, folder.resolve("links")));
    for (String dead : List.of(
        "http://127.0.0.1:39613/details/city",
        "http://localhost/",
        "https://a.localhost/",
        "http://[::1]:80/",
        "http://2130706433/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "")) {
      assertThat(text(page, "smalti.link('" + dead + "', 'A').tagName"))
          .as(dead)
          .isEqualTo("BDI");
    }
    assertThat(text(page, "smalti.link('https://archive.org/details/a', 'A').tagName"))
        .isEqualTo("A");
  }

  @Test
  void namesAreShortAndTurnNoDirection() throws IOException {
    Page page = open(WrittenSite.write(4, folder.resolve("names")));
    assertThat(text(page, "smalti.titleOf({ title: '', filename: 'a/b/c.flac' })"))
        .isEqualTo("c.flac");
    assertThat(text(page, "smalti.value('a\\u202egnp.exe').outerHTML"))
        .isEqualTo("<bdi dir=\"auto\">a\ufffdgnp.exe</bdi>");
    assertThat(text(page, "smalti.breakable('a/b.flac').innerHTML")).isEqualTo("a/<wbr>b.flac");
    assertThat(
            text(
                page,
                "smalti.licence({ licence: 'https://creativecommons.org/licenses/by-nc-sa/3.0/', licenceUrl: '' })"))
        .isEqualTo("CC BY-NC-SA 3.0");
  }

  @Test
  void oneValueHasOneMarkAndNoRange() throws IOException {
    Page page = open(WrittenSite.write(4, folder.resolve("one-value")));
    String scale =
        "(() => { smalti.data.columns.set('one', { name: 'one', kind: 'number', unit: '',"
            + " scale: 'linear', values: Float64Array.of(7, NaN, 7, 7) }); const scale = smalti.scale('one');"
            + " return [scale.ticks(4).join(' '), scale.part(7), scale.low, scale.high].join('; '); })()";
    assertThat(text(page, scale)).isEqualTo("7; 0.5; 7; 7");
  }

  @Test
  void aNumberHasTheMinusThatProgramsRead() throws IOException {
    Page page = open(WrittenSite.write(4, folder.resolve("minus")));
    page.evaluate("smalti.data.columns.set('db', { name: 'db', kind: 'number', unit: 'dBFS',"
        + " scale: 'linear', values: Float64Array.of(-26.88, -3, 1, 2) }); smalti.pin(0)");
    assertThat(text(page, "smalti.scale('db').text(-26.9)")).isEqualTo("-26.9\u00a0dBFS");
    assertThat(page.locator("#details .facts").allInnerTexts().toString().replaceAll("\\s+", " "))
        .contains("db -26.88 dBFS");
  }

  @Test
  void aNoticeGoesWithTheNextThingThatIsDone() throws IOException {
    Page page = open(WrittenSite.write(4, folder.resolve("notices")));
    page.evaluate("smalti.emit('fault', 'Nothing is selected yet.')");
    assertThat(page.locator("#fault").isVisible()).isTrue();
    page.evaluate("smalti.select([1], 'replace')");
    assertThat(page.locator("#fault").isVisible()).isFalse();
  }

  @Test
  void theHelpOpensAtItsTop() throws IOException {
    Page page = open(
        WrittenSite.write(4, folder.resolve("help")),
        new NewContextOptions().setViewportSize(360, 500));
    page.keyboard().press("?");
    assertThat(text(page, "document.activeElement.id")).isEqualTo("help-title");
    assertThat(number(page, "document.getElementById('help').scrollTop")).isZero();
    assertThat(page.locator("#help kbd").allTextContents())
        .as("a key stands there once")
        .contains("Esc", "L", "Space")
        .doesNotHaveDuplicates();
  }

  @Test
  void aPictureBeyondAnEdgeLeavesNothingAtTheOther() throws IOException {
    Page page = open(WrittenSite.write(1024, folder.resolve("edges")) + "#draw=plain");
    // All samples lie beyond the left edge, each a little further than the one before.
    Object stray = page.evaluate("(() => { const view = smalti.view; view.zoom(3);"
        + " for (let row = 0; row < view.x.length; row++) {"
        + " view.x[row] = view.world(-view.tile().width / 2 - row * 0.05, 0).x;"
        + " view.y[row] = view.world(0, 10 + row * 0.3).y; }"
        + " const canvas = document.createElement('canvas'); canvas.width = view.width; canvas.height = view.height;"
        + " const context = canvas.getContext('2d');"
        + " smalti.pixels(context, { background: 0xff000000, accent: 0xffffffff, ratio: 1, radius: 3,"
        + " tile: view.tile(), pictures: true, border: true, parts: 9 });"
        + " const { data } = context.getImageData(canvas.width - 40, 0, 40, canvas.height);"
        + " return data.filter((value, i) => i % 4 < 3 && value > 0).length; })()");
    assertThat(((Number) stray).intValue()).isZero();
  }

  @Test
  void noMoreThanThirtyTwoVoicesSoundAtOnce() throws IOException {
    Page page = open(WrittenSite.write(WrittenSite.WITH_SOUND, folder.resolve("voices")));
    page.evaluate("smalti.prepare(smalti.state.order).then(() => {"
        + " for (const row of smalti.state.order) smalti.play(row); })");
    until(page, "smalti.state.sounding.size > 0 && smalti.state.sounding.size <= 32");
    assertThat(number(page, "Math.min(...smalti.state.sounding)")).isEqualTo(32);
    page.evaluate("smalti.silence()");
    until(page, "smalti.state.sounding.size === 0");
  }

  @Test
  void decodedSoundStaysWithinItsBounds() throws IOException {
    Page page = open(WrittenSite.write(
        24 * WrittenSite.IN_PART, 24 * WrittenSite.IN_PART, folder.resolve("long")));
    double all = number(
        page,
        "(async () => { let all = 0; for (let row = 0; row < smalti.data.n; row += 32) { const before ="
            + " smalti.timing.decodedBytes; await smalti.prepare([row]); all = Math.max(all, before,"
            + " smalti.timing.decodedBytes); } return all; })()");
    assertThat(all).isGreaterThan(50e6).isLessThanOrEqualTo(96e6);
    // What was let go of is read again when it is wanted.
    page.evaluate("smalti.play(0)");
    until(page, "smalti.state.sounding.has(0)");
  }

  @Test
  void aPartThatIsNotThereIsSaidWithTheWayOut() throws IOException {
    String address = WrittenSite.write(WrittenSite.WITH_SOUND, folder.resolve("broken"));
    Files.delete(folder.resolve("broken/page/sound-0001.js"));
    Page page = open(address);
    page.evaluate("smalti.play(40)");
    until(page, "!document.getElementById('fault').hidden");
    assertThat(page.locator("#fault").textContent())
        .contains(
            "page/sound-0001.js could not be read", "keep the folder \"page\" beside index.html");
    assertThat(takeComplaints()).allMatch(text -> text.contains("ERR_FILE_NOT_FOUND"));
  }

  @Test
  void aWorkOfSeveralFilesIsCreditedOnce() throws IOException {
    Page page = open(WrittenSite.write(4, folder.resolve("credits")));
    assertThat(page.locator(".credits li").allTextContents()).containsExactly("A (2 files)", "C");
  }

  @Test
  void aPageWithoutItsTableSaysSo() throws IOException {
    String address = WrittenSite.write(4, folder.resolve("empty"));
    Files.delete(folder.resolve("empty/page/samples.js"));
    Page page = visit(address, dark());
    until(page, "!document.getElementById('fault').hidden");
    assertThat(page.locator("#fault").textContent()).contains("page/samples.js could not be read");
    assertThat(takeComplaints()).allMatch(text -> text.contains("ERR_FILE_NOT_FOUND"));
  }
}
