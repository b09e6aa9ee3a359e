package org.smalti.tools.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * Finds the samples of many files: one table per file where the output has a {@code %s}, otherwise one table of all,
 * put together from one per file in a hidden folder beside it. Files that were finished before, with the same options,
 * are not heard again.
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
  private final CommandContext options;
  /** Whose tables are of these options; others may lie about from an earlier run. */
  private final Set<String> heard = new HashSet<>();

  private int samples;
  /** Files that had as many samples as were wanted of each; what came later was not heard. */
  private int full;

  SamplesStage(Path out, MediaFolder media, SegmentationOptions listening, CommandContext options) {
    this.out = out;
    this.media = media;
    this.listening = listening;
    this.options = options;
    oneTable = !out.toString().contains("%s");
    parts = PartsFolder.beside(out);
    pattern = oneTable ? parts.path().resolve("%s.csv").toString() : out.toString();
  }

  /** Listens to all files that are not done yet. Returns the exit code. */
  int find(List<String> filenames) {
    try (Journal journal = options.journal(out)) {
      String all =
          new Fingerprint().with(filenames.stream().map(this::key).toArray()).key();
      OutputStep table = new OutputStep(ALL, out, journal, options);
      if (oneTable) {
        table.spareForeign();
      }
      if (options.force()) {
        table.anew();
      }
      OptionalInt done = oneTable
          ? table.ifDone(
              all, () -> true, out + " already has its samples; --force finds them again")
          : OptionalInt.empty();
      if (done.isPresent()) {
        return done.getAsInt();
      }
      DoneItems items = new DoneItems(STAGE, journal, options);
      List<String> left = items.left(filenames, Function.identity(), this::key, this::hasTable);
      heard.addAll(filenames);
      left.forEach(heard::remove);
      if (filenames.isEmpty()) {
        options.say("no file with sound is named");
      } else if (left.isEmpty() && !oneTable) {
        return nothingToDo(filenames.size());
      }
      if (options.dryRun()) {
        return options.would("find the samples of " + Unit.FILES.show(left.size()) + " for " + out);
      }
      sweep();
      listen(left, items, journal);
      return end(filenames, left, items, table, all);
    }
  }

  private int end(
      List<String> filenames, List<String> left, DoneItems items, OutputStep table, String all) {
    int exit;
    if (oneTable) {
      join(filenames);
      exit = table.finish(all, Math.max(items.finished(), filenames.isEmpty() ? 1 : 0));
      if (options.failures().count() == 0) {
        parts.delete();
      }
    } else {
      exit = options.finish(out, items.finished(), STAGE);
    }
    options.say(Unit.SAMPLES.show(samples) + " in " + Unit.FILES.show(left.size()) + cut());
    return exit;
  }

  private int nothingToDo(int files) {
    options.say("already has " + out + " for "
        + (files == 1 ? "the file" : "all " + Unit.FILES.show(files))
        + "; --force finds the samples again");
    return options.finish(out, files, STAGE);
  }

  private String cut() {
    return full == 0
        ? ""
        : "; " + Unit.FILES.show(full) + " heard only as far as the first "
            + Unit.SAMPLES.show(listening.count());
  }

  private void listen(List<String> left, DoneItems items, Journal journal) {
    long total = left.stream().mapToLong(this::bytes).sum();
    var batch = Batch.of(STAGE, left).weighing(this::bytes);
    var work = new SamplesWork(media, LocalPath.of(Path.of(pattern)), listening);
    try (Run run = options.begin(STAGE, total, Unit.BYTES);
        var engine = options.engine()) {
      engine.map(
          batch, work, (filename, result) -> took(filename, result, items, run), journal, run);
    }
  }

  /** The table of the file is whole on the disk: the work has written it. */
  private void took(String filename, SegmentationResult result, DoneItems items, Run run) {
    samples += result.samples();
    full += result.samples() == listening.count() ? 1 : 0;
    heard.add(filename);
    items.finish(filename, result.damage());
    items.save(() -> {});
    if (!result.damage().isEmpty()) {
      run.skip(Failure.incomplete(filename, STAGE, result.damage()));
    }
  }

  private boolean hasTable(String filename) {
    try {
      return Files.exists(MediaFolder.mirrored(pattern, filename));
    } catch (SmaltiException noFileName) {
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
