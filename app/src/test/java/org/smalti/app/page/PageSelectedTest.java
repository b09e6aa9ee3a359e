package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** What is selected in the page, by the lasso, by keys or by what is shown, and taken along. */
class PageSelectedTest extends HostilePageTester {
  @TempDir
  private static Path folder = Path.of("");

  @Test
  void whatTheLassoTakesIsATableThatSortComposeAndExportTake() throws IOException {
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
    assertThat(TableReader.read(taken).stream().map(HostilePageTester::placeOf))
        .containsExactlyInAnyOrderElementsOf(
            selected.stream().map(row -> placeOf(samples.row(row - 1))).toList());
    Path sound = folder.resolve("sorted.wav");
    smalti("sort", "--in", taken, "--dir", collection.media(), "--by", "hz=asc", "--out", sound);
    assertThat(sound).isNotEmptyFile();
    Path film = folder.resolve("mosaic.mp4");
    smalti((Object[])
        ("compose proliferation --grid 10x10 --grid0 10x10 --grid1 10x10 --width 160 --height 120"
                + " --dir " + collection.media() + " --in " + taken + " --out " + film)
            .split(" "));
    assertThat(film).isNotEmptyFile();
    smalti(
        "export",
        "files",
        "--in",
        taken,
        "--dir",
        collection.media(),
        "--out",
        folder.resolve("clips"));
    assertThat(TableReader.read(folder.resolve("clips/samples.csv")).size())
        .isEqualTo(selected.size());
  }

  /** A line that crosses itself and goes round a part of the map twice, as shares of the map's size. */
  private static final double[][] LINE = {
    {0.2, 0.2},
    {0.8, 0.25},
    {0.75, 0.8},
    {0.3, 0.7},
    {0.45, 0.1},
    {0.7, 0.35},
    {0.6, 0.7},
    {0.35, 0.5}
  };

  @Test
  void theLassoTakesExactlyTheSamplesInsideItsLine() throws IOException {
    Page page = open(WrittenSite.write(400, folder.resolve("lasso")), wide());
    page.keyboard().press("l");
    for (boolean grid : new boolean[] {false, true}) {
      if (grid) {
        showTheGrid(page);
      }
      BoundingBox map = page.locator("#map").boundingBox();
      List<double[]> line = Arrays.stream(LINE)
          .map(share -> new double[] {
            Math.rint(map.x + map.width * share[0]), Math.rint(map.y + map.height * share[1])
          })
          .toList();
      List<Integer> inside = inside(page, line, 0, Path2D.WIND_NON_ZERO);
      assertThat(inside)
          .hasSizeBetween(40, 300)
          .as("some are gone round twice")
          .isNotEqualTo(inside(page, line, 0, Path2D.WIND_EVEN_ODD));
      draw(page, line);
      assertThat(rows(page, "selected")).isEqualTo(inside);

      page.locator("#filter").fill("start<1500");
      until(page, "smalti.state.order.length === 150");
      draw(page, line);
      List<Integer> shown = inside.stream().filter(row -> row <= 150).toList();
      assertThat(rows(page, "selected")).as("what is dimmed is not meant").isEqualTo(shown);
      page.locator("#filter").fill("");
      until(page, "smalti.state.order.length === 400");

      page.keyboard().down("Shift");
      draw(page, line);
      page.keyboard().up("Shift");
      assertThat(rows(page, "selected")).isEqualTo(inside);
      List<double[]> lower =
          line.stream().map(at -> new double[] {at[0], at[1] + 60}).toList();
      page.keyboard().down("Control");
      draw(page, lower);
      page.keyboard().up("Control");
      List<Integer> left = new ArrayList<>(inside);
      left.removeAll(inside(page, line, 60, Path2D.WIND_NON_ZERO));
      assertThat(rows(page, "selected")).isEqualTo(left).isNotEmpty();
    }
  }

  private static void draw(Page page, List<double[]> line) {
    page.mouse().move(line.get(0)[0], line.get(0)[1]);
    page.mouse().down();
    line.forEach(at -> page.mouse().move(at[0], at[1], new Mouse.MoveOptions().setSteps(4)));
    page.mouse().up();
  }

  /** Numbers of the rows, from 1, whose middles an outline has inside that lies some pixels lower. */
  private static List<Integer> inside(Page page, List<double[]> line, double lower, int rule) {
    Path2D outline = new Path2D.Double(rule);
    outline.moveTo(line.get(0)[0], line.get(0)[1] + lower);
    line.forEach(at -> outline.lineTo(at[0], at[1] + lower));
    outline.closePath();
    String[] places = text(
            page,
            "(() => { const box = smalti.view.canvas.getBoundingClientRect();"
                + " return Array.from({ length: smalti.data.n }, (_, row) => smalti.view.screen(row))"
                + ".map(({ x, y }) => (box.left + x) + ' ' + (box.top + y)).join(';'); })()")
        .split(";");
    return IntStream.rangeClosed(1, places.length)
        .filter(row -> {
          String[] place = places[row - 1].split(" ");
          return outline.contains(Double.parseDouble(place[0]), Double.parseDouble(place[1]));
        })
        .boxed()
        .toList();
  }

  @Test
  void aBoxIsSelectedByKeysAlone() throws IOException {
    Page page = open(WrittenSite.write(100, folder.resolve("box")), wide());
    showTheGrid(page);
    page.evaluate("smalti.pin(22)");
    page.locator("#map").focus();
    page.keyboard().press("b");
    for (String arrow : List.of("ArrowRight", "ArrowRight", "ArrowDown")) {
      page.keyboard().press(arrow);
    }
    assertThat(rows(page, "selected")).as("a corner is no box").isEmpty();
    page.keyboard().press("b");
    assertThat(rows(page, "selected")).containsExactly(23, 24, 25, 33, 34, 35);
    until(page, "document.getElementById('said').textContent === '6 in the box, 6 selected'");
    page.keyboard().press("s");
    assertThat(rows(page, "selected")).containsExactly(23, 24, 25, 33, 34);
    page.keyboard().press("b");
    page.keyboard().press("Escape");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("s");
    assertThat(rows(page, "selected")).as("Esc leaves off a box").contains(45).hasSize(6);
  }

  @Test
  void anInvertedSelectionKeepsToWhatIsShown() throws IOException {
    Page page = open(WrittenSite.write(48, folder.resolve("inverted")), wide());
    page.locator("#filter").fill("start<100");
    until(page, "smalti.state.order.length === 10");
    page.evaluate("smalti.select([0, 1], 'replace')");
    page.locator("text=Invert").click();
    assertThat(text(page, "smalti.selectedRows().join(' ')")).isEqualTo("2 3 4 5 6 7 8 9");
  }

  @Test
  void escapeLeavesOffALassoAndTakesBackALine() throws IOException {
    Page page = open(WrittenSite.write(48, folder.resolve("left-off")), wide());
    for (String tool : List.of("l", "p")) {
      page.keyboard().press(tool);
      page.mouse().move(100, 150);
      page.mouse().down();
      page.mouse().move(700, 150);
      page.mouse().move(700, 600);
      page.keyboard().press("Escape");
      page.mouse().up();
      assertThat(number(page, "smalti.selectedRows().length")).as(tool).isZero();
      assertThat(number(page, "smalti.path.rows().length")).as(tool).isZero();
    }
  }
}
