package org.smalti.core.cli;

import java.util.Collection;
import java.util.List;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The options that a person gave to a command, in whatever mode it works: those that would have no effect in it are
 * refused, before anything is done.
 */
public final class GivenOptions {
  private final CommandSpec command;

  /** @param command the command, once its words were parsed */
  public GivenOptions(CommandSpec command) {
    this.command = command;
  }

  /** Whether an option was given, even with the value that it has otherwise. */
  public boolean has(String option) {
    return command.commandLine().getParseResult().hasMatchedOption(option);
  }

  /**
   * Refuses options, by their names.
   *
   * @param reason what takes their effect away and what to do: {@code --like decides the order; leave it out}
   * @throws SmaltiException if one of them was given
   */
  public void refuse(String reason, Collection<String> options) {
    List<String> idle = options.stream().filter(this::has).toList();
    if (!idle.isEmpty()) {
      throw SmaltiException.usage(String.join(", ", idle) + (idle.size() == 1 ? " has" : " have")
          + " no effect: " + reason);
    }
  }
}
