package org.smalti.tools.video;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.SaveInterval;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;

/** Fills the columns {@code vstart} and {@code vdur} of a samples table, film by film. */
final class VsamplesStage {
  static final String STAGE = "vsamples";
  static final List<String> COLUMNS = List.of(Sample.VIDEO_START, Sample.VIDEO_DUR);

  private final Table table;
  private final SpanOptions options;
  private final MediaFolder folder;
  private final String[][] cells;
  private final int all;
  private final List<FilmSamples> films = new ArrayList<>();
  private final List<FilmSamples> unsaved = new ArrayList<>();

  /** @param known a table of the same rows whose cells hold what earlier runs have found, if anything */
  VsamplesStage(Table table, Table known, SpanOptions options, MediaFolder folder) {
    this.table = table;
    this.options = options;
    this.folder = folder;
    cells = new String[table.size()][];
    Map<String, FilmSamples> byName = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      Row old = known.row(i);
      cells[i] = new String[] {old.text(Sample.VIDEO_START, ""), old.text(Sample.VIDEO_DUR, "")};
      Sample sample = Sample.of(table.row(i));
      byName.computeIfAbsent(sample.filename(), FilmSamples::new).add(sample, i);
    }
    films.addAll(byName.values());
    all = films.size();
  }

  /** Leaves out the films that are finished according to a journal. */
  void skipFinished(Journal journal) {
    films.removeIf(film -> journal.isDone(name(film), key(film))
        && film.rows().stream()
            .allMatch(row -> !cells[row][0].isEmpty() && !cells[row][1].isEmpty()));
  }

  /** Tries all films, also those that a journal suspects. */
  void acquitAll(Journal journal) {
    films.forEach(film -> journal.acquit(film.filename()));
  }

  /** How many samples are to be done. */
  int samples() {
    return films.stream().mapToInt(film -> film.samples().size()).sum();
  }

  int films() {
    return films.size();
  }

  /** The table with all that is known; the cells of what is not are empty. */
  Table result() {
    return table.with(COLUMNS, i -> cells[i]);
  }

  /**
   * Does the films that are left.
   *
   * @param save called with the table every few seconds and at the end
   * @return the number of films that are finished, now or before
   */
  int run(Engine engine, Journal journal, Run run, Consumer<Table> save) {
    films.forEach(film -> film.rows().forEach(row -> cells[row] = new String[] {"", ""}));
    Batch<FilmSamples> batch = Batch.of(STAGE, films)
        .named(FilmSamples::filename)
        .weighing(film -> film.samples().size());
    int[] done = new int[1];
    SaveInterval interval = new SaveInterval();
    engine.map(
        batch,
        new VsamplesWork(folder, options),
        (film, spans) -> {
          set(film, spans);
          done[0]++;
          if (interval.isOver()) {
            save(journal, save);
          }
        },
        journal,
        run);
    save(journal, save);
    return all - films.size() + done[0];
  }

  private void set(FilmSamples film, List<FilmSpan> spans) {
    for (int i = 0; i < spans.size(); i++) {
      FilmSpan span = spans.get(i);
      cells[film.rows().get(i)] =
          new String[] {CellFormat.decimal(span.start(), 3), CellFormat.decimal(span.dur(), 3)};
    }
    unsaved.add(film);
  }

  /** A film counts as finished only once its spans are in the table. */
  private void save(Journal journal, Consumer<Table> save) {
    save.accept(result());
    unsaved.forEach(film -> journal.done(name(film), key(film)));
    unsaved.clear();
  }

  private static String name(FilmSamples film) {
    return STAGE + ":" + film.filename();
  }

  private String key(FilmSamples film) {
    return new Fingerprint()
        .with(options, film.samples())
        .withFile(folder.resolve(film.filename()))
        .key();
  }
}
