package org.smalti.core.cli;

import java.lang.reflect.Constructor;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Makes the commands that are called, and what they consist of: it gives the program to {@link RunOptions}, and to what
 * adds commands to another one which of them are called; everything else has a constructor without parameters.
 */
final class CommandFactory implements IFactory {
  private static final IFactory PLAIN = CommandLine.defaultFactory();

  private final SmaltiCommandLine program;
  private final Class<?> root;
  private final CalledCommands called;

  /**
   * @param program what is called
   * @param root the class of the command that holds all the others
   */
  CommandFactory(SmaltiCommandLine program, Class<?> root, CalledCommands called) {
    this.program = program;
    this.root = root;
    this.called = called;
  }

  /** The command that holds all the others, with those of them that are called. */
  CommandLine commands() {
    return made(root);
  }

  private CommandLine made(Class<?> type) {
    Command said = said(type);
    if (said.subcommands().length == 0 || Callable.class.isAssignableFrom(type)) {
      return new CommandLine(type, this);
    }
    // A group, which has no options of its own. This is what picocli does for a class without
    // fields.
    CommandSpec spec = CommandSpec.wrapWithoutInspection(type, this);
    spec.updateCommandAttributes(said, this);
    spec.mixinStandardHelpOptions(said.mixinStandardHelpOptions());
    CommandLine group = new CommandLine(spec, this);
    for (Class<?> each : said.subcommands()) {
      Command its = said(each);
      group.addSubcommand(its.name(), called.has(its) ? made(each) : listed(its));
    }
    return group;
  }

  private static CommandLine listed(Command command) {
    CommandSpec spec = CommandSpec.create();
    spec.updateCommandAttributes(command, null);
    return new CommandLine(spec);
  }

  private static Command said(Class<?> type) {
    return Objects.requireNonNull(type.getAnnotation(Command.class), type::getName);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == RunOptions.class) {
      return type.cast(new RunOptions(program));
    }
    if (type == PerFileRunOptions.class) {
      return type.cast(new PerFileRunOptions(program));
    }
    if (IModelTransformer.class.isAssignableFrom(type)) {
      Constructor<K> constructor = type.getDeclaredConstructor(CalledCommands.class);
      constructor.setAccessible(true);
      return constructor.newInstance(called);
    }
    return PLAIN.create(type);
  }
}
