package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** docs/cli.md is what the commands say of themselves; {@code -Dsmalti.write} writes it anew. */
class CommandReferenceTest {
  private static CommandLine root() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new SmaltiCommandLine(
            Main.class, new Console(nowhere, nowhere, false, 100, new Cancellation()))
        .commands();
  }

  /** A command and all below it, in the order in which they are listed. */
  private static List<CommandLine> all(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().stream().distinct().forEach(child -> all.addAll(all(child)));
    all.removeIf(each -> each.getCommandSpec().helpCommand());
    return all;
  }

  @Test
  void theReferenceIsWhatTheCommandsSay() throws IOException {
    StringBuilder text = new StringBuilder(
        "# Commands\n\nWritten by the program itself, from `smalti COMMAND --help`.\n");
    for (CommandLine command : all(root())) {
      text.append("\n## ")
          .append(command.getCommandSpec().qualifiedName(" "))
          .append("\n\n```\n")
          .append(command.getUsageMessage(Ansi.OFF).replaceAll("(?m) +$", "").strip())
          .append("\n```\n");
    }
    Path file = Launcher.project().resolve("docs/cli.md");
    if (Boolean.getBoolean("smalti.write")) {
      Files.writeString(file, text);
    }
    assertThat(Files.readString(file))
        .as("docs/cli.md; write it anew with ./mvnw verify -Dsmalti.write=true")
        .isEqualTo(text.toString());
  }

  @Test
  void everyCommandHasAnExampleAndTheSharedOptions() {
    for (CommandLine command : all(root())) {
      if (!command.getSubcommands().isEmpty()) {
        continue;
      }
      String help = command.getUsageMessage(Ansi.OFF);
      String name = command.getCommandSpec().qualifiedName(" ");
      // Examples can be copied: their lines stand in the help as they were written.
      for (String line : command.getCommandSpec().usageMessage().footer()) {
        assertThat(help.lines()).as(name).contains(String.format(line));
      }
      assertThat(help)
          .as(name)
          .contains(
              "Example", name + " ", "--threads", "--force", "--progress", "--log-file", "--help");
    }
  }
}
