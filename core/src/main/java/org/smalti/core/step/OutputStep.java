package org.smalti.core.step;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Journal;

/**
 * A step that makes its output as a whole, once. What had to be left out of it is remembered with it, so that a second
 * run ends at once as the first one did.
 */
public final class OutputStep {
  private final String item;
  private final Path out;
  private final Journal journal;
  private final CommandContext run;

  /** @param item what the step is called in the journal of the output */
  public OutputStep(String item, Path out, Journal journal, CommandContext run) {
    this.item = item;
    this.out = out;
    this.journal = journal;
    this.run = run;
  }

  /**
   * The exit code of a run that has nothing to do, after saying so; nothing if the output is to be made.
   *
   * @param key what the output is made from
   */
  public OptionalInt ifDone(String key) {
    return ifDone(key, () -> true, out + " is there already; --force makes it again");
  }

  /**
   * The same where more than the output must be there.
   *
   * @param message what is said where nothing is to be done
   */
  public OptionalInt ifDone(String key, BooleanSupplier present, String message) {
    if (run.force()
        || !journal.isDone(item, key)
        || !Files.exists(out)
        || !present.getAsBoolean()) {
      return OptionalInt.empty();
    }
    run.say(message);
    if (journal.problem(item).isEmpty()) {
      return OptionalInt.of(ExitCode.OK);
    }
    run.say(journal.problem(item).orElse("") + ", see " + Failures.beside(out));
    return OptionalInt.of(ExitCode.PARTIAL);
  }

  /**
   * Ends the step: remembers that the output is made, writes the failures table and gives the exit code. What a bug
   * kept from being whole is made again the next time.
   *
   * @param key what the output was made from
   * @param finished how many of its sources are in it
   */
  public int finish(String key, int finished) {
    int exit = run.finish(out, finished);
    if (finished > 0 && exit != ExitCode.BUG) {
      int failed = run.failures().count();
      journal.done(item, key, failed == 0 ? "" : run.failures().summary());
    }
    return exit;
  }
}
