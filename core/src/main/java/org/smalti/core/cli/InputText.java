package org.smalti.core.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.smalti.core.run.Unit;
import org.smalti.core.show.Console;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What a command line names to be read: {@code film.mp4, 45.2 MB}, {@code 12 files, 310.0 MB}. */
final class InputText {
  private static final Set<String> INPUTS = Set.of("--in", "--target");

  private InputText() {}

  /** Nothing where no file that is there is named; addresses may hold passwords. */
  static Optional<String> of(ParseResult command) {
    List<String> words = Stream.concat(
            command.matchedPositionals().stream().distinct(),
            command.matchedOptions().stream().filter(InputText::isInput))
        .flatMap(argument -> argument.originalStringValues().stream())
        .toList();
    List<Path> files = new ArrayList<>();
    for (String word : words) {
      if (word.equals(FileArgumentCheck.STANDARD.toString())) {
        return Optional.of("standard input");
      }
      existing(word).ifPresent(files::add);
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String what = files.size() == 1
        ? Console.oneLine(files.get(0).toString())
        : Unit.FILES.show(files.size());
    long bytes = files.stream().mapToLong(InputText::size).sum();
    boolean folder = files.stream().anyMatch(Files::isDirectory);
    return Optional.of(folder ? what : what + ", " + Unit.BYTES.show(bytes));
  }

  private static boolean isInput(OptionSpec option) {
    return Stream.of(option.names()).anyMatch(INPUTS::contains);
  }

  private static Optional<Path> existing(String word) {
    try {
      return Optional.of(Path.of(word)).filter(Files::exists);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }
}
