package org.smalti.app.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option that a shell completes.
 *
 * @param names all its spellings, with hyphens, those that negate it too
 * @param optional whether the value may be left out; it is then written behind {@code =} only
 * @param repeatable whether it may stand more than once
 */
record CompletedOption(
    List<String> names,
    String description,
    CompletedValue value,
    boolean optional,
    boolean repeatable) {
  static List<CompletedOption> of(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(option -> of(command, option))
        .toList();
  }

  private static CompletedOption of(CommandSpec command, OptionSpec option) {
    List<String> names = new ArrayList<>(Arrays.asList(option.names()));
    for (Map.Entry<String, OptionSpec> negated : command.negatedOptionsMap().entrySet()) {
      if (negated.getValue().equals(option)) {
        names.add(negated.getKey());
      }
    }
    return new CompletedOption(
        List.copyOf(names),
        CommandText.brief(option.description()),
        CompletedValue.of(option),
        option.arity().min() == 0,
        option.isMultiValue());
  }

  /** Whether the next word is its value. */
  boolean takesNextWord() {
    return value.kind() != CompletedValue.Kind.NONE && !optional;
  }
}
