package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.table.Sort;

/** Sequences that are played in the page. */
class PagePlayedTest extends PlayedPageTester {
  @Test
  void aSequenceIsHeardInTheOrderEachClipAtItsTime() {
    Page page = open();
    List<Integer> loud = rows(Sort.parse("power=desc=6").apply(collection.samples()));
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
}
