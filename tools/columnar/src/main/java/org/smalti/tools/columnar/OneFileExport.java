package org.smalti.tools.columnar;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Journal;
import org.smalti.core.step.OutputStep;

/**
 * A step that makes one file from one table: the file is left alone where it is somebody else's or done already, else
 * planned or made.
 *
 * @param item what the step is called in the journal of the file
 */
record OneFileExport(String item, Path out, CommandContext run) {
  /**
   * Runs the step.
   *
   * @param key what the file is made from
   * @param plan what a dry run says of it
   * @param maker makes the file, and says how many of its rows are whole
   * @return the exit code
   */
  int make(String key, String plan, ToIntFunction<Journal> maker) {
    try (Journal journal = run.journal(out)) {
      OutputStep output = new OutputStep(item, out, journal, run);
      OptionalInt done = output.ifDone(key);
      if (done.isPresent()) {
        output.clearRemains();
        return done.getAsInt();
      }
      if (run.dryRun()) {
        return run.would(plan);
      }
      return output.finish(key, maker.applyAsInt(journal));
    }
  }
}
