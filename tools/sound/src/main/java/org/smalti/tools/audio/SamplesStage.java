package org.smalti.tools.audio;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * Finds the samples of many files: one table per file where the output has a {@code %s}, otherwise one table of all, put
 * together from one per file in a hidden folder beside it. Files that were finished before, with the same options, are not
 * heard again.
 */
final class SamplesStage {
  private static final String STAGE = "samples";
  private static final String ALL = "*";
  private static final int DEPTH = 64;

  private final Path out;
  private final boolean oneTable;
  private final PartsFolder parts;
  private final String pattern;
  private final MediaFolder media;
  private final SegmentationOptions listening;
  private final RunOptions options;
  /** Whose tables are of these options; others may lie about from an earlier run. */
  private final Set<String> heard = new HashSet<>();

  private int samples;
  /** Files that had as many samples as were wanted of each; what came later was not heard. */
  private int full;

  private int finished;

  SamplesStage(Path out, MediaFolder media, SegmentationOptions listening, RunOptions options) {
    this.out = out;
    this.media = media;
    this.listening = listening;
    this.options = options;
    oneTable = !out.toString().contains("%s");
    parts = PartsFolder.beside(out);
    pattern = oneTable ? parts.path().resolve("%s.csv").toString() : out.toString();
  }

  /** One file that is still to be heard. */
  private record PendingFile(String filename, long bytes) implements Serializable {}

  /** Listens to all files that are not done yet. Returns the exit code. */
  int find(List<String> filenames) {
    try (Journal journal = options.journal(out)) {
      if (options.force()) {
        journal.forget();
      }
      String all =
          new Fingerprint().with(filenames.stream().map(this::key).toArray()).key();
      if (oneTable && journal.isDone(ALL, all) && Files.exists(out)) {
        return nothingToDo(out.toString(), filenames.size());
      }
      filenames.stream().filter(name -> isDone(journal, name)).forEach(heard::add);
      List<PendingFile> sources = filenames.stream()
          .filter(name -> !heard.contains(name))
          .map(name -> new PendingFile(name, bytes(name)))
          .toList();
      if (filenames.isEmpty()) {
        options.say("no file with sound is named");
      } else if (sources.isEmpty() && !oneTable) {
        return nothingToDo(
            out + " for "
                + (filenames.size() == 1 ? "the file" : "all " + Unit.FILES.show(filenames.size())),
            filenames.size());
      }
      if (options.dryRun()) {
        return options.would(
            "find the samples of " + Unit.FILES.show(sources.size()) + " for " + out);
      }
      sweep();
      finished = filenames.size() - sources.size();
      listen(sources, journal);
      if (oneTable) {
        join(filenames);
        if (options.failures().count() == 0) {
          journal.done(ALL, all);
          parts.delete();
        }
      }
      int exit = options.finish(out, finished);
      options.say(Unit.SAMPLES.show(samples) + " in " + Unit.FILES.show(sources.size()) + cut());
      return exit;
    }
  }

  private int nothingToDo(String what, int files) {
    options.say("already has " + what + "; --force finds the samples again");
    return options.finish(out, files);
  }

  private String cut() {
    return full == 0
        ? ""
        : "; " + Unit.FILES.show(full) + " heard only as far as the first "
            + Unit.SAMPLES.show(listening.count());
  }

  private void listen(List<PendingFile> sources, Journal journal) {
    long total = sources.stream().mapToLong(PendingFile::bytes).sum();
    var batch = Batch.of(STAGE, sources).named(PendingFile::filename).weighing(PendingFile::bytes);
    var finder = new SamplesWork(media, pattern, listening);
    try (Run run = options.begin(STAGE, total, Unit.BYTES);
        var engine = options.engine()) {
      engine.map(
          batch,
          (source, task) -> finder.apply(source.filename(), task),
          (source, result) -> took(source.filename(), result, journal, run),
          journal,
          run);
    }
  }

  /** A damaged file is heard again the next time, so that it is reported again. */
  private void took(String filename, SegmentationResult result, Journal journal, Run run) {
    samples += result.samples();
    full += result.samples() == listening.count() ? 1 : 0;
    heard.add(filename);
    finished++;
    if (result.damage().isEmpty()) {
      journal.done(filename, key(filename));
    } else {
      run.skip(new Failure(filename, STAGE, result.damage()));
    }
  }

  private boolean isDone(Journal journal, String filename) {
    try {
      return journal.isDone(filename, key(filename))
          && Files.exists(MediaFolder.mirrored(pattern, filename));
    } catch (SmaltiException e) {
      return false;
    }
  }

  private String key(String filename) {
    Fingerprint print = new Fingerprint().with(STAGE, listening, filename);
    try {
      return print.withFile(media.resolve(filename)).key();
    } catch (SmaltiException e) {
      return print.with("unresolved").key();
    }
  }

  private long bytes(String filename) {
    try {
      return Files.size(media.resolve(filename));
    } catch (IOException | SmaltiException e) {
      return 0;
    }
  }

  private void join(List<String> filenames) {
    try (TableWriter writer = new TableWriter(out, SamplesWork.columns(listening.features()))) {
      for (String filename : filenames) {
        if (heard.contains(filename)) {
          try (TableReader reader = new TableReader(MediaFolder.mirrored(pattern, filename))) {
            reader.forEachRemaining(writer::add);
          }
        }
      }
      writer.commit();
    }
  }

  private void sweep() {
    Path folder = Path.of(pattern.substring(0, pattern.indexOf("%s")) + "x").getParent();
    AtomicFile.sweep(folder == null ? Path.of("") : folder, DEPTH);
  }
}
