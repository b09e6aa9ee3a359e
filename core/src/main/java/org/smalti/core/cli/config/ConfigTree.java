package org.smalti.core.cli.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.NearWord;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds the commands and options that the keys of config files mean. */
public final class ConfigTree {
  private final CommandLine root;
  private final Supplier<CommandLine> maker;
  private @Nullable CommandLine whole;

  /**
   * @param root knows the names of its commands
   * @param whole has all commands made; asked for only where a key can't be judged without it
   */
  ConfigTree(CommandLine root, Supplier<CommandLine> whole) {
    this.root = root;
    maker = whole;
  }

  /** For a root that has all its commands made. */
  public ConfigTree(CommandLine whole) {
    this(whole, () -> whole);
  }

  private CommandLine whole() {
    CommandLine made = whole;
    if (made == null) {
      made = maker.get();
      whole = made;
    }
    return made;
  }

  /** The words of a command below the root. */
  public static List<String> path(CommandSpec command) {
    String full = command.qualifiedName(" ");
    List<String> words = Arrays.asList(full.split(" ", -1));
    return words.subList(1, words.size());
  }

  /** A command and all below it, in the order in which they are listed. */
  public static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(ConfigTree::all));
  }

  /** The commands whose option a line sets. */
  public List<CommandSpec> commands(ConfigSetting setting) {
    return all(find(setting.command()))
        .map(CommandLine::getCommandSpec)
        .filter(command -> option(command, setting).isPresent())
        .toList();
  }

  /**
   * Says whether a line means an option; those of other commands than the called one are left to them, but for the
   * first word of the command.
   *
   * @throws SmaltiException if there is no such command or option, or no file may set it
   */
  void require(ConfigSetting setting, CommandSpec called) {
    ConfigRules.require(setting);
    List<String> path = setting.command();
    List<String> own = path(called);
    if (!path.isEmpty() && !root.getSubcommands().containsKey(path.get(0))) {
      throw SmaltiException.usage(about(setting) + noCommand(root, path.get(0)));
    }
    boolean concerns = path.size() <= own.size() && own.subList(0, path.size()).equals(path);
    if (concerns && option(called, setting).isEmpty()) {
      require(setting);
    }
  }

  /** @throws SmaltiException if there is no such command or option, or no file may set it */
  public void require(ConfigSetting setting) {
    ConfigRules.require(setting);
    CommandLine command;
    try {
      command = find(setting.command());
    } catch (SmaltiException e) {
      throw SmaltiException.usage(about(setting) + e.getMessage());
    }
    if (commands(setting).isEmpty()) {
      String prefix =
          setting.key().substring(0, setting.key().length() - setting.option().length());
      String whose = setting.command().isEmpty()
          ? "no command has an option "
          : "'" + command.getCommandSpec().qualifiedName(" ") + "' has no option ";
      List<String> keys = all(command)
          .flatMap(each -> names(each.getCommandSpec()))
          .distinct()
          .map(name -> prefix + name)
          .toList();
      throw SmaltiException.usage(
          about(setting) + whose + setting.optionName() + NearWord.question(setting.key(), keys));
    }
  }

  private static String about(ConfigSetting setting) {
    return setting.where() + ": " + setting.key() + ": ";
  }

  private static String noCommand(CommandLine group, String word) {
    return group.getCommandSpec().qualifiedName(" ") + " has no command " + word
        + NearWord.question(word, group.getSubcommands().keySet());
  }

  /**
   * The command that words call.
   *
   * @throws SmaltiException if there is none
   */
  public CommandLine find(List<String> words) {
    CommandLine command = whole();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw SmaltiException.usage(noCommand(command, word));
      }
      command = next;
    }
    return command;
  }

  /** The option of a command that a line means; empty if it has none of that name. */
  public static Optional<OptionSpec> option(CommandSpec command, ConfigSetting setting) {
    return Optional.ofNullable(command.findOption(setting.optionName()))
        .filter(option -> !option.hidden());
  }

  /** The long names of the options of a command, as keys. */
  private static Stream<String> names(CommandSpec command) {
    List<String> names = new ArrayList<>();
    for (String name : command.optionsMap().keySet()) {
      if (name.startsWith("--")) {
        names.add(name.substring(2));
      }
    }
    return names.stream();
  }
}
