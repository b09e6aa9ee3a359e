package org.smalti.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.CancelledException;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class SmaltiCommandLineTest {
  @TempDir
  Path folder;

  @Command(
      name = "smalti",
      subcommands = {Copy.class, Group.class, HelpCommand.class},
      footerHeading = "%nBegin with:%n",
      footer = "  smalti demo")
  static final class Root {}

  @Command(name = "group", subcommands = Copy.class)
  static final class Group {}

  /** Copies a table, or fails as it is told. */
  @Command(name = "copy", mixinStandardHelpOptions = true, description = "Copies a table.")
  static final class Copy implements Callable<Integer> {
    @Mixin
    RunOptions options;

    @Mixin
    TableOptions tables;

    @Option(names = "--share")
    double share;

    @Option(names = "--fail")
    @Nullable
    String fail;

    @Override
    public Integer call() {
      if (fail != null) {
        switch (fail) {
          case "network" ->
            throw new SmaltiException(SmaltiException.Reason.NETWORK, "the net is down");
          case "cancel" -> throw new CancelledException();
          case "bug" -> throw new IllegalStateException("oops");
          default -> options.context().failures().add(new Failure(fail, "copy", "bad"));
        }
      }
      Table table = tables.read(List.of("filename"));
      try (Run run = options.context().begin("copy", table.size(), Unit.ROWS)) {
        tables.write(table);
        run.advance(table.size());
      }
      return options.context().finish(tables.out(), options.context().threads() - 1);
    }
  }

  private Path table() throws Exception {
    return Files.writeString(folder.resolve("t.csv"), "filename\na.wav\n");
  }

  private static Outcome smalti(Object... words) {
    return CommandTester.of(Root.class).run(words);
  }

  @Test
  void successIsZeroAndResultsAreWritten() throws Exception {
    Outcome outcome = smalti("copy", "--in", table(), "--out", folder.resolve("o.csv"));
    assertThat(outcome.exit()).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("o.csv")).hasContent("filename\na.wav\n");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void eachKindOfFailureHasItsExitCodeAndOneLine() throws Exception {
    Path in = table();
    assertThat(smalti("copy", "--in", in, "--fail", "network"))
        .isEqualTo(new Outcome(ExitCode.NETWORK, "", "smalti: the net is down\n"));
    assertThat(smalti("copy", "--in", folder.resolve("none.csv")).exit()).isEqualTo(ExitCode.INPUT);
    Outcome cancelled = smalti("copy", "--in", in, "--fail", "cancel");
    assertThat(cancelled.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(cancelled.err()).contains("run the same command again");
    Outcome bug = smalti("copy", "--in", in, "--fail", "bug");
    assertThat(bug.exit()).isEqualTo(ExitCode.BUG);
    assertThat(bug.err()).contains("this is a bug", "IllegalStateException: oops");
  }

  @Test
  void someFailedItemsAreSixAndAllOfThemThree() throws Exception {
    assertThat(
            smalti("copy", "--in", table(), "--fail", "x.wav", "--threads", "2").exit())
        .isEqualTo(ExitCode.PARTIAL);
    assertThat(folder.resolve("t.csv.failures.csv"))
        .hasContent("filename,stage,error\nx.wav,copy,bad\n");
    assertThat(
            smalti("copy", "--in", table(), "--fail", "x.wav", "--threads", "1").exit())
        .isEqualTo(ExitCode.INPUT);
  }

  @Test
  void aBadCommandLineIsTwoAndSaysWhereToLook() throws Exception {
    Outcome typo = smalti("copy", "--inn", table());
    assertThat(typo.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typo.err()).contains("see 'smalti copy --help'");
    assertThat(smalti("coppy").err()).contains("coppy", "copy");
    Outcome none = smalti("copy", "--in", table(), "--threads", "0");
    assertThat(none.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).startsWith("smalti: --threads: at least 1, not 0\n");
    assertThat(smalti("copy", "--in", table(), "--progress", "loud").exit())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aCommandAloneShowsItsHelp() {
    Outcome root = smalti();
    assertThat(root.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(root.out()).isEmpty();
    assertThat(root.err()).startsWith("Usage: smalti").contains("Begin with:\n  smalti demo\n");
    Outcome group = smalti("group");
    assertThat(group.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(group.err()).startsWith("Usage: smalti group");
  }

  @Test
  void helpFollowsTheWordsOfACommand() {
    Outcome help = smalti("help", "group", "copy");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).startsWith("Usage: smalti group copy").contains("Copies a table.");
    assertThat(smalti("help").out()).startsWith("Usage: smalti [").contains("Begin with:");
    assertThat(smalti("help", "--help").out()).startsWith("Usage: smalti help [");
    Outcome typo = smalti("help", "group", "coppy");
    assertThat(typo.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typo.err())
        .isEqualTo("smalti: smalti group has no command coppy; did you mean copy?\n");
  }

  @Test
  void onlyNearWordsAreSuggested() throws Exception {
    assertThat(smalti("coppy").err())
        .startsWith("smalti: smalti has no command coppy; did you mean copy?\n");
    assertThat(smalti("frobnicate").err()).startsWith("smalti: smalti has no command frobnicate\n");
    assertThat(smalti("group", "frobnicate").err())
        .startsWith("smalti: smalti group has no command frobnicate; it has ")
        .contains("copy");
    assertThat(smalti("copy", "--in", table(), "--treads", "2").err())
        .startsWith("smalti: there is no option --treads; did you mean --threads?\n");
    assertThat(smalti("copy", "--in", table(), "--frobnicate").err())
        .startsWith("smalti: there is no option --frobnicate\n");
  }

  @Test
  void valuesAreNamedAsTheyAreWritten() throws Exception {
    Path in = table();
    assertThat(smalti("copy", "--in", in, "--threads", "two").err())
        .startsWith("smalti: --threads: 'two' is not a whole number\n");
    assertThat(smalti("copy", "--in", in, "--threads", "99999999999").err())
        .startsWith("smalti: --threads: '99999999999' is too large a number\n");
    assertThat(smalti("copy", "--in", in, "--share", "half").err())
        .startsWith("smalti: --share: 'half' is not a number\n");
    assertThat(smalti("copy", "--in", in, "--progress", "loud").err())
        .startsWith("smalti: --progress: 'loud' is none of auto, plain, json, none\n");
    assertThat(UsageError.value("expected one of [RELEASE, next-onset, NEXT_ONSET]"
            + " (case-insensitive) but was 'on'"))
        .as("a choice of two spellings")
        .isEqualTo("'on' is none of release, next-onset");
  }

  @Test
  void amongJsonEventsErrorsAreJsonToo() throws Exception {
    Outcome input = smalti("copy", "--in", folder.resolve("n\"o"), "--progress", "json");
    assertThat(input.err())
        .isEqualTo("{\"event\":\"error\",\"message\":\"" + folder
            + "/n\\\"o: no such file\",\"exit\":3}\n");
    assertThat(smalti("copy", "--in", "a", "--inn", "a", "--progress=JSON").err())
        .isEqualTo("{\"event\":\"error\",\"message\":\"there is no option --inn; did you"
            + " mean --in?\",\"exit\":2}\n");
    Outcome stopped = smalti("copy", "--in", table(), "--fail", "cancel", "--progress", "json");
    assertThat(stopped.err()).startsWith("{\"event\":\"error\",").contains("\"exit\":130");
  }

  private static Outcome piped(String input, Object... words) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return smalti(words);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aDashIsStandardInputAndOutputOfATable() throws Exception {
    String table = "filename,hz\na.wav,5\n";
    Outcome both = piped(table, "copy", "--in", "-", "--out", "-", "--progress", "none");
    assertThat(both).isEqualTo(new Outcome(ExitCode.OK, table, ""));
    assertThat(piped(table, "copy", "--in", "-", "--progress", "none").out()).isEqualTo(table);
    Path out = folder.resolve("o.csv");
    assertThat(piped(table, "copy", "--in=-", "--out", out).out()).isEmpty();
    assertThat(out).hasContent(table);
    assertThat(smalti("copy", "--in", table(), "-o", "-").out()).isEqualTo("filename\na.wav\n");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void messagesNameStandardStreamsAndNoTemporaryFile() throws Exception {
    Outcome empty = piped("", "copy", "--in", "-", "--out", "-");
    assertThat(empty.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(empty.err()).startsWith("smalti: standard input is empty; a table starts with");
    assertThat(piped("a\n1\n", "copy", "--in", "-").err())
        .isEqualTo("smalti: standard input: no column filename; it has a\n");
    Outcome some =
        smalti("copy", "--in", table(), "--out", "-", "--fail", "x.wav", "--threads", "2");
    assertThat(some.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(some.out()).isEqualTo("filename\na.wav\n");
    assertThat(some.err()).contains("1 left out, see the messages above");
    Outcome stopped = smalti("copy", "--in", table(), "--out", "-", "--fail", "cancel");
    assertThat(stopped.exit()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(stopped.out()).isEmpty();
    assertThat(stopped.err()).contains("can't be gone on with: name a file to resume");
  }

  @Test
  void verboseAddsTheStackTraceOfAnExplainedFailure() throws Exception {
    assertThat(smalti("copy", "--in", table(), "--fail", "network", "-v").err())
        .contains("at org.smalti");
  }

  @Test
  void theLogFileGetsWhatIsSaid() throws Exception {
    Path log = folder.resolve("logs/run.log");
    smalti("copy", "--in", table(), "--log-file", log);
    assertThat(log).content().contains("copy: 1/1 row");
  }
}
