package org.smalti.core.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Cancellation;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Failures;
import org.smalti.core.run.ItemMetric;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;

class ConsoleRunTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final Cancellation cancellation = new Cancellation();
  private final Failures failures = new Failures();

  private Runs runs(ProgressMode mode, boolean terminal, boolean quiet) {
    return new Runs(new Console(err, err, terminal, 60, cancellation), mode, quiet, err, failures);
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void work(Runs runs) {
    try (Run run = runs.begin("samples", 8, Unit.FILES)) {
      run.advance(7);
      run.say("half a \"truth\"");
      run.skip(new Failure("bad\n.wav", "samples", "no sound"));
      run.advance(1);
    }
  }

  @Test
  void whatIsKeptIsNotSaidToBeSkipped() {
    try (Run run = runs(ProgressMode.AUTO, false, false).begin("samples", 8, Unit.FILES)) {
      run.skip(Failure.incomplete("half.wav", "samples", "broken at 1.0 s of 2.0 s"));
    }
    assertThat(said())
        .contains("samples: incomplete half.wav: broken at 1.0 s of 2.0 s", ", 1 incomplete")
        .doesNotContain("skipped");
    assertThat(failures.summary()).isEqualTo("1 incomplete");
    failures.add(new Failure("bad.wav", "samples", "no sound"));
    failures.add(new Failure("bad.wav", "vectors", "no sound"));
    failures.add(Failure.incomplete("bad.wav", "pictures", "broken"));
    failures.add(Failure.incomplete("half.wav", "vectors", "broken at 1.0 s of 2.0 s"));
    assertThat(failures.summary())
        .as("each once, in however many stages")
        .isEqualTo("1 left out, 1 incomplete");
  }

  @Test
  void offATerminalThereArePlainLines() {
    work(runs(ProgressMode.AUTO, false, false));
    assertThat(said().lines())
        .element(2)
        .asString()
        .matches("samples: 8/8 files in 0\\.\\d s(, [\\d.,]+ files/s)?, 1 skipped");
    assertThat(said()).contains("samples: skipped bad\\n.wav: no sound").doesNotContain("\r");
  }

  @Test
  void onATerminalTheBarIsRedrawnWithinItsWidth() {
    work(runs(ProgressMode.AUTO, true, false));
    String last = said().substring(said().lastIndexOf("samples   ")).strip();
    assertThat(last).matches("samples    (█{4,24} )?100 % 8/8 files in .*").hasSizeLessThan(60);
  }

  @Test
  void jsonIsOneObjectALine() {
    work(runs(ProgressMode.JSON, true, false));
    assertThat(said().lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("{\"event\":\"") && line.endsWith("}"));
    assertThat(said())
        .contains(
            "\"filename\":\"bad\\u000a.wav\"", "half a \\\"truth\\\"", "\"total\":8,\"skipped\":1");
  }

  @Test
  void jsonIsOneObjectALineOutsideStagesToo() {
    runs(ProgressMode.JSON, true, false).say("2 files of 3 are \"meant\"");
    assertThat(said())
        .isEqualTo(
            "{\"event\":\"message\",\"stage\":\"\",\"message\":\"2 files of 3 are \\\"meant\\\"\"}\n");
  }

  @Test
  void jsonTellsEachStateOfAnItemOnce() {
    try (Run run = runs(ProgressMode.JSON, true, false).begin("download", 99, Unit.BYTES)) {
      run.item(new ItemState("a\"b", ItemState.BEGUN, 0, 99));
      run.item(new ItemState("a\"b", "fetching", 0.1, 99));
      run.item(new ItemState("a\"b", "fetching", 0.5, 99));
      run.item(new ItemState("a\"b", ItemState.DONE, 1, 99));
    }
    assertThat(said().lines().filter(line -> line.contains("state")))
        .containsExactly(
            "{\"event\":\"state\",\"stage\":\"download\",\"filename\":\"a\\\"b\""
                + ",\"state\":\"begun\",\"done\":0,\"total\":99}",
            "{\"event\":\"state\",\"stage\":\"download\",\"filename\":\"a\\\"b\""
                + ",\"state\":\"fetching\",\"done\":10,\"total\":99}",
            "{\"event\":\"state\",\"stage\":\"download\",\"filename\":\"a\\\"b\""
                + ",\"state\":\"done\",\"done\":99,\"total\":99}");
  }

  @Test
  void jsonTellsTheFiguresOfAnItemAsNumbersAndLeavesOutWhatIsNotKnown() {
    try (Run run = runs(ProgressMode.JSON, true, false).begin("reencode", 60, Unit.SECONDS)) {
      List<ItemMetric> figures =
          List.of(new ItemMetric("fps", 24.5, "24.5 fps"), new ItemMetric("speed", Double.NaN, ""));
      run.item(new ItemState("a.mp4", "checking", 0.5, 60, figures));
    }
    assertThat(said())
        .contains("{\"event\":\"state\",\"stage\":\"reencode\",\"filename\":\"a.mp4\""
            + ",\"state\":\"checking\",\"done\":30,\"total\":60,\"fps\":24.5}");
  }

  @Test
  void whatWasThereBeforeIsDoneButNotSpeed() {
    try (Run run = runs(ProgressMode.JSON, true, false).begin("download", 1000, Unit.BYTES)) {
      run.resume(1000);
    }
    assertThat(said().lines())
        .element(1)
        .asString()
        .contains("\"event\":\"end\"", "\"done\":1000", "\"rate\":0.000");
  }

  @Test
  void noneKeepsTheMessagesAndQuietNothing() {
    work(runs(ProgressMode.NONE, true, false));
    assertThat(said().lines()).startsWith("samples: half a \"truth\"").hasSize(2);
    bytes.reset();
    work(runs(ProgressMode.NONE, true, true));
    assertThat(said()).isEmpty();
  }

  @Test
  void aRequestToStopIsThrownInTheStage() {
    try (Run run = runs(ProgressMode.NONE, false, false).begin("tsne", 10, Unit.ITERATIONS)) {
      run.throwIfCancelled();
      cancellation.request();
      assertThatThrownBy(run::throwIfCancelled).isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void failuresBecomeATableThatGoesAwayWithThem(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("items.csv");
    failures.add(new Failure("b, \"quoted\".wav", "probe", "zero bytes"));
    failures.add(new Failure("a.wav", "probe", "no such file"));
    failures.write(output);
    Path table = folder.resolve("items.csv.failures.csv");
    assertThat(Files.readString(table))
        .isEqualTo(
            "filename,stage,error\na.wav,probe,no such file\n\"b, \"\"quoted\"\".wav\",probe,zero bytes\n");
    new Failures().write(output);
    assertThat(table).doesNotExist();
    assertThat(Failures.beside(Path.of("tmp/%s.csv"))).isEqualTo(Path.of("tmp/failures.csv"));
  }

  @Test
  void amountsAreShownForPeople() {
    assertThat(Unit.BYTES.show(12_345_678)).isEqualTo("12.3 MB");
    assertThat(Unit.BYTES.show(1)).isEqualTo("1 byte");
    assertThat(Unit.BYTES.show(70)).as("not 0 kB").isEqualTo("70 bytes");
    assertThat(Unit.FILES.show(1204)).isEqualTo("1,204 files");
    assertThat(StageProgress.clock(3725)).isEqualTo("1:02:05");
    assertThat(new StageProgress("s", Unit.BYTES, 500_000, 2_000_000, 0, 0, 250_000, 2).text(false))
        .isEqualTo("500 kB/2.0 MB, 250 kB/s, ETA 6.0 s");
  }
}
