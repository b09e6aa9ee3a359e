package org.smalti.tools.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.core.step.OutputStep;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * Writes the samples of a table as files of their own, with a table that names them. A media file counts as finished
 * once its clips are in that table; those are not cut again.
 */
final class FilesStage {
  private static final String STAGE = "export";
  private static final int DEPTH = 64;
  static final String TABLE = "samples.csv";
  static final String SOURCE_FILENAME = "sourceFilename";
  static final String SOURCE_START = "sourceStart";

  private final Table table;
  private final List<String> names;
  private final Path folder;
  private final CutFilesWork work;
  private final CommandContext options;
  /** ms by row: 0 not known yet, −1 there is none. */
  private final double[] durs;

  /** @param names of the clips by row, with extension, relative to the folder */
  FilesStage(
      Table table, List<String> names, Path folder, CutFilesWork work, CommandContext options) {
    this.table = table;
    this.names = names;
    this.folder = folder;
    this.work = work;
    this.options = options;
    durs = new double[table.size()];
  }

  /** Cuts what is not cut yet. Returns the exit code. */
  int write() {
    Path out = folder.resolve(TABLE);
    try (Journal journal = options.journal(out)) {
      String key = tableKey();
      OutputStep whole = new OutputStep("table", out, journal, options);
      DoneItems items = new DoneItems(STAGE, journal, options);
      Map<String, Double> known = known(out);
      List<SourceClips> sources = SourceClips.of(table.stream().map(Sample::of).toList(), names);
      List<SourceClips> missing =
          items.left(sources, SourceClips::filename, this::key, source -> isThere(source, known));
      sources.stream()
          .filter(source -> !missing.contains(source))
          .forEach(source -> source
              .clips()
              .forEach(clip -> durs[clip.row()] = known.getOrDefault(clip.name(), -1.0)));
      if (options.dryRun()) {
        int clips = missing.stream().mapToInt(source -> source.clips().size()).sum();
        return options.would("write " + Unit.FILES.show(clips) + " to " + folder);
      }
      OptionalInt done = whole.ifDone(key, missing::isEmpty, nothingToDo());
      if (done.isPresent()) {
        return done.getAsInt();
      }
      AtomicFile.sweep(folder, DEPTH);
      cut(missing, items, journal, out);
      int exit = whole.finish(key, items.finished());
      options.say(out + ": " + Unit.SAMPLES.show(result().size()) + " of "
          + Unit.FILES.show(items.finished()));
      return exit;
    }
  }

  private String nothingToDo() {
    return folder + " already has "
        + (table.size() == 1
            ? "the sample; --force cuts it again"
            : "all " + Unit.SAMPLES.show(table.size()) + "; --force cuts them again");
  }

  /** The lengths of the clips that the table of an earlier run names, ms. */
  private Map<String, Double> known(Path out) {
    Map<String, Double> known = new HashMap<>();
    if (Files.exists(out)) {
      Table earlier = TableReader.read(out);
      if (Sample.PLACE.stream().allMatch(earlier.columns()::has)) {
        earlier.rows().forEach(row -> known.put(row.text(Sample.FILENAME), row.number(Sample.DUR)));
      }
    }
    return known;
  }

  private boolean isThere(SourceClips source, Map<String, Double> known) {
    return source.clips().stream()
        .allMatch(
            clip -> known.containsKey(clip.name()) && Files.exists(folder.resolve(clip.name())));
  }

  private void cut(List<SourceClips> missing, DoneItems items, Journal journal, Path out) {
    long total = missing.stream().mapToLong(source -> source.clips().size()).sum();
    var batch = Batch.of(STAGE, missing)
        .named(SourceClips::filename)
        .weighing(source -> source.clips().size());
    try (Run run = options.begin(STAGE, total, Unit.SAMPLES);
        var engine = options.engine()) {
      engine.map(
          batch,
          work,
          (source, cut) -> {
            took(source, cut, items, run);
            items.saveIfTime(() -> TableWriter.write(result(), out));
          },
          journal,
          run);
    }
    items.save(() -> TableWriter.write(result(), out));
  }

  private void took(SourceClips source, CutResult cut, DoneItems items, Run run) {
    for (int i = 0; i < cut.durs().length; i++) {
      durs[source.clips().get(i).row()] = cut.durs()[i];
    }
    items.finish(source.filename(), cut.problem());
    if (!cut.problem().isEmpty()) {
      run.skip(Failure.incomplete(source.filename(), STAGE, cut.problem()));
    }
  }

  /** The rows whose clips are there. A clip has no picture, so it has no stretch of one either. */
  private Table result() {
    List<String> filled = new ArrayList<>(Sample.PLACE);
    filled.addAll(List.of(SOURCE_FILENAME, SOURCE_START));
    List<String> picture = List.of(Sample.VIDEO_START, Sample.VIDEO_DUR);
    boolean pictures = picture.stream().allMatch(table.columns()::has);
    if (pictures) {
      filled.addAll(picture);
    }
    Table all = table.with(filled, i -> {
      Row row = table.row(i);
      List<String> cells = new ArrayList<>(List.of(
          names.get(i),
          "0",
          CellFormat.decimal(durs[i], 3),
          row.text(Sample.FILENAME),
          row.text(Sample.START)));
      if (pictures) {
        cells.addAll(List.of("-1", "-1"));
      }
      return cells.toArray(String[]::new);
    });
    return all.select(IntStream.range(0, durs.length).filter(i -> durs[i] > 0).toArray());
  }

  private String key(SourceClips source) {
    try {
      return options(work).with(source.fingerprint(work.media()).key()).key();
    } catch (SmaltiException noFileName) {
      return options(work).with(source.filename()).key();
    }
  }

  private String tableKey() {
    Fingerprint key = options(work).withTable(table);
    names.forEach(key::with);
    return key.key();
  }

  private static Fingerprint options(CutFilesWork work) {
    return new Fingerprint().with(STAGE, work.format(), work.fades(), work.sound());
  }
}
