package org.smalti.tools.video.stills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.video.source.FilmOpener;
import org.smalti.tools.video.source.RetryReport;

/**
 * Writes pictures of films into a folder, with a table of them. A film counts as finished once its pictures and its own
 * table are there; those tables are joined at the end, after the films of this run with what the table says of others.
 */
final class StillsStage {
  private final String stage;
  private final Path folder;
  private final Path table;
  private final PartsFolder parts;
  private final FilmOpener films;
  private final FrameSelection selection;
  private final StillForm form;
  private final CommandContext run;
  private int pictures;
  private int withoutPicture;

  /** @param stage in messages and in the name of the table */
  StillsStage(
      String stage,
      Path folder,
      FilmOpener films,
      FrameSelection selection,
      StillForm form,
      CommandContext run) {
    this.stage = stage;
    this.folder = folder;
    this.films = films;
    this.selection = selection;
    this.form = form;
    this.run = run;
    table = table(folder, stage);
    parts = PartsFolder.beside(table);
  }

  /** The table of the pictures in a folder. */
  static Path table(Path folder, String stage) {
    return folder.resolve(stage + ".csv");
  }

  /** Writes the pictures of all films that are not done yet. Returns the exit code. */
  int write(List<String> filenames) {
    try (Journal journal = run.journal(table)) {
      StillTable earlier = StillTable.read(table);
      DoneItems items = new DoneItems(stage, journal, run);
      List<StillSource> left = items.left(
          earlier.sources(filenames),
          StillSource::filename,
          this::key,
          film -> isThere(film.filename(), earlier));
      if (run.dryRun()) {
        return run.would("write pictures of " + Unit.FILES.show(left.size()) + " to " + folder);
      }
      if (left.isEmpty() && !Files.isDirectory(parts.path())) {
        run.say(folder + " already has the pictures of "
            + (filenames.size() == 1 ? "the film" : "all " + Unit.FILES.show(filenames.size()))
            + "; --force writes them again");
        return run.finish(table, filenames.size());
      }
      AtomicFile.sweep(folder, 1);
      work(left, items, journal);
      join(filenames, earlier);
      parts.delete();
      int exit = run.finish(table, items.finished());
      run.say(table + ": " + pictures + " pictures of " + Unit.FILES.show(left.size())
          + (withoutPicture == 0
              ? ""
              : ", " + Unit.FILES.show(withoutPicture) + " without picture"));
      return exit;
    }
  }

  private void work(List<StillSource> left, DoneItems items, Journal journal) {
    // The length of a stream is not known.
    boolean files = left.stream().allMatch(film -> films.file(film.filename()).isPresent());
    ToLongFunction<StillSource> weight = files ? this::bytes : film -> 1;
    long total = left.stream().mapToLong(weight).sum();
    Unit unit = files ? Unit.BYTES : Unit.FILES;
    var batch =
        Batch.of(stage, left).named(StillSource::filename).weighing(weight).inAnyOrder();
    var work = new StillsWork(
        films, LocalPath.of(Path.of(pattern())), LocalPath.of(folder), selection, form);
    try (Run progress = new RetryReport(run.begin(stage, total, unit));
        var engine = run.engine()) {
      engine.map(
          batch, work, (film, result) -> took(film, result, items, progress), journal, progress);
    }
  }

  private void took(StillSource film, StillsResult result, DoneItems items, Run progress) {
    pictures += result.count();
    withoutPicture += result.count() == 0 ? 1 : 0;
    items.finish(film.filename(), result.problem());
    items.save(() -> {});
    if (!result.problem().isEmpty()) {
      progress.skip(Failure.incomplete(film.filename(), stage, result.problem()));
    }
  }

  private String key(StillSource film) {
    return films
        .into(new Fingerprint().with(stage, selection, form, film), film.filename())
        .key();
  }

  private long bytes(StillSource film) {
    try {
      Optional<Path> file = films.file(film.filename());
      return file.isPresent() ? Files.size(file.get()) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private String pattern() {
    return parts.path().resolve("%s.csv").toString();
  }

  /** Whether the pictures of a film are there, if it has any. */
  private boolean isThere(String film, StillTable earlier) {
    Optional<Path> part = part(film);
    List<Row> rows =
        part.map(file -> TableReader.read(file).rows()).orElse(earlier.rows().rows(film));
    return (part.isPresent() || Files.exists(table))
        && rows.stream()
            .allMatch(row -> Files.exists(folder.resolve(row.text(StillsWork.PICTURE))));
  }

  private void join(List<String> filenames, StillTable earlier) {
    List<String> columns = earlier.rows().with(StillsWork.columns(selection));
    Set<String> now = Set.copyOf(filenames);
    Set<String> films = new LinkedHashSet<>(filenames);
    films.addAll(earlier.rows().files());
    try (TableWriter writer = new TableWriter(table, columns)) {
      for (String film : films) {
        Optional<Path> part = now.contains(film) ? part(film) : Optional.empty();
        if (part.isEmpty()) {
          earlier.rows().rows(film).forEach(row -> writer.add(cells(row, columns)));
        } else {
          try (TableReader reader = new TableReader(part.get())) {
            reader.forEachRemaining(row -> writer.add(cells(row, columns)));
          }
        }
      }
      writer.commit();
    }
  }

  /** The table of a film, if it was written. */
  private Optional<Path> part(String film) {
    try {
      return Optional.of(films.output(pattern(), film)).filter(Files::exists);
    } catch (SmaltiException noFileName) {
      return Optional.empty();
    }
  }

  private static String[] cells(Row row, List<String> columns) {
    return columns.stream().map(column -> row.text(column, "")).toArray(String[]::new);
  }
}
