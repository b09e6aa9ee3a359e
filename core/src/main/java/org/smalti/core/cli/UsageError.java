package org.smalti.core.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.smalti.core.table.NearWord;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that can't be right: picocli's messages in the words of users. */
final class UsageError {
  private static final Pattern VALUE =
      Pattern.compile("Invalid value for option '([^']+)'(?: \\([^)]*\\))?: (.*)", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("'(.*)' is not an? (byte|short|int|long|float|double)", Pattern.DOTALL);
  private static final Pattern CHOICE = Pattern.compile(
      "expected one of \\[(.*)] \\(case-(?:in)?sensitive\\) but was '(.*)'", Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

  private UsageError() {}

  /** Whether a group of commands was called without one of them. */
  static boolean isMissingCommand(ParameterException e) {
    CommandLine command = e.getCommandLine();
    return e.getClass() == ParameterException.class
        && !command.getSubcommands().isEmpty()
        && command.getParseResult().subcommands().isEmpty()
        && String.valueOf(e.getMessage()).startsWith("Missing required subcommand");
  }

  /** The message in one line. */
  static String message(ParameterException e) {
    String said = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched.getUnmatched().get(0), e.getCommandLine(), said);
    }
    Matcher value = VALUE.matcher(said);
    return value.matches() ? value.group(1) + ": " + value(value.group(2)) : said;
  }

  private static String unmatched(String word, CommandLine command, String said) {
    if (word.startsWith("--master")) {
      return command.getCommandSpec().qualifiedName(" ")
          + " has no work that other machines could do file by file; leave --master out";
    }
    Collection<String> commands = command.getSubcommands().keySet();
    if (word.startsWith("-")) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      Collection<String> options = command.getCommandSpec().optionsMap().keySet();
      return "there is no option " + name + NearWord.question(name, options);
    }
    return commands.isEmpty() ? said : noCommand(command, word);
  }

  /** That a group has no such command: what was probably meant, or all that a small group has. */
  static String noCommand(CommandLine group, String word) {
    Collection<String> commands = group.getSubcommands().keySet();
    String near = NearWord.question(word, commands);
    String all = near.isEmpty() && group.getParent() != null
        ? "; it has " + String.join(", ", commands)
        : near;
    return group.getCommandSpec().qualifiedName(" ") + " has no command " + word + all;
  }

  /** A message of picocli about a value, with the value as it was written. */
  static String value(String said) {
    Matcher number = NUMBER.matcher(said);
    if (number.matches()) {
      String text = number.group(1);
      boolean fraction = number.group(2).equals("float") || number.group(2).equals("double");
      if (!fraction && WHOLE.matcher(text).matches()) {
        return "'" + text + "' is too large a number";
      }
      return "'" + text + "' is not a " + (fraction ? "number" : "whole number");
    }
    Matcher choice = CHOICE.matcher(said);
    if (choice.matches()) {
      return "'" + choice.group(2) + "' is none of " + choices(choice.group(1));
    }
    return said;
  }

  /** Choices as the user writes them; picocli names those that it knows by two spellings twice. */
  private static String choices(String said) {
    return Pattern.compile(", *")
        .splitAsStream(said.toLowerCase(Locale.ROOT).replace('_', '-'))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
