package org.smalti.media.program;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.cli.ShellWords;

/**
 * One run of ffmpeg as a value: its arguments, without the program itself and without what {@link Ffmpeg} adds (no
 * questions, no banner, progress). The last argument is the output. Only errors are logged, except by {@link #tell}.
 */
public record FfmpegCommand(List<String> arguments) implements Serializable {
  private static final String FILE = "file:";

  public FfmpegCommand {
    arguments = List.copyOf(arguments);
  }

  public static FfmpegCommand of(String... arguments) {
    return new FfmpegCommand(List.of(arguments));
  }

  /**
   * A run that writes no file and logs what it finds, to be read in {@link FfmpegOutcome#stderr}: what streams a file
   * has, and what filters such as {@code ebur128} measure.
   *
   * @param words between input and output
   */
  public static FfmpegCommand tell(Path input, String... words) {
    return new FfmpegCommand(Stream.of(
            Stream.of("-v", "repeat+level+info", "-i", file(input)),
            Stream.of(words),
            Stream.of("-f", "null", "-"))
        .flatMap(all -> all)
        .toList());
  }

  /**
   * The URL of a file: no blank, quote, percent sign, colon, leading dash or newline in its name has a meaning in it.
   */
  public static String file(Path path) {
    return FILE + path.toAbsolutePath();
  }

  /**
   * A value of an option inside a filter graph, escaped for both of its parsers: that of the graph and that of the
   * options (ffmpeg-filters, "Notes on filtergraph escaping").
   */
  public static String escapedInFilter(String value) {
    return escaped(escaped(value, "\\': \t\n\r"), "\\'[],; \t\n\r");
  }

  private static String escaped(String value, String special) {
    return value
        .chars()
        .mapToObj(c -> (special.indexOf(c) >= 0 ? "\\" : "") + (char) c)
        .collect(Collectors.joining());
  }

  /** The output, if it is a file. */
  Optional<Path> output() {
    return arguments.isEmpty() ? Optional.empty() : path(arguments.get(arguments.size() - 1));
  }

  /** The first input, if it is a file. */
  Optional<Path> input() {
    int at = arguments.indexOf("-i");
    return at < 0 || at + 1 >= arguments.size() ? Optional.empty() : path(arguments.get(at + 1));
  }

  private static Optional<Path> path(String argument) {
    return argument.startsWith(FILE)
        ? Optional.of(Path.of(argument.substring(FILE.length())))
        : Optional.empty();
  }

  /** One line for a POSIX shell. It reads no input, so that the lines after it are not taken for answers. */
  public String shell(Path program) {
    return Stream.concat(Stream.of(program.toString(), "-nostdin"), arguments.stream())
        .map(ShellWords::quoted)
        .collect(Collectors.joining(" "));
  }
}
