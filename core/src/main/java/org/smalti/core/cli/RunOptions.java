package org.smalti.core.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Engine;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.show.Console;
import org.smalti.core.show.ProgressMode;
import org.smalti.core.show.Runs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command has, and what they decide: threads, progress, what counts as done. */
public final class RunOptions {
  private @Nullable Integer threads;

  @Option(names = "--force", description = "do it again even where it is already done")
  private boolean force;

  @Option(names = "--dry-run", description = "only say what would be done")
  private boolean dryRun;

  @Option(
      names = "--progress",
      paramLabel = "MODE",
      description =
          "auto, plain, json or none (default: bars on a terminal, plain lines elsewhere)")
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
      description = "show the stack trace of an error")
  private boolean verbose;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private final Console console;
  private final Failures failures = new Failures();
  private @Nullable Runs runs;

  RunOptions(Console console) {
    this.console = console;
  }

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description =
          "how many files or tasks at once (default: the number of cores; a few for downloads)")
  void setThreads(int chosen) {
    if (chosen < 1) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--threads must be at least 1, not " + chosen);
    }
    threads = chosen;
  }

  /** Begins a stage of {@code total} units, −1 if unknown. */
  public Run begin(String stage, long total, Unit unit) {
    return runs().begin(stage, total, unit);
  }

  /** Says one line to a person, outside any stage. */
  public void say(String message) {
    if (!quiet) {
      runs().say(message);
    }
  }

  /** The engine that per-file stages go through. */
  public Engine engine() {
    return engine(Runtime.getRuntime().availableProcessors());
  }

  /** The same for stages that do not compute: {@code usual} threads unless told otherwise. */
  public Engine engine(int usual) {
    return EngineFactory.open(EngineFactory.HERE, threads(usual));
  }

  public int threads() {
    return threads(Runtime.getRuntime().availableProcessors());
  }

  private int threads(int usual) {
    return threads == null ? usual : threads;
  }

  public boolean force() {
    return force;
  }

  /** Whether nothing is to be written or fetched. */
  public boolean dryRun() {
    return dryRun;
  }

  /** The journal of an output; in a dry run only what it remembers, and nothing is made. */
  public Journal journal(Path output) {
    return dryRun ? Journal.peek(output) : Journal.of(output);
  }

  /** Says what a dry run would do, as a result. */
  public int would(String plan) {
    out().println("would " + plan);
    return ExitCode.OK;
  }

  /** The file that messages are written to as well; in a dry run none. */
  public Optional<Path> logFile() {
    return Optional.ofNullable(dryRun ? null : logFile);
  }

  boolean verbose() {
    return verbose;
  }

  /**
   * Runs another command of the same program, with those of these options that were given to this one.
   *
   * @param words the other command and its options
   * @param operands its files; they may begin with a dash
   * @return its exit code
   */
  public int smalti(List<String> words, List<String> operands) {
    List<String> all = passedOn(words);
    if (!operands.isEmpty()) {
      all.add("--");
      all.addAll(operands);
    }
    Class<?> program = Objects.requireNonNull(spec).root().userObject().getClass();
    return new SmaltiCommandLine(program, console).execute(all.toArray(String[]::new));
  }

  /** Says a line that stands by itself, such as the command that comes next, whatever the progress is shown as. */
  public void announce(String line) {
    console.err().println();
    console.err().println(line);
  }

  private List<String> passedOn(List<String> words) {
    List<String> all = new ArrayList<>(words);
    if (threads != null) {
      all.addAll(List.of("--threads", threads.toString()));
    }
    if (logFile != null) {
      all.addAll(List.of("--log-file", logFile.toString()));
    }
    all.addAll(List.of("--progress", progress.name()));
    Map.of("--force", force, "--quiet", quiet, "--verbose", verbose).entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(all::add);
    return all;
  }

  /** Where results go that are not files. */
  public PrintStream out() {
    return console.out();
  }

  public Failures failures() {
    return failures;
  }

  /**
   * Ends a command: writes the failures table beside its output.
   *
   * @param finished how many items are done, now or before
   * @return 0; 6 if some items failed; 3 if all of them did; 1 if one failed by a bug
   */
  public int finish(Path output, int finished) {
    failures.write(output);
    if (failures.count() == 0) {
      return ExitCode.OK;
    }
    runs().say(failures.count() + " left out, see " + Failures.beside(output));
    return failures.exitCode(finished);
  }

  private Runs runs() {
    Runs made = runs;
    if (made == null) {
      ProgressMode mode = quiet ? ProgressMode.NONE : progress;
      made = new Runs(console, mode, quiet, talk(), failures);
      runs = made;
    }
    return made;
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
      OutputStream log =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new PrintStream(new Tee(console.err(), log), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
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
