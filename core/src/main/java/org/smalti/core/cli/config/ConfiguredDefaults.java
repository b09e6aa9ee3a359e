package org.smalti.core.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values that files give to the options of one command. */
public final class ConfiguredDefaults implements IDefaultValueProvider {
  private static final String HOME = "~/";

  private final CommandSpec command;
  private final List<ConfigSetting> settings;
  private final Map<String, String> environment;
  private @Nullable ArgSpec asked;

  /**
   * @param settings those that may mean this command, the strongest file first
   * @param environment a variable {@code SMALTI_FFMPEG} goes before a file that sets {@code ffmpeg}
   */
  public ConfiguredDefaults(
      CommandSpec command, List<ConfigSetting> settings, Map<String, String> environment) {
    this.command = command;
    List<String> path = ConfigTree.path(command);
    this.settings = settings.stream()
        .filter(each -> each.command().size() <= path.size())
        .filter(each -> path.subList(0, each.command().size()).equals(each.command()))
        .toList();
    this.environment = environment;
  }

  /** The values that files give to the options of a command; none if there are no files. */
  public static Optional<ConfiguredDefaults> of(CommandSpec command) {
    return command.defaultValueProvider() instanceof ConfiguredDefaults own
        ? Optional.of(own)
        : Optional.empty();
  }

  /** The command whose options they are. */
  public CommandSpec command() {
    return command;
  }

  /** The line that gives an option its value: of the strongest file, and there the one that names the command best. */
  public Optional<ConfigSetting> setting(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.hidden()) {
      return Optional.empty();
    }
    List<String> names = Arrays.asList(option.names());
    List<ConfigSetting> own = settings.stream()
        .filter(each -> names.contains(each.optionName()))
        .filter(each -> environment.getOrDefault(variable(each), "").isBlank())
        .toList();
    return own.stream()
        .filter(each -> each.file().equals(own.get(0).file()))
        .max(Comparator.comparingInt(each -> each.command().size()));
  }

  private static String variable(ConfigSetting setting) {
    return "SMALTI_" + setting.option().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The line with the value that picocli asked for last: the one that is wrong if it now says that a value is. */
  public Optional<ConfigSetting> wrong(@Nullable ArgSpec argument) {
    return argument == null || argument != asked ? Optional.empty() : setting(argument);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    asked = argument;
    ConfigSetting setting = setting(argument).orElse(null);
    if (setting == null) {
      return null;
    }
    String value = setting.value();
    if (value.isEmpty() && argument.arity().min() == 0 && argument.arity().max() > 0) {
      return ((OptionSpec) argument).fallbackValue();
    }
    if (argument.type() == Path.class && value.startsWith(HOME)) {
      value = environment.getOrDefault("HOME", "~") + value.substring(1);
    }
    // picocli would put variables in the place of ${…}.
    return value.replace("$", "$$");
  }

  /** Lines that give a value to an option of a command which its line of words does not mention. */
  public List<ConfigSetting> used(CommandSpec command) {
    List<ConfigSetting> used = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      boolean given = command.commandLine().getParseResult() != null
          && command.commandLine().getParseResult().hasMatchedOption(option);
      if (!given) {
        setting(option).ifPresent(used::add);
      }
    }
    return used;
  }
}
