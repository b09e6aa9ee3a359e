package org.smalti.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.config.ConfigFiles;
import org.smalti.core.cli.config.ConfigSetting;
import org.smalti.core.cli.config.ConfigTree;
import org.smalti.core.cli.config.ConfiguredDefaults;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What config files say, and what comes of it, as tables. */
final class ConfigReport {
  private static final String SOURCE = "config";

  private final ConfigTree tree;
  private final ConfigFiles files;
  private final List<ConfigSetting> settings;
  private final List<String> problems = new ArrayList<>();

  /** @throws SmaltiException if a file can't be read */
  ConfigReport(CommandLine root, ConfigFiles files) {
    this.files = files;
    tree = new ConfigTree(root);
    List<ConfigSetting> good = new ArrayList<>();
    for (ConfigSetting setting : files.settings()) {
      try {
        tree.require(setting);
        good.add(setting);
      } catch (SmaltiException e) {
        problems.add(e.getMessage());
      }
    }
    settings = List.copyOf(good);
  }

  /** What is wrong in the files, a sentence for each line that means nothing. */
  List<String> problems() {
    return problems;
  }

  /** A row for each file, the strongest first. */
  Table files() {
    List<String[]> rows = new ArrayList<>();
    for (Path file : files.paths()) {
      long lines = settings.stream().filter(each -> each.file().equals(file)).count();
      String state =
          Files.exists(file) ? lines + (lines == 1 ? " option" : " options") : "not there";
      rows.add(new String[] {file.toString(), state});
    }
    return table(List.of("file", "has"), rows);
  }

  /** A row for each line that sets options. */
  Table settings() {
    List<String[]> rows = new ArrayList<>();
    for (ConfigSetting setting : settings) {
      rows.add(new String[] {
        setting.key(),
        setting.value(),
        setting.file().toString(),
        Integer.toString(setting.line()),
        effect(setting)
      });
    }
    return table(List.of("option", "value", "file", "line", "sets"), rows);
  }

  private String effect(ConfigSetting setting) {
    List<CommandSpec> commands = tree.commands(setting);
    List<CommandSpec> effective = commands.stream()
        .filter(command -> values(command)
            .setting(ConfigTree.option(command, setting).orElseThrow())
            .filter(setting::equals)
            .isPresent())
        .toList();
    if (effective.isEmpty()) {
      return "nothing: lines that go before it, or the environment, say more";
    }
    return effective.size() <= 3
        ? effective.stream().map(ConfigReport::name).collect(Collectors.joining(", "))
        : effective.size() + " commands";
  }

  /** A row for each option of a command and of those below it. */
  Table options(List<String> words) {
    List<String[]> rows = new ArrayList<>();
    ConfigTree.all(tree.find(words))
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.subcommands().isEmpty() || !words.isEmpty())
        .forEach(command -> command.options().stream()
            .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
            .forEach(option -> rows.add(row(command, option))));
    return table(List.of("command", "option", "value", "set"), rows);
  }

  private String[] row(CommandSpec command, OptionSpec option) {
    Optional<ConfigSetting> setting = values(command).setting(option);
    String value = setting.map(ConfigSetting::value).orElseGet(() -> standard(option));
    String by = setting.map(ConfigSetting::where).orElse("");
    return new String[] {name(command), option.longestName(), value, by};
  }

  /** What an option is if nobody says anything; empty where the command finds it out itself. */
  private static String standard(OptionSpec option) {
    String written = option.defaultValue();
    if (written != null) {
      return written;
    }
    Object value = option.initialValue();
    if (value == null) {
      return "";
    }
    if (value instanceof Object[] several) {
      return Arrays.stream(several).map(String::valueOf).collect(Collectors.joining(","));
    }
    if (value instanceof Iterable<?> several) {
      List<String> texts = new ArrayList<>();
      several.forEach(each -> texts.add(String.valueOf(each)));
      return String.join(",", texts);
    }
    return value instanceof Enum<?> ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
  }

  private ConfiguredDefaults values(CommandSpec command) {
    return new ConfiguredDefaults(command, settings, files.environment());
  }

  private static String name(CommandSpec command) {
    return String.join(" ", ConfigTree.path(command));
  }

  private static Table table(List<String> columns, List<String[]> rows) {
    return Table.ofCells(new Columns(SOURCE, columns), rows);
  }
}
