package org.smalti.app.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** What was played in the page, as a table and as a sound. */
class PageRecordedTest extends PlayedPageTester {
  private static final int SECOND = 1000;

  @TempDir
  private static Path folder = Path.of("");

  @Test
  void whatWasPlayedIsATableThatMixTakesAndASoundOfTheSameTimes() throws IOException {
    Page page = open();
    List<Integer> loud = rows(Sort.parse("power=desc=3").apply(collection.samples()));
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
    Table samples = collection.samples();
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
        collection.media(),
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

  private static Path download(Page page, String button, String name) {
    Download download = page.waitForDownload(() -> page.locator(button).click());
    Path file = folder.resolve(name);
    download.saveAs(file);
    return file;
  }
}
