package org.smalti.compositions;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Option;

/** The option that writes a plan down. */
public final class PlanOption {
  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "write the whole plan to this file too, with --dry-run as well: a line for each sound,"
              + " picture and view, or, in a .csv, the sounds as a sequence that 'smalti mix' and"
              + " 'smalti export' take")
  private @Nullable Path file;

  /** Where the plan is to be written. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Writes the plan where that was wanted.
   *
   * @param millis how long what is made will be
   */
  public void write(Plan plan, double millis) {
    Path target = file;
    if (target == null) {
      return;
    }
    if (String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
      TableWriter.write(SequenceTable.of(plan), target);
      return;
    }
    try (AtomicFile whole = AtomicFile.to(target)) {
      try (PrintStream out = new PrintStream(whole.temporary().toFile(), StandardCharsets.UTF_8)) {
        PlanPrinter.print(plan, millis, out);
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    }
  }
}
