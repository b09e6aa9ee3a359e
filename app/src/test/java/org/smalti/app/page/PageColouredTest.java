package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;

/** Ranges, orders and colours of the page. */
class PageColouredTest extends PlayedPageTester {
  @Test
  void anOrderIsThatOfTheCommandLineAndTrims() {
    Page page = open();
    Table samples = collection.samples();
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
    Table samples = collection.samples();
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
}
