package org.smalti.tools.export.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.step.OutputStep;

/**
 * Writes the files of a list as a whole. What stands in their places and was not made here is left alone, unless it may
 * be replaced; files that an earlier run needed and this one does not are removed.
 *
 * @param out where the list goes; with a {@code %s} in it, one file for each media file
 */
record ListStage(Path out, CommandContext run) {
  private static final String STAGE = "export";
  private static final String FILE = "file ";

  /** Adds media files that are not there to the failures: the list names them all the same. */
  void sayMissing(MediaFolder media, Collection<String> filenames) {
    for (String filename : filenames) {
      if (!Files.exists(media.resolve(filename))) {
        run.failures()
            .add(Failure.incomplete(
                filename, STAGE, "not there; the list names it where it should be"));
      }
    }
  }

  /**
   * Writes what is not written yet.
   *
   * @param files one at least; the first names the others
   * @param amount how much is in them
   * @return the exit code
   */
  int write(List<ListFile> files, Unit unit, int amount) {
    Path first = files.get(0).path();
    String key = key(files);
    try (Journal journal = run.journal(out)) {
      OutputStep step = new OutputStep(STAGE, first, journal, run);
      files.forEach(file -> spareForeign(file.path(), journal));
      OptionalInt done = step.ifDone(
          key,
          () -> files.stream().allMatch(file -> Files.exists(file.path())),
          named(files) + " is there already; --force makes it again");
      if (done.isPresent()) {
        return done.getAsInt();
      }
      String told = unit.show(amount);
      if (run.dryRun()) {
        return run.would("write " + told + " to " + named(files));
      }
      for (ListFile file : files) {
        run.throwIfCancelled();
        write(file);
        journal.done(FILE + file.path(), key);
      }
      removeLaterParts(first, files.size(), journal);
      run.say(named(files) + ": " + told);
      return step.finish(key, 1);
    }
  }

  private String key(List<ListFile> files) {
    Fingerprint print = new Fingerprint();
    files.forEach(file -> print.with(file.path(), file.text()));
    return print.with(run.failures().summary()).key();
  }

  private static String named(List<ListFile> files) {
    Path first = files.get(0).path();
    return files.size() == 1
        ? first.toString()
        : first + " to " + files.get(files.size() - 1).path();
  }

  private void spareForeign(Path file, Journal journal) {
    boolean own = run.force() || journal.key(FILE + file).isPresent();
    try {
      if (!own && Files.isRegularFile(file) && Files.size(file) > 0) {
        throw SmaltiException.input(file + " is there already and was not made by this command;"
            + " --force replaces it, or choose another --out");
      }
    } catch (IOException gone) {
      // Then it is in nobody's way.
    }
  }

  private static void write(ListFile file) {
    try (AtomicFile target = AtomicFile.to(file.path())) {
      try {
        Files.writeString(target.temporary(), file.text());
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
    }
  }

  /** Numbered parts beyond the last one, as far as they were made here. */
  private static void removeLaterParts(Path first, int count, Journal journal) {
    for (int number = count + 1; ; number++) {
      Path part = part(first, number);
      if (journal.key(FILE + part).isEmpty()) {
        return;
      }
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        throw AtomicFile.unwritable(part, e);
      }
      journal.undone(FILE + part);
    }
  }

  /** The file of a part of a list, {@code list.edl, list-2.edl, …}. */
  static Path part(Path first, int number) {
    if (number == 1) {
      return first;
    }
    String name = String.valueOf(first.getFileName());
    int dot = name.lastIndexOf('.');
    int end = dot > 0 ? dot : name.length();
    return first.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
  }
}
