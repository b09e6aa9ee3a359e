package org.smalti.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * The items that a command had to leave out or could not read all of, and the table that lists them:
 * {@code <output>.failures.csv}.
 */
public final class Failures {
  private static final List<String> COLUMNS = List.of("filename", "stage", "error");

  private static final Comparator<Failure> ORDER = Comparator.comparing(Failure::filename)
      .thenComparing(Failure::stage)
      .thenComparing(Failure::error);

  private final List<Failure> failures = new ArrayList<>();

  public synchronized void add(Failure failure) {
    failures.add(failure);
  }

  /** Whether the same error of an item is there already, from any stage. */
  public synchronized boolean has(String filename, String error) {
    return failures.stream()
        .anyMatch(known -> known.filename().equals(filename) && known.error().equals(error));
  }

  public synchronized int count() {
    return failures.size();
  }

  /** {@code 2 left out}, {@code 1 incomplete} or both. */
  public synchronized String summary() {
    long kept = failures.stream().filter(Failure::kept).count();
    long out = failures.size() - kept;
    if (kept == 0) {
      return out + " left out";
    }
    return (out == 0 ? "" : out + " left out, ") + kept + " incomplete";
  }

  /**
   * The exit code of a command with these failures.
   *
   * @param finished how many items are done, now or before
   * @return 0 without failures; 1 if one is a bug; 6 if the rest is done; 4 if nothing is as no network source could be
   *     reached; else 3
   */
  public synchronized int exitCode(int finished) {
    if (failures.isEmpty()) {
      return ExitCode.OK;
    }
    if (failures.stream().anyMatch(Failure::isBug)) {
      return ExitCode.BUG;
    }
    if (finished > 0) {
      return ExitCode.PARTIAL;
    }
    return failures.stream().allMatch(failure -> failure.reason() == Reason.NETWORK)
        ? ExitCode.NETWORK
        : ExitCode.INPUT;
  }

  /** In the order of their names, so that the table does not depend on threads. */
  public synchronized List<Failure> sorted() {
    return failures.stream().sorted(ORDER).toList();
  }

  /** Writes the table beside an output; without failures an older one goes away. */
  public void write(Path output) {
    write(beside(output), sorted());
  }

  /**
   * Writes the table beside an output that several commands fill. What is known of other stages stays, as this command
   * says nothing of them.
   *
   * @param stage the stage of this command, whose older rows go away
   */
  public void write(Path output, String stage) {
    Path file = beside(output);
    List<Failure> rows = new ArrayList<>(sorted());
    if (Files.exists(file)) {
      TableReader.read(file).stream()
          .map(row -> new Failure(row.text("filename"), row.text("stage"), row.text("error")))
          .filter(old -> !old.stage().equals(stage))
          .forEach(rows::add);
    }
    rows.sort(ORDER);
    write(file, rows);
  }

  private static void write(Path file, List<Failure> rows) {
    if (rows.isEmpty()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw AtomicFile.unwritable(file, e);
      }
      return;
    }
    try (TableWriter writer = new TableWriter(file, COLUMNS)) {
      rows.forEach(row -> writer.add(row.filename(), row.stage(), row.error()));
      writer.commit();
    }
  }

  /** {@code items.csv.failures.csv} for {@code items.csv}; for a pattern, {@code failures.csv} in its folder. */
  public static Path beside(Path output) {
    String name = String.valueOf(output.getFileName());
    return output.resolveSibling(name.contains("%s") ? "failures.csv" : name + ".failures.csv");
  }
}
