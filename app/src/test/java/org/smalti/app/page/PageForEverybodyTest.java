package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page for those who have no mouse, no wide window, no dark room, or no liking for motion. */
class PageForEverybodyTest extends HostilePageTester {
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
}
