package org.smalti.core.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemMetric;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Unit;

/** What a person sees on a terminal while a stage runs. */
class ProgressBarsTest {
  private TerminalEmulator terminal = new TerminalEmulator(80, 10);
  private Screen.Size size = new Screen.Size(80, 10);

  private ProgressBars bars(int columns, int rows) {
    terminal = new TerminalEmulator(columns, rows);
    size = new Screen.Size(columns, rows);
    PrintStream stream = terminal.stream();
    return new ProgressBars(stream, new StatusLines(stream), () -> size);
  }

  private static StageProgress at(long done) {
    return new StageProgress("download", Unit.BYTES, done, 100_000_000, 0, 0, 2_000_000, 5);
  }

  private static ItemState film(String name, double fraction) {
    return new ItemState(name, "fetching", fraction, 20_000_000);
  }

  private static List<ItemState> films(int count) {
    List<ItemState> films = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      films.add(film("film " + i + ".mp4", 0.5));
    }
    return films;
  }

  @Test
  void eachItemHasItsLineBelowTheBar() {
    ProgressBars bars = bars(100, 10);
    bars.update(
        at(42_000_000),
        List.of(film("a.mp4", 0.25), new ItemState("a longer name.mp4", "checking", 1, 3_000_000)));
    assertThat(terminal.screen())
        .containsExactly(
            "download   ██████████▏·············  42 % 42.0 MB/100.0 MB, 2.0 MB/s, ETA 0:29",
            "  a.mp4              ██▌·······   25 %  5.0 MB/20.0 MB  fetching",
            "  a longer name.mp4  ██████████  100 %  3.0 MB/3.0 MB   checking");
  }

  private static ItemState encoded(String name, double fps, String size) {
    return new ItemState(
        name,
        ItemState.BEGUN,
        0.5,
        60,
        List.of(
            new ItemMetric("fps", fps, String.format(Locale.ROOT, "%.1f fps", fps)),
            new ItemMetric("bytes", Double.NaN, size)));
  }

  @Test
  void figuresStandBelowOneAnotherInsteadOfAmounts() {
    bars(100, 10)
        .update(
            at(42_000_000), List.of(encoded("a.mp4", 25, "1.2 MB"), encoded("b.mp4", 112.5, "")));
    assertThat(terminal.screen())
        .contains(
            "  a.mp4  █████·····   50 %  25.0 fps   1.2 MB",
            "  b.mp4  █████·····   50 %  112.5 fps");
  }

  @ParameterizedTest
  @CsvSource({
    "55,'  a film.mp4  █████·····   50 %  25.0 fps  1.2 MB'",
    "42,'  a film.mp4   50 %  25.0 fps  1.2 MB'",
    "33,'  a film.mp4   50 %  25.0 fps'",
    "24,'  a film.mp4   50 %'"
  })
  void whereRoomIsShortTheLastFiguresGoFirst(int columns, String line) {
    bars(columns, 10).update(at(42_000_000), List.of(encoded("a film.mp4", 25, "1.2 MB")));
    assertThat(terminal.screen()).contains(line);
  }

  @ParameterizedTest
  @ValueSource(ints = {57, 60, 70, 80})
  void inANarrowTerminalTheBarGetsShorterNotTheNumbers(int columns) {
    ProgressBars bars = bars(columns, 10);
    bars.update(at(42_000_000), List.of());
    assertThat(terminal.screen())
        .singleElement()
        .asString()
        .startsWith("download   ")
        .endsWith("42 % 42.0 MB/100.0 MB, 2.0 MB/s, ETA 0:29")
        .hasSizeLessThanOrEqualTo(columns - 3);
  }

  @Test
  void oneIsSingular() {
    assertThat(Unit.FILES.show(1)).isEqualTo("1 file");
    assertThat(Unit.FILES.show(0)).isEqualTo("0 files");
    assertThat(Unit.SECONDS.show(1204)).isEqualTo("1,204 seconds");
    assertThat(Unit.ITEMS.progress(1, 1)).isEqualTo("1/1 item");
    assertThat(Unit.ROWS.show(0.5)).isEqualTo("0.5 rows");
  }

  @Test
  void linesComeAndGoInPlaceAndOnlyTheBarStays() {
    ProgressBars bars = bars(80, 10);
    bars.update(at(1), films(3));
    bars.update(at(2), films(1));
    assertThat(terminal.screen()).hasSize(2);
    bars.update(at(3), films(5));
    assertThat(terminal.screen()).hasSize(6);
    bars.end(at(100_000_000));
    assertThat(terminal.everything())
        .singleElement()
        .asString()
        .startsWith("download   ████████████████████████ 100 % 100.0 MB/100.0 MB in 5.0 s");
    assertThat(terminal.wraps()).isTrue();
  }

  @Test
  void messagesStandAboveTheLinesInTheirOrder() {
    ProgressBars bars = bars(60, 6);
    for (int i = 0; i < 20; i++) {
      bars.update(at(i * 1_000_000L), films(i % 4));
      bars.say("download", "message " + i);
    }
    bars.skip(new Failure("bad\u001b[2J.mp4", "download", "x".repeat(100)));
    bars.end(at(100_000_000));
    List<String> lines = terminal.everything();
    assertThat(lines).hasSize(20 + 3 + 1).element(19).isEqualTo("download: message 19");
    assertThat(lines.get(20)).startsWith("download: skipped bad\\u001b[2J.mp4: xxx");
    assertThat(lines.get(23)).startsWith("download   ███").hasSizeLessThan(60);
  }

  @ParameterizedTest
  @CsvSource({"80,10", "40,5", "20,4", "12,3", "5,2", "1,1", "200,60"})
  void neverMoreThanFitsWhateverHappens(int columns, int rows) {
    ProgressBars bars = bars(columns, rows);
    Random random = new Random(columns);
    for (int i = 0; i < 200; i++) {
      bars.update(at(i * 500_000L), films(random.nextInt(20)));
      assertThat(terminal.screen()).hasSizeLessThanOrEqualTo(rows);
      assertThat(terminal.everything()).hasSizeLessThanOrEqualTo(rows);
    }
    bars.end(at(100_000_000));
    assertThat(terminal.everything()).hasSize(1);
  }

  @Test
  void whatDoesNotFitIsCounted() {
    ProgressBars bars = bars(80, 6);
    bars.update(at(1), films(9));
    assertThat(terminal.screen()).hasSize(5).last().isEqualTo("  +6 more");
    bars.update(at(1), films(4));
    assertThat(terminal.screen()).hasSize(5).last().asString().startsWith("  film 3.mp4");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 30, 45, 60, 79, 120})
  void longNamesLoseTheirMiddleAndStateComesBeforeBars(int columns) {
    ProgressBars bars = bars(columns, 10);
    String wide = "第一話「日本の映画館」前編 " + "長".repeat(40) + " end.mp4";
    bars.update(at(1), List.of(film(wide, 0.5), film("c".repeat(300) + ".mp4", 0.1)));
    List<String> lines = terminal.screen();
    assertThat(lines).hasSize(3).allMatch(line -> TextWidth.of(line) < columns);
    assertThat(lines.get(1)).startsWith("  第").contains("…");
    assertThat(lines.get(2)).contains("…");
    if (columns >= 60) {
      assertThat(lines.get(1)).contains("end.mp4").endsWith("fetching");
      assertThat(lines.get(1).indexOf("50 %")).isPositive();
    }
  }

  @Test
  void aNameCanNotSteerTheTerminal() {
    ProgressBars bars = bars(120, 10);
    bars.update(at(1), List.of(film("\u001b[2J\u009b1m\r\n\u202egpm.exe", 0.5)));
    assertThat(terminal.screen()).hasSize(2);
    assertThat(terminal.screen().get(1))
        .startsWith("  \\u001b[2J\\u009b1m\\r\\n\\u202egpm.exe  ███");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 80})
  void whatTheTerminalWritesForCtrlCMovesNothing(int columns) {
    ProgressBars bars = bars(columns, 10);
    bars.update(at(1), List.of(film("a name that is longer than the line ".repeat(4), 0.5)));
    PrintStream keyboard = terminal.stream();
    keyboard.print("^C");
    keyboard.flush();
    bars.end(at(2));
    assertThat(terminal.everything()).singleElement().asString().startsWith("download");
  }

  @Test
  void theWidthMayChange() {
    ProgressBars bars = bars(100, 10);
    bars.update(at(1), films(2));
    size = new Screen.Size(40, 3);
    bars.update(at(2), films(2));
    assertThat(terminal.screen()).hasSize(2).allMatch(line -> line.length() < 40);
  }

  @Test
  void whatHasNotChangedIsNotDrawnAgain() {
    ProgressBars bars = bars(80, 10);
    bars.update(at(1), films(2));
    int before = terminal.prints();
    bars.update(at(1), films(2));
    assertThat(terminal.prints()).isEqualTo(before);
    bars.update(at(50_000_000), films(2));
    assertThat(terminal.prints()).isEqualTo(before + 1);
  }

  @Test
  void aRunWithinARunDrawsInTheSamePlace() {
    ProgressBars bars = bars(80, 10);
    bars.update(at(1), films(2));
    bars.update(new StageProgress("inner", Unit.FILES, 1, 3, 0, 0, 1, 1), List.of());
    assertThat(terminal.screen()).singleElement().asString().startsWith("inner");
    bars.end(at(2));
    assertThat(terminal.screen()).singleElement().asString().startsWith("download");
  }

  @Test
  void barsStayOutOfTheLogFile() {
    terminal = new TerminalEmulator(80, 10);
    var log = new ByteArrayOutputStream();
    ProgressBars bars = new ProgressBars(
        new PrintStream(log, true, StandardCharsets.UTF_8),
        new StatusLines(terminal.stream()),
        Screen.ofWidth(80));
    bars.update(at(1), films(2));
    bars.say("download", "half way");
    bars.end(at(2));
    assertThat(log.toString(StandardCharsets.UTF_8))
        .startsWith("download: half way\ndownload   ···")
        .doesNotContain("\u001b", "\r");
  }
}
