package org.smalti.core.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.smalti.core.SmaltiException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lets files give values to the options of the command that is called. */
public final class ConfigUse {
  /** Help tells what the program does by itself. */
  private static final Set<String> ASKS_FOR_HELP = Set.of("-h", "--help", "-V", "--version");

  private ConfigUse() {}

  /** Lets the file be named before the command too: gives a group of commands the option that each command has. */
  public static void addOption(CommandSpec root) {
    if (root.subcommands().isEmpty() || root.findOption(ConfigFiles.OPTION) != null) {
      return;
    }
    root.addOption(OptionSpec.builder(ConfigFiles.OPTION)
        .paramLabel("FILE")
        .type(Path.class)
        .description("a file of options, for each that is not given; see 'smalti config'")
        .build());
  }

  /**
   * Reads the files and makes their values the defaults of all commands that are made.
   *
   * @param whole has all commands made
   * @return the values for the called command; none where files say nothing or are not asked
   * @throws SmaltiException if a file can't be read, or a line that concerns the called command means no option
   */
  public static Optional<ConfiguredDefaults> prepare(
      CommandLine root, Supplier<CommandLine> whole, ConfigFiles files, String... words) {
    CommandLine called = called(root, words);
    if (called.getCommand() instanceof IgnoresConfig || asksForHelp(words)) {
      return Optional.empty();
    }
    List<ConfigSetting> settings = files.with(words).settings();
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    ConfigTree tree = new ConfigTree(root, whole);
    settings.forEach(setting -> tree.require(setting, called.getCommandSpec()));
    ConfigTree.all(root)
        .map(CommandLine::getCommandSpec)
        .forEach(command -> command.defaultValueProvider(
            new ConfiguredDefaults(command, settings, files.environment())));
    for (CommandLine at = called; at != null; at = at.getParent()) {
      keepFlags(at.getCommandSpec());
    }
    return ConfiguredDefaults.of(called.getCommandSpec());
  }

  private static boolean asksForHelp(String... words) {
    for (String word : words) {
      if (word.equals("--")) {
        return false;
      }
      if (ASKS_FOR_HELP.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The command that words call, as far as it can be told before they are parsed. */
  private static CommandLine called(CommandLine root, String... words) {
    CommandLine command = root;
    for (String word : words) {
      if (word.equals("--")) {
        break;
      }
      command = command.getSubcommands().getOrDefault(word, command);
    }
    return command;
  }

  /** Whether an option belongs to another command, or to picocli itself. */
  private static boolean isInherited(OptionSpec option) {
    return option.inherited() || option.usageHelp() || option.versionHelp();
  }

  /** picocli takes a flag for the opposite of its default; one that is given means yes, whatever a file says. */
  private static void keepFlags(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      boolean flag = option.typeInfo().isBoolean() && option.arity().max() == 0;
      if (flag && option.fallbackValue().isEmpty() && !isInherited(option)) {
        command.remove(option);
        command.addOption(option.toBuilder().fallbackValue("true").build());
      }
    }
  }
}
