package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Rules that hold for the options of all commands, however many share them. */
class SharedOptionsTest {
  private static final Map<String, String> VALUES = Map.of("--in", "none.csv");

  private final List<CommandLine> commands = new ArrayList<>();

  private void gather(CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      commands.add(command);
    }
    command.getSubcommands().values().stream().distinct().forEach(this::gather);
  }

  private List<CommandLine> all() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    var console = new Console(nowhere, nowhere, false, 100, new Cancellation());
    gather(new SmaltiCommandLine(Main.class, console).commands());
    return commands;
  }

  @Test
  void aWrongNumberOfThreadsLeadsToTheHelpOfItsCommand() {
    for (CommandLine command : all()) {
      if (command.getCommandSpec().findOption("--threads") == null) {
        continue;
      }
      String name = name(command);
      Outcome outcome = run(name, "--threads", "0");
      assertThat(outcome.exit()).as(name).isEqualTo(2);
      assertThat(outcome.err()).contains("see 'smalti " + name + " --help'");
    }
    assertThat(commands).hasSizeGreaterThan(40);
  }

  @Test
  void anAddressIsNoFileToWrite() throws Exception {
    int refused = 0;
    for (CommandLine command : all()) {
      OptionSpec out = command.getCommandSpec().findOption("--out");
      if (out == null) {
        continue;
      }
      String name = name(command);
      List<Object> words = new ArrayList<>(List.of("--out", "http://127.0.0.1:1/a/b.mp4"));
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.required() && !option.equals(out)) {
          words.addAll(
              List.of(option.longestName(), VALUES.getOrDefault(option.longestName(), "1")));
        }
      }
      command.getCommandSpec().positionalParameters().stream()
          .filter(parameter -> parameter.arity().min() > 0)
          .forEach(parameter -> words.add("a"));
      Outcome outcome = run(name, words.toArray());
      assertThat(outcome.exit()).as(name + ": " + outcome.err()).isEqualTo(2);
      assertThat(outcome.err()).contains("--out is a file or folder on this machine", "http://127");
      refused++;
    }
    assertThat(refused).isGreaterThan(30);
    try (Stream<Path> files = Files.list(Path.of(""))) {
      assertThat(files.map(Path::toString)).doesNotContain("http:");
    }
  }

  private static String name(CommandLine command) {
    String full = command.getCommandSpec().qualifiedName(" ");
    return full.substring(full.indexOf(' ') + 1);
  }

  private static Outcome run(String command, Object... more) {
    return CommandTester.of(Main.class)
        .run(Stream.concat(Stream.of(command.split(" ")), Stream.of(more)).toArray());
  }
}
