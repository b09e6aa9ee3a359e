package org.smalti.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;

/**
 * What may stand as the value of an option, or as an operand.
 *
 * @param label what the help calls it
 * @param choices all words that it may be, if the kind says so
 */
record CompletedValue(Kind kind, String label, List<String> choices) {
  /** How a shell finds candidates. */
  enum Kind {
    /** There is no value: the option is a flag. */
    NONE,
    /** One of a few words. */
    CHOICE,
    FILE,
    FOLDER,
    /** A number, an expression or the like, of which a shell knows nothing. */
    OTHER
  }

  static CompletedValue of(ArgSpec argument) {
    String label = argument.paramLabel();
    if (argument.isOption() && argument.arity().max() == 0) {
      return new CompletedValue(Kind.NONE, label, List.of());
    }
    List<String> choices = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(word -> choices.add(word.toLowerCase(Locale.ROOT)));
    }
    if (!choices.isEmpty()) {
      return new CompletedValue(Kind.CHOICE, label, choices.stream().distinct().toList());
    }
    if (label.contains("DIR") || label.contains("FOLDER")) {
      return new CompletedValue(Kind.FOLDER, label, List.of());
    }
    boolean file = argument.auxiliaryTypes()[0] == Path.class
        || argument.isPositional()
        || label.contains("FILE")
        || label.contains("TABLE")
        || label.equals("PATTERN");
    return new CompletedValue(file ? Kind.FILE : Kind.OTHER, label, List.of());
  }
}
