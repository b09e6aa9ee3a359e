package org.smalti.core.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.run.Failures;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Timeout(60)
class FirstLineTest {
  /** ms after which nothing comes in these tests any more. */
  private static final long NEVER = 3_600_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private FirstLine first(long millis, boolean terminal) {
    return FirstLine.in(millis, err, terminal, Screen.ofWidth(30));
  }

  private static Optional<String> input() {
    return Optional.of("film.mp4, 45.2 MB");
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** What is said by the time that a line with this in it is there. */
  private String saying(String text) {
    while (!said().contains(text)) {
      Thread.onSpinWait();
    }
    return said();
  }

  @Test
  void aCommandThatHasSaidNothingSaysWhatItReads() {
    Runnable end = first(0, false).begin("samples", ProgressMode.AUTO, FirstLineTest::input);
    assertThat(saying("\n")).isEqualTo("samples: reading film.mp4, 45.2 MB\n");
    end.run();
    assertThat(said()).hasLineCount(1);
  }

  @Test
  void onATerminalWhatComesNextTakesItsPlace() {
    FirstLine first = first(0, true);
    first.begin("samples", ProgressMode.AUTO, FirstLineTest::input);
    assertThat(saying(" MB")).isEqualTo("samples: readi…m.mp4, 45.2 MB");
    first.watched(err).println("done");
    assertThat(said()).endsWith("\r\u001b[Kdone\n");
  }

  @Test
  void amongEventsItIsOne() {
    first(0, true).begin("samples", ProgressMode.JSON, FirstLineTest::input);
    assertThat(saying("\n"))
        .isEqualTo("{\"event\":\"message\",\"stage\":\"samples\","
            + "\"message\":\"reading film.mp4, 45.2 MB\"}\n");
  }

  @Test
  void whatWaitsForSomebodyElseSaysForWhom() {
    FirstLine first = first(0, false);
    first.instead("asking archive.org");
    first.begin("ia search", ProgressMode.AUTO, Optional::empty);
    assertThat(saying("\n")).isEqualTo("ia search: asking archive.org\n");
  }

  @Test
  void whoHasPrintedSaysNoMore() {
    FirstLine first = first(NEVER, true);
    Runnable end = first.begin("subset", ProgressMode.AUTO, FirstLineTest::input);
    first.watched(err).println("subset: 12 of 40 samples");
    end.run();
    assertThat(said()).isEqualTo("subset: 12 of 40 samples\n");
  }

  @Test
  void whereNoProgressIsWantedThereIsNone() {
    first(0, false).begin("samples", ProgressMode.NONE, () -> {
      throw new AssertionError("asked");
    });
    assertThat(said()).isEmpty();
  }

  @Test
  void whereNothingCanBeNamedTheFirstStageShowsItselfWithWhatIsUnderWay() {
    FirstLine first = first(0, false);
    PrintStream watched = first.watched(err);
    var console =
        new Console(watched, watched, false, Screen.ofWidth(80), new Cancellation(), first);
    var runs = new Runs(console, ProgressMode.AUTO, false, watched, new Failures());
    try (Run run = runs.begin("samples", 45_200_000, Unit.BYTES)) {
      for (String name : new String[] {"a.mp4", "b.mp4", "c.mp4", "d.mp4"}) {
        run.item(new ItemState(name, ItemState.BEGUN, 0, 1));
      }
      first.begin("samples", ProgressMode.AUTO, Optional::empty);
      assertThat(saying("\n"))
          .startsWith("samples: 0 bytes/45.2 MB; now ")
          .contains(".mp4, ")
          .endsWith(" and 1 more\n");
    }
    assertThat(said()).hasLineCount(2);
  }

  @Test
  void ofWhatIsReadAndTheStageOnlyOneSpeaks() {
    FirstLine first = first(0, false);
    PrintStream watched = first.watched(err);
    var console =
        new Console(watched, watched, false, Screen.ofWidth(80), new Cancellation(), first);
    var runs = new Runs(console, ProgressMode.AUTO, false, watched, new Failures());
    Runnable end = first.begin("probe", ProgressMode.AUTO, FirstLineTest::input);
    try (Run run = runs.begin("probe", 1, Unit.FILES)) {
      assertThat(saying("\n")).isEqualTo("probe: reading film.mp4, 45.2 MB\n");
      run.advance(1);
    }
    end.run();
    assertThat(said()).hasLineCount(2);
  }

  /** What several commands share. */
  static final class Shared {
    @Mixin
    PerFileRunOptions run;
  }

  /** Ends once the person has been told something. */
  @Command(name = "slow")
  static final class Slow implements Callable<Integer> {
    private static volatile ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Mixin
    Shared shared;

    @Parameters
    Path file;

    @Override
    public Integer call() {
      while (told.size() == 0) {
        Thread.onSpinWait();
      }
      return 0;
    }
  }

  @Test
  void anyCommandHasItHoweverItGetsItsOptions(@TempDir Path folder) throws Exception {
    Path film = Files.write(folder.resolve("film.mp4"), new byte[2000]);
    FirstLine first = first(0, false);
    PrintStream watched = first.watched(err);
    Slow.told = bytes;
    var console =
        new Console(watched, watched, false, Screen.ofWidth(80), new Cancellation(), first);
    assertThat(new SmaltiCommandLine(SlowProgram.class, console).execute("slow", film.toString()))
        .isZero();
    assertThat(said()).isEqualTo("slow: reading " + film + ", 2 kB\n");
  }

  /** Holds the command. */
  @Command(name = "smalti", subcommands = Slow.class)
  static final class SlowProgram {}
}
