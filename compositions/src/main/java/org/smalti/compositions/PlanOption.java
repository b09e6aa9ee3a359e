package org.smalti.compositions;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.files.AtomicFile;
import picocli.CommandLine.Option;

/** The option that writes a plan down. */
public final class PlanOption {
  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "write the whole plan to this file too: a line for each sound, picture and view,"
              + " with --dry-run as well")
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
