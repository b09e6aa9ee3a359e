package org.smalti.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionFiles;
import org.smalti.core.files.MediaFolder;
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

  private final Set<Failure> failures = new LinkedHashSet<>();
  private final Set<String> begun = new HashSet<>();

  /** Notes that a stage is done anew: what an earlier run said of it no longer holds. */
  public synchronized void begin(String stage) {
    begun.add(stage);
  }

  /** Adds a row; one that is there already, as an item was tried twice, is no second one. */
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

  /** {@code 2 left out}, {@code 1 incomplete} or both: an item counts once, in however many stages it failed. */
  public synchronized String summary() {
    Set<String> items = new HashSet<>();
    failures.stream().filter(failure -> !failure.kept()).map(Failure::filename).forEach(items::add);
    int out = items.size();
    failures.stream().map(Failure::filename).forEach(items::add);
    int kept = items.size() - out;
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

  /**
   * What is said where nothing could be made, as none of the media could be read.
   *
   * @param media where they are looked for
   */
  public synchronized SmaltiException noneRead(MediaFolder media) {
    String folder = media.root().toString();
    Optional<Failure> one = sorted().stream().findFirst();
    String reason = one.map(failure -> failure.error().contains(failure.filename())
            ? " (" + failure.error() + ")"
            : " (" + failure.filename() + ": " + failure.error() + ")")
        .orElse("");
    return SmaltiException.input("none of the media could be read in "
        + (folder.isEmpty() ? "the current folder" : folder) + reason
        + (isAnyThere(media) ? "" : "; is --dir right?"));
  }

  private boolean isAnyThere(MediaFolder media) {
    return failures.stream().anyMatch(failure -> {
      try {
        return Files.exists(media.resolve(failure.filename()));
      } catch (SmaltiException noFileName) {
        return false;
      }
    });
  }

  /** In the order of their names, so that the table does not depend on threads. */
  public synchronized List<Failure> sorted() {
    return failures.stream().sorted(ORDER).toList();
  }

  /** Writes the table beside an output that is new as a whole; without failures an older one goes away. */
  public void write(Path output) {
    write(beside(output), sorted());
  }

  /**
   * Writes the table beside an output that several commands fill. The older rows of the stages that this command has
   * begun go away; what is known of other stages stays, as this command says nothing of them.
   *
   * @param stage of this command, whether it was begun or there was nothing to do
   */
  public void write(Path output, String stage) {
    Path file = beside(output);
    List<Failure> rows = new ArrayList<>(sorted());
    if (Files.exists(file)) {
      TableReader.read(file).stream()
          .map(row -> new Failure(row.text("filename"), row.text("stage"), row.text("error")))
          .filter(old -> !old.stage().equals(stage) && !begun.contains(old.stage()))
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

  /**
   * {@code items.csv.failures.csv} for {@code items.csv}; for a pattern, {@code failures.csv} in its folder; for a
   * hidden table on the way to {@code film.mp4}, a name that is not hidden; for a folder that nothing can be written
   * beside, a file in it (see {@link CompanionFiles}).
   */
  public static Path beside(Path output) {
    return CompanionFiles.visible(output, "failures.csv");
  }
}
