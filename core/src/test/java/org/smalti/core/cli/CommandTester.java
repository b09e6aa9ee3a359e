package org.smalti.core.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.smalti.core.cli.config.ConfigFiles;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;

/** Runs a command in this process as a user would, and keeps what it said. */
public final class CommandTester {
  private final Class<?> command;
  private final Cancellation cancellation = new Cancellation();

  private final ConfigFiles config;

  private CommandTester(Class<?> command, ConfigFiles config) {
    this.command = command;
    this.config = config;
  }

  /** For a command class, or for the class that holds them all. */
  public static CommandTester of(Class<?> command) {
    return new CommandTester(command, ConfigFiles.none());
  }

  /** The same with config files, which tests do not read otherwise. */
  public CommandTester reading(ConfigFiles files) {
    return new CommandTester(command, files);
  }

  /** What Ctrl-C would request. */
  public Cancellation cancellation() {
    return cancellation;
  }

  public Outcome run(Object... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        100,
        cancellation);
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    int exit = new SmaltiCommandLine(command, console, config).execute(arguments);
    return new Outcome(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Exit code, standard output and standard error of a command. */
  public record Outcome(int exit, String out, String err) {}
}
