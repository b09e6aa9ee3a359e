package org.smalti.core.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.CancelledException;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.config.ConfigFiles;
import org.smalti.core.cli.config.ConfigSetting;
import org.smalti.core.cli.config.ConfigUse;
import org.smalti.core.cli.config.ConfiguredDefaults;
import org.smalti.core.show.Console;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Smalti's command line: an error that can be explained is printed as one line, only a bug with its stack trace. */
public final class SmaltiCommandLine {
  private final Console console;
  private final StandardTables tables;
  private final ErrorLines errors;
  private final Class<?> root;
  private final ConfigFiles config;

  /**
   * One that reads no config files.
   *
   * @param root the class of the command that holds all the others
   * @param standard the console of the process
   */
  public SmaltiCommandLine(Class<?> root, Console standard) {
    this(root, standard, ConfigFiles.none());
  }

  /**
   * @param root the class of the command that holds all the others
   * @param standard the console of the process
   * @param config the files that options take their values from which the command line does not name
   */
  public SmaltiCommandLine(Class<?> root, Console standard, ConfigFiles config) {
    this.root = root;
    this.config = config;
    NamedStream results = new NamedStream(standard.out());
    NamedStream messages = new NamedStream(standard.err());
    tables = new StandardTables(results, messages, standard.out());
    console = new Console(
        results.print(),
        messages.print(),
        standard.terminal(),
        standard.screen(),
        standard.cancellation(),
        standard.first());
    errors = new ErrorLines(console.err());
  }

  private CommandLine commands(CalledCommands called) {
    CommandLine commands = new CommandFactory(this, root, called)
        .commands()
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        // A word that begins with @ may be a file's name, or a query: ArgumentFiles knows which are
        // more.
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(Math.max(80, Math.min(120, console.width())))
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
        .setExecutionStrategy(this::run)
        .setParameterExceptionHandler((e, args) -> misused(e));
    ConfigUse.addOption(commands.getCommandSpec());
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(commands.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, SmaltiCommandLine::footer);
    commands.setHelpSectionMap(sections);
    return commands;
  }

  /** Examples, which can be copied: a line is never broken, whatever the width. */
  private static String footer(Help help) {
    StringBuilder text = new StringBuilder();
    for (String line : help.commandSpec().usageMessage().footer()) {
      text.append(help.colorScheme().text(String.format(Locale.ROOT, line))).append('\n');
    }
    return text.toString();
  }

  /** Runs one command line and gives its exit code. Only the commands that it names are made. */
  public int execute(String... args) {
    errors.of(args);
    CommandLine commands = commands(CalledCommands.by(List.of(args)));
    try {
      ConfigUse.prepare(commands, this::commands, config, args).ifPresent(this::chooseErrorLines);
    } catch (SmaltiException e) {
      return failed(e, commands);
    }
    return commands.execute(args);
  }

  private void chooseErrorLines(ConfiguredDefaults defaults) {
    Optional.ofNullable(defaults.command().findOption(ErrorLines.OPTION))
        .flatMap(defaults::setting)
        .ifPresent(setting -> errors.unlessGiven(setting.value()));
  }

  /** The same program anew, for a command that runs another one. */
  SmaltiCommandLine again() {
    return new SmaltiCommandLine(root, console, config);
  }

  Console console() {
    return console;
  }

  ConfigFiles config() {
    return config;
  }

  /** All commands with all their options, for documentation. */
  public CommandLine commands() {
    return commands(CalledCommands.ALL);
  }

  /** Runs the command that was parsed, with files for tables that come from or go to standard streams. */
  private int run(ParseResult parsed) {
    Runnable end = beginsWith(parsed);
    try (tables) {
      tables.prepare(parsed, console.err());
      int exit = new RunLast().execute(parsed);
      tables.finish(exit);
      return exit;
    } catch (SmaltiException e) {
      return failed(e, parsed.commandSpec().commandLine());
    } finally {
      end.run();
    }
  }

  /** Lets a command that takes long to say anything say first what it reads. */
  private Runnable beginsWith(ParseResult parsed) {
    ParseResult called = parsed;
    while (called.hasSubcommand()) {
      called = called.subcommand();
    }
    ParseResult command = called;
    return runOptions(command.commandSpec())
        .findFirst()
        .map(options -> console
            .first()
            .begin(
                path(command.commandSpec().commandLine()).strip(),
                options.progress(),
                () -> InputText.of(command)))
        .orElse(() -> {});
  }

  /** Its own, or those of something that it shares with other commands. */
  private static Stream<RunOptions> runOptions(CommandSpec spec) {
    return spec.userObject() instanceof RunOptions options
        ? Stream.of(options)
        : spec.mixins().values().stream().flatMap(SmaltiCommandLine::runOptions);
  }

  private int failed(Exception e, CommandLine command) {
    if (e instanceof CancelledException) {
      errors.print(
          tables.areWritten()
              ? "interrupted; standard output gets a whole table or none, and can't be gone on"
                  + " with: name a file to resume"
              : "interrupted; what is finished is kept, run the same command again to go on",
          ExitCode.INTERRUPTED,
          "");
      return ExitCode.INTERRUPTED;
    }
    if (e instanceof SmaltiException known) {
      int exit = known.reason().exitCode();
      errors.print(known.getMessage(), exit, exit == ExitCode.USAGE ? configured(command) : "");
      if (verbose(command)) {
        known.printStackTrace(console.err());
      }
      return exit;
    }
    errors.print("this is a bug, please report it with the lines below", ExitCode.BUG, "");
    e.printStackTrace(console.err());
    return ExitCode.BUG;
  }

  private int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (UsageError.isMissingCommand(e)) {
      command.usage(command.getErr());
      return ExitCode.USAGE;
    }
    String said = UsageError.message(e);
    Optional<ConfigSetting> wrong = ConfiguredDefaults.of(command.getCommandSpec())
        .flatMap(defaults -> defaults.wrong(e.getArgSpec()));
    if (wrong.isPresent()) {
      said = wrong.get().where() + ": " + wrong.get().key()
          + said.replaceFirst(Pattern.quote(wrong.get().optionName()), "");
    }
    errors.print(said, ExitCode.USAGE, "see 'smalti " + path(command) + "--help'");
    return ExitCode.USAGE;
  }

  /** Which options of a command have their values from files: one that was not thought of may be the trouble. */
  private static String configured(CommandLine command) {
    CommandLine called = command;
    while (called.getParseResult() != null && called.getParseResult().hasSubcommand()) {
      called = called.getParseResult().subcommand().commandSpec().commandLine();
    }
    CommandSpec spec = called.getCommandSpec();
    String lines = ConfiguredDefaults.of(spec).map(defaults -> defaults.used(spec)).stream()
        .flatMap(List::stream)
        .map(setting -> setting.optionName() + " (" + setting.where() + ")")
        .collect(Collectors.joining(", "));
    return lines.isEmpty() ? "" : "config files set " + lines + "; see 'smalti config'";
  }

  /** The words that call a command, without the program's own name. */
  private static String path(CommandLine command) {
    String full = command.getCommandSpec().qualifiedName(" ");
    int space = full.indexOf(' ');
    return space < 0 ? "" : full.substring(space + 1) + " ";
  }

  private static boolean verbose(CommandLine command) {
    OptionSpec option = command.getCommandSpec().findOption("--verbose");
    return option != null && Boolean.TRUE.equals(option.<Object>getValue());
  }
}
