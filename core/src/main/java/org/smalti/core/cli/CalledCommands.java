package org.smalti.core.cli;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Which commands a command line calls: those whose names are among its words. Picocli by itself looks at the fields of
 * every command and of all their mixins when a program starts, which took most of the time of {@code --help}; now only
 * commands that are called are made, and of the others there are name and description, for lists of commands and for
 * suggestions after a wrong word. A word that is the value of an option, and by chance the name of a command, costs the
 * making of that command and changes nothing else.
 */
public final class CalledCommands {
  /** All there are, for documentation. */
  static final CalledCommands ALL = new CalledCommands(true, Set.of());

  private final boolean all;
  private final Set<String> words;

  private CalledCommands(boolean all, Set<String> words) {
    this.all = all;
    this.words = words;
  }

  /** Those of a command line. */
  static CalledCommands by(Collection<String> words) {
    return new CalledCommands(false, Set.copyOf(words));
  }

  /** Whether a command of this name must be made. */
  public boolean has(String name) {
    return all || words.contains(name);
  }

  boolean has(Command command) {
    return has(command.name()) || Stream.of(command.aliases()).anyMatch(this::has);
  }

  /** What there is of a command that is not called. */
  public static CommandSpec listed(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec;
  }
}
