package org.smalti.core.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.config.ConfiguredDefaults;
import org.smalti.core.files.RealPath;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Refuses {@code -} and addresses such as {@code http://host/a.csv} where a file or a folder of this machine is wanted:
 * one called so would be read or made without a word. What is written beside the result must be none of the other
 * files.
 */
final class FileArgumentCheck {
  static final Path STANDARD = Path.of("-");

  private static final String FOLDER = "DIR";
  /** The names of files with a place for each one's own; such an option is a text. */
  private static final String PATTERN = "PATTERN";
  /** Of two letters at least: one is a drive. */
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /** Options whose files are written beside the result. */
  private static final Set<String> BESIDE = Set.of(
      "--cache",
      "--credits",
      "--edl",
      "--had",
      "--index",
      "--log-file",
      "--otio",
      "--plan",
      "--plot",
      "--poster",
      "--report",
      "--sheet");

  private FileArgumentCheck() {}

  /**
   * Looks at what was given to a command, after the tables that are streams were put in their place.
   *
   * @throws SmaltiException if an option or an argument that is a file or a folder is {@code -} or an address
   */
  static void require(ParseResult command) {
    List<ArgSpec> all = command.commandSpec().args().stream()
        .filter(argument -> !words(argument, command).isEmpty())
        .toList();
    all.stream()
        .filter(given -> BESIDE.contains(name(given)))
        .forEach(given -> requireAlone(given, all, command));
    for (ArgSpec given : all) {
      if (STANDARD.equals(given.<Object>getValue())) {
        throw refused(given);
      }
      if (given.type() == Path.class || given.paramLabel().equals(PATTERN)) {
        words(given, command).forEach(text -> requireLocal(given, text));
      }
    }
  }

  /** The values of an argument as the command line has them, else as a config file has; none if neither does. */
  private static List<String> words(ArgSpec argument, ParseResult command) {
    List<String> typed = argument.originalStringValues();
    return !typed.isEmpty()
        ? typed
        : ConfiguredDefaults.of(command.commandSpec())
            .flatMap(defaults -> defaults.setting(argument))
            .map(setting -> List.of(setting.value()))
            .orElse(List.of());
  }

  /** What is written beside the result must be none of the other files, read or written. */
  private static void requireAlone(ArgSpec beside, List<ArgSpec> all, ParseResult command) {
    for (String text : words(beside, command)) {
      for (ArgSpec other : all) {
        if (!other.equals(beside)
            && isFile(other)
            && words(other, command).stream().anyMatch(word -> same(text, word))) {
          throw SmaltiException.usage(name(beside) + " is " + text + ", which is " + name(other)
              + " too; name another file, so that it stays");
        }
      }
    }
  }

  private static boolean isFile(ArgSpec given) {
    String label = given.paramLabel();
    return (given.type() == Path.class && !label.equals(FOLDER))
        || label.contains("FILE")
        || label.contains("TABLE")
        || label.equals(PATTERN);
  }

  private static boolean same(String one, String other) {
    try {
      return RealPath.of(Path.of(one)).equals(RealPath.of(Path.of(other)));
    } catch (InvalidPathException noFile) {
      return false;
    }
  }

  private static void requireLocal(ArgSpec given, String text) {
    if (ADDRESS.matcher(text).matches()) {
      throw SmaltiException.usage(
          name(given) + " is a file or folder on this machine, not an address like " + text
              + "; name one, such as " + text.replaceFirst(".*/", "./"));
    }
  }

  private static String name(ArgSpec given) {
    return given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
  }

  private static SmaltiException refused(ArgSpec given) {
    String name = name(given);
    String wanted = given.paramLabel().equals(FOLDER) ? "a folder" : "a file";
    return SmaltiException.usage(name + " can be no standard stream: name " + wanted
        + ", or write ./- for one that is called so");
  }
}
