package org.smalti.core.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.ExitCode;
import org.smalti.core.run.Engine;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.show.Console;
import org.smalti.core.show.Runs;

/** What a command does its work with: stages, engines, journals, the failures so far, and how it ends. */
public final class CommandContext {
  private final Console console;
  private final Runs runs;
  private final Failures failures;
  private final EngineChoice engine;
  private final boolean force;
  private final boolean dryRun;
  private final boolean quiet;
  private final Optional<Path> logFile;
  /** The folder of the output, once the command has opened its journal. */
  private Optional<Path> output = Optional.empty();

  CommandContext(
      Console console,
      Runs runs,
      Failures failures,
      EngineChoice engine,
      boolean force,
      boolean dryRun,
      boolean quiet,
      Optional<Path> logFile) {
    this.console = console;
    this.runs = runs;
    this.failures = failures;
    this.engine = engine;
    this.force = force;
    this.dryRun = dryRun;
    this.quiet = quiet;
    this.logFile = logFile;
  }

  /** Begins a stage of {@code total} units, −1 if unknown. */
  public Run begin(String stage, long total, Unit unit) {
    return runs.begin(stage, total, unit);
  }

  /** Says one line to a person, outside any stage. */
  public void say(String message) {
    if (!quiet) {
      runs.say(message);
    }
  }

  /** What the command says first if its answer takes long to come; for what waits outside any stage. */
  public void waits(String what) {
    console.first().instead(what);
  }

  /** Throws {@link CancelledException} once the person asked to stop; for what waits outside any stage. */
  public void throwIfCancelled() {
    if (console.cancellation().isRequested()) {
      throw new CancelledException();
    }
    CancelledException.throwIfInterrupted();
  }

  /** The engine that per-file stages go through. */
  public Engine engine() {
    return engine(Runtime.getRuntime().availableProcessors());
  }

  /** The same for stages that do not compute: {@code usual} threads unless told otherwise. */
  public Engine engine(int usual) {
    EngineChoice choice = dryRun ? EngineChoice.here(engine.threads()) : engine;
    return EngineFactory.open(choice.settings(usual, output));
  }

  public int threads() {
    return engine.threads().orElse(Runtime.getRuntime().availableProcessors());
  }

  public boolean force() {
    return force;
  }

  /** Whether nothing is to be written or fetched. */
  public boolean dryRun() {
    return dryRun;
  }

  /** The same for what writes and fetches nothing. */
  public CommandContext dry() {
    return new CommandContext(console, runs, failures, engine, force, true, quiet, logFile);
  }

  /**
   * The journal of an output; in a dry run, and where nothing can be written, only what it remembers, and nothing is
   * made.
   */
  public Journal journal(Path of) {
    output = Optional.ofNullable(of.toAbsolutePath().getParent());
    return dryRun ? Journal.peek(of) : Journal.ofFinished(of);
  }

  /** Says what a dry run would do, as a result. */
  public int would(String plan) {
    out().println("would " + plan);
    return ExitCode.OK;
  }

  /** The file that messages are written to as well; in a dry run none. */
  public Optional<Path> logFile() {
    return dryRun ? Optional.empty() : logFile;
  }

  /** Columns of a line of results, at most. */
  public int resultWidth() {
    return console.resultWidth();
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
    return told(output, finished);
  }

  /**
   * Ends a command whose output other commands fill too: what they left out stays in the failures table.
   *
   * @param stage the stage of this command
   * @return as of {@link #finish(Path, int)}, of this command alone
   */
  public int finish(Path output, int finished, String stage) {
    failures.write(output, stage);
    return told(output, finished);
  }

  private int told(Path output, int finished) {
    if (failures.count() == 0) {
      return ExitCode.OK;
    }
    runs.say(failures.summary() + ", see " + Failures.beside(output));
    return failures.exitCode(finished);
  }
}
