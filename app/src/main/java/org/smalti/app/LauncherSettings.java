package org.smalti.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.smalti.core.cli.MemoryUse;
import picocli.CommandLine.Command;

/**
 * Run by the build: writes a line for each command of {@link Main} that has a {@link MemoryUse}, its name and its
 * options.
 */
final class LauncherSettings {
  private LauncherSettings() {}

  /** @param arguments the file to write */
  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), lines());
  }

  static List<String> lines() {
    return List.of(Main.class.getAnnotation(Command.class).subcommands()).stream()
        .filter(command -> command.isAnnotationPresent(MemoryUse.class))
        .map(LauncherSettings::line)
        .toList();
  }

  private static String line(Class<?> command) {
    MemoryUse use = Objects.requireNonNull(command.getAnnotation(MemoryUse.class));
    return command.getAnnotation(Command.class).name() + " " + use.value().options();
  }
}
