package org.smalti.core.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Journal;

/**
 * A step that makes its output as a whole, once. What had to be left out of it is remembered with it, so that a second
 * run ends at once as the first one did.
 */
public final class OutputStep {
  /** The key of no output. */
  private static final String UNFINISHED = "unfinished";

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
   * Leaves alone what stands where the output goes and was not made by a step, for outputs that are made as a whole.
   * An empty file is nobody's loss.
   *
   * @throws SmaltiException if such a file is there, unless {@code --force} says that it may be replaced
   */
  public void spareForeign() {
    if (!run.force() && journal.isEmpty() && isFile()) {
      throw SmaltiException.input(out + " is there already and was not made by this command;"
          + " --force replaces it, or choose another --out");
    }
  }

  private boolean isFile() {
    try {
      return Files.isRegularFile(out) && Files.size(out) > 0;
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * The exit code of a run that has nothing to do, after saying so; nothing if the output is to be made.
   *
   * @param key what the output is made from
   * @throws SmaltiException if somebody else's file stands there
   */
  public OptionalInt ifDone(String key) {
    spareForeign();
    return ifDone(key, () -> true, out + " is there already; --force makes it again");
  }

  /**
   * The same where more than the output must be there.
   *
   * @param message what is said where nothing is to be done
   * @throws SmaltiException if the output is to be made, and nothing can be written there
   */
  public OptionalInt ifDone(String key, BooleanSupplier present, String message) {
    if (run.force()
        || !journal.isDone(item, key)
        || !Files.exists(out)
        || !present.getAsBoolean()) {
      journal.requireWritable();
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
   * Removes what a run that failed has left beside an output that was whole and is so again: its failures table and
   * its parts. For outputs that no other step adds to.
   */
  public void clearRemains() {
    if (!run.dryRun() && !journal.isReadOnly() && journal.problem(item).isEmpty()) {
      run.failures().write(out);
      PartsFolder.beside(out).delete();
    }
  }

  /**
   * Ends a step that has made its output anew: remembers that, writes the failures table and gives the exit code. What
   * a bug kept from being whole is made again the next time.
   *
   * @param key what the output was made from
   * @param finished how many of its sources are in it
   */
  public int finish(String key, int finished) {
    int exit = remember(key, finished, run.finish(out, finished));
    claim();
    return exit;
  }

  /** Begins anew: nothing is done, and no item is suspected; an output that is there stays known as made here. */
  public void anew() {
    journal.forget();
    claim();
  }

  /** Where nothing of an output is done, it was made here all the same. */
  private void claim() {
    if (journal.isEmpty() && Files.exists(out)) {
      journal.done(item, UNFINISHED);
    }
  }

  /** Ends a step that has added to its output: what other steps have left out of it stays in the failures table. */
  int update(String key, int finished) {
    return remember(key, finished, run.finish(out, finished, item));
  }

  private int remember(String key, int finished, int exit) {
    if (finished > 0 && exit != ExitCode.BUG) {
      int failed = run.failures().count();
      journal.done(item, key, failed == 0 ? "" : run.failures().summary());
    }
    return exit;
  }
}
