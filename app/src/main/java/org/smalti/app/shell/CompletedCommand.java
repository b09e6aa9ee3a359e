package org.smalti.app.shell;

import java.util.List;
import java.util.Map;
import org.smalti.core.cli.config.ConfigTree;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that a shell completes.
 *
 * @param words those that call it, with the program's name; the first of a list of them all is the program
 * @param subcommands the names of those in it, in their order
 * @param operands what stands behind the options; one for each position, the last for all that follow
 */
record CompletedCommand(
    List<String> words,
    String description,
    List<String> subcommands,
    List<CompletedOption> options,
    List<CompletedValue> operands) {
  /** A program and all its commands. */
  static List<CompletedCommand> all(CommandLine root) {
    return ConfigTree.all(root)
        .map(CommandLine::getCommandSpec)
        .map(CompletedCommand::of)
        .toList();
  }

  private static CompletedCommand of(CommandSpec command) {
    return new CompletedCommand(
        List.of(command.qualifiedName(" ").split(" ", -1)),
        CommandText.sentence(command.usageMessage().description()),
        command.subcommands().entrySet().stream()
            .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList(),
        CompletedOption.of(command),
        command.positionalParameters().stream().map(CompletedValue::of).toList());
  }

  /** The words with slashes between, by which the scripts know it. */
  String path() {
    return String.join("/", words);
  }

  /** Whether its operands are the words of another command. */
  boolean isHelp() {
    return words.size() == 2 && words.get(1).equals("help");
  }

  String name() {
    return words.get(words.size() - 1);
  }
}
