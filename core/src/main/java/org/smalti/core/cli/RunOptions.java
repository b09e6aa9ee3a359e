package org.smalti.core.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.config.ConfigFiles;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Failures;
import org.smalti.core.run.LibraryLog;
import org.smalti.core.show.Console;
import org.smalti.core.show.ProgressMode;
import org.smalti.core.show.Runs;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that every command has: threads, progress, what counts as done. */
public sealed class RunOptions permits PerFileRunOptions {
  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      converter = ThreadCount.class,
      description =
          "how many files or tasks at once (default: the number of cores; a few for downloads)")
  private @Nullable Integer threads;

  @Option(names = "--force", description = "do it again even where it is already done")
  private boolean force;

  @Option(names = "--dry-run", description = "only say what would be done")
  private boolean dryRun;

  @Option(
      names = "--progress",
      paramLabel = "MODE",
      description =
          "auto, plain, json or none (default: bars on a terminal, plain lines elsewhere); json:"
              + " an object a line on standard error, errors too")
  private ProgressMode progress = ProgressMode.AUTO;

  @Option(
      names = "--log-file",
      paramLabel = "FILE",
      description = "write all messages to this file too")
  private @Nullable Path logFile;

  @Option(
      names = {"-q", "--quiet"},
      description = "say nothing but errors")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "show the stack trace of an error, and what libav says")
  private boolean verbose;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "a file of options, for each that is not given here (default: .smalti, and"
          + " smalti/config.properties in ~/.config); see 'smalti config'")
  private @Nullable Path config;

  private final Console console;
  private final SmaltiCommandLine program;
  private @Nullable CommandContext context;

  /** @param program what the command was called by */
  RunOptions(SmaltiCommandLine program) {
    this.console = program.console();
    this.program = program;
  }

  /** Who is to do the work. */
  EngineChoice engine(OptionalInt said) {
    return EngineChoice.here(said);
  }

  /** What the command does its work with; the same one each time. */
  public final CommandContext context() {
    CommandContext made = context;
    if (made == null) {
      Failures failures = new Failures();
      made = new CommandContext(
          console,
          new Runs(console, progress(), quiet, talk(), failures),
          failures,
          engine(threads == null ? OptionalInt.empty() : OptionalInt.of(threads)),
          force,
          dryRun,
          quiet,
          Optional.ofNullable(logFile));
      context = made;
      if (verbose) {
        LibraryLog.showAll(made::say);
      }
    }
    return made;
  }

  /**
   * Runs another command of the same program, with those of these options that were given to this one.
   *
   * @param words the other command and its options
   * @param operands its files; they may begin with a dash
   * @return its exit code
   */
  public final int smalti(List<String> words, List<String> operands) {
    List<String> all = passedOn(words);
    if (!operands.isEmpty()) {
      all.add("--");
      all.addAll(operands);
    }
    return program.again().execute(all.toArray(String[]::new));
  }

  /** The program with all its commands, for what describes them. */
  public final CommandLine program() {
    return program.commands();
  }

  /** The files that options take their values from, and {@code --config} with them. */
  public final ConfigFiles configFiles() {
    return config == null
        ? program.config()
        : program.config().with(ConfigFiles.OPTION, config.toString());
  }

  /** Says a line that stands by itself, such as the command that comes next, whatever the progress is shown as. */
  public final void announce(String line) {
    console.err().println();
    console.err().println(line);
  }

  /** How progress is to be shown. */
  final ProgressMode progress() {
    return quiet ? ProgressMode.NONE : progress;
  }

  private List<String> passedOn(List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (threads != null) {
      all.addAll(List.of("--threads", threads.toString()));
    }
    if (config != null) {
      all.addAll(List.of(ConfigFiles.OPTION, config.toString()));
    }
    if (logFile != null) {
      all.addAll(List.of("--log-file", logFile.toString()));
    }
    all.addAll(List.of("--progress", progress.name()));
    Map.of("--dry-run", dryRun, "--force", force, "--quiet", quiet, "--verbose", verbose)
        .entrySet()
        .stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(all::add);
    return all;
  }

  /** Standard error, copied to the log file if there is one. */
  private PrintStream talk() {
    Path file = logFile;
    if (file == null) {
      return console.err();
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      requireText(file);
      OutputStream log =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new PrintStream(new Tee(console.err(), log), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  /** A log goes on in a log; media are no text, and tables have another first line. */
  private static void requireText(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    byte[] head = new byte[4096];
    int count;
    try (InputStream in = Files.newInputStream(file)) {
      count = in.readNBytes(head, 0, head.length);
    }
    for (int i = 0; i < count; i++) {
      if (head[i] == 0) {
        throw SmaltiException.usage(
            file + " is no text; name another file for --log-file, so that it stays");
      }
    }
    if (new String(head, 0, count, StandardCharsets.ISO_8859_1).startsWith("filename,")) {
      throw SmaltiException.usage(
          file + " is a table; name another file for --log-file, so that it stays");
    }
  }

  /** A number of threads. It does not know its command, which may share these options with others. */
  static final class ThreadCount implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int count;
      try {
        count = Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is not an int");
      }
      if (count < 1) {
        throw new TypeConversionException("at least 1, not " + count);
      }
      return count;
    }
  }

  /** Writes everything twice. */
  private static final class Tee extends OutputStream {
    private final OutputStream first;
    private final OutputStream second;

    Tee(OutputStream first, OutputStream second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void write(int b) throws IOException {
      first.write(b);
      second.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      first.write(bytes, offset, length);
      second.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      first.flush();
      second.flush();
    }
  }
}
