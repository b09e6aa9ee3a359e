package org.smalti.app.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of a command, of what the command says of itself. */
final class ManualPage {
  private final CommandSpec command;
  private final UsageMessageSpec usage;
  private final Roff page = new Roff();

  private ManualPage(CommandSpec command) {
    this.command = command;
    usage = command.usageMessage();
  }

  /**
   * The page as roff.
   *
   * @param date of the page, such as {@code 2026-11-30}; may be empty
   * @param version of the program
   */
  static String of(CommandSpec command, String date, String version) {
    ManualPage manual = new ManualPage(command);
    manual.write(date, version);
    return manual.page.toString();
  }

  /** What a page is called, without its section: {@code smalti-video-relay}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private void write(String date, String version) {
    String name = name(command);
    List<String> description = CommandText.lines(usage.description());
    page.title(name.toUpperCase(Locale.ROOT), date, "Smalti " + version);
    page.section("NAME")
        .raw(Roff.inline(name) + " \\- " + Roff.inline(CommandText.sentence(usage.description())));
    page.section("SYNOPSIS").raw(synopsis());
    page.section("DESCRIPTION");
    page.lines(description);
    operands();
    options();
    commands();
    exitStatus();
    files();
    example();
    seeAlso();
  }

  private String synopsis() {
    List<String> words = new ArrayList<>();
    words.add(Roff.bold(command.qualifiedName(" ")));
    command.options().stream()
        .filter(OptionSpec::required)
        .map(option -> Roff.bold(option.longestName()) + " " + Roff.italic(option.paramLabel()))
        .forEach(words::add);
    words.add("[" + Roff.italic("options") + "]");
    if (!command.subcommands().isEmpty()) {
      words.add(Roff.italic("COMMAND"));
    }
    for (PositionalParamSpec operand : command.positionalParameters()) {
      String label =
          Roff.italic(operand.paramLabel()) + (operand.arity().max() > 1 ? "\\|.\\|.\\|." : "");
      words.add(operand.arity().min() == 0 ? "[" + label + "]" : label);
    }
    return String.join(" ", words);
  }

  private void operands() {
    if (!command.positionalParameters().isEmpty()) {
      page.section("ARGUMENTS");
      command
          .positionalParameters()
          .forEach(operand -> page.term(Roff.italic(operand.paramLabel()), described(operand)));
    }
  }

  private void options() {
    page.section("OPTIONS");
    command.options().stream().filter(option -> !option.hidden()).forEach(option -> {
      List<String> names = new ArrayList<>(Arrays.asList(option.names()));
      command.negatedOptionsMap().entrySet().stream()
          .filter(negated -> negated.getValue().equals(option))
          .map(Map.Entry::getKey)
          .forEach(names::add);
      page.term(
          names.stream().map(Roff::bold).collect(Collectors.joining(", ")) + value(option),
          described(option));
    });
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    String label = Roff.italic(option.paramLabel());
    return option.arity().min() == 0 ? "[=" + label + "]" : "=" + label;
  }

  /** What is said of an option or operand; a term needs a text. */
  private static List<String> described(ArgSpec argument) {
    List<String> lines = CommandText.lines(argument.description());
    return lines.isEmpty() ? List.of("(no description)") : lines;
  }

  private void commands() {
    if (!command.subcommands().isEmpty()) {
      page.section("COMMANDS");
      below()
          .forEach(each -> page.term(
              Roff.bold(each.name()),
              List.of(CommandText.line(each.usageMessage().description()))));
    }
  }

  private Stream<CommandSpec> below() {
    return command.subcommands().values().stream().distinct().map(CommandLine::getCommandSpec);
  }

  private void exitStatus() {
    page.section("EXIT STATUS");
    command
        .root()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> page.term(Roff.bold(code.strip()), List.of(meaning)));
  }

  private void files() {
    page.section("FILES");
    String way = "Options that are not given on the command line, a line for each: ";
    page.term(Roff.bold(".smalti"), List.of(way + "in the working folder; see smalti-config(1)."));
    page.term(
        Roff.bold("$XDG_CONFIG_HOME/smalti/config.properties") + ", "
            + Roff.bold("~/.config/smalti/config.properties"),
        List.of("The same for all folders; .smalti goes before it."));
    page.term(Roff.bold("@") + Roff.italic("FILE"), List.of("Words of the command line."));
  }

  private void example() {
    List<String> lines = CommandText.lines(usage.footer());
    if (!lines.isEmpty()) {
      page.section(lines.size() == 1 ? "EXAMPLE" : "EXAMPLES").example(lines);
    }
  }

  private void seeAlso() {
    CommandSpec parent = command.parent();
    Stream<CommandSpec> others = parent == null
        ? below()
        : Stream.concat(Stream.of(parent), command.subcommands().isEmpty() ? siblings() : below());
    List<String> names = others
        .filter(each -> !each.equals(command))
        .map(each -> Roff.bold(name(each)) + "(1)")
        .toList();
    page.section("SEE ALSO").raw(String.join(", ", names));
  }

  private Stream<CommandSpec> siblings() {
    CommandSpec parent = command.parent();
    return parent == null || parent.parent() == null
        ? Stream.of()
        : parent.subcommands().values().stream().distinct().map(CommandLine::getCommandSpec);
  }
}
