package org.smalti.tools.video.faces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.LocalPath;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.tools.video.faces.show.FaceShow;
import org.smalti.tools.video.source.FilmOpener;
import org.smalti.tools.video.source.RetryReport;

/**
 * Finds the faces of many films and writes a table of them. A film counts as finished once its own table is there;
 * those are joined at the end, after them what the table says of other films. It also keeps what it says of a film that
 * can't be read this time, which is told.
 */
final class FacesStage {
  static final String STAGE = "faces";
  /** Stands in the journal for how many rows a film has. */
  private static final String ROWS = "rows of ";

  private final Path out;
  private final FilmTables tables;
  private final FilmOpener films;
  private final FaceSettings settings;
  private final long segment;
  private final FaceShow show;
  private final CommandContext run;
  private final FaceTotals totals = new FaceTotals();
  /** What was found in this run, without the pictures. */
  private final Map<String, PartFaces> found = new HashMap<>();

  /**
   * @param segment frames of a film that are looked at by one worker at least; 0: as is best
   * @param show what is made of the table at the end
   */
  FacesStage(
      Path out,
      FilmOpener films,
      FaceSettings settings,
      long segment,
      FaceShow show,
      CommandContext run) {
    this.out = out;
    this.films = films;
    this.settings = settings;
    this.segment = segment;
    this.show = show;
    this.run = run;
    tables = new FilmTables(out, films);
  }

  /** Looks at all films that are not done yet. Returns the exit code. */
  int find(List<String> names) {
    try (Journal journal = run.journal(out)) {
      EarlierFaces earlier = EarlierFaces.read(out);
      DoneItems items = new DoneItems(STAGE, journal, run);
      List<String> left = items.left(
          names, Function.identity(), this::key, film -> isThere(film, earlier, journal));
      if (run.dryRun()) {
        run.would("look for faces in " + Unit.FILES.show(left.size()) + " for " + out);
        show.would(names, run);
        return ExitCode.OK;
      }
      if (left.isEmpty() && !tables.areThere()) {
        run.say(out + " already has the faces of "
            + (names.size() == 1 ? "the film" : "all " + Unit.FILES.show(names.size()))
            + "; --force looks for them again");
        show.make(out, names, journal, run);
        return run.finish(out, items.finished());
      }
      run.say("faces by " + settings.finder());
      look(left, items, journal, earlier);
      tables.join(names, earlier);
      run.say(out + ": " + totals);
      show.make(out, read(names, left), journal, run);
      return run.finish(out, items.finished());
    }
  }

  /**
   * The same without a journal: nothing is there before, and nobody goes on with it.
   *
   * @return how many films are done
   */
  int findOnly(List<String> names) {
    DoneItems items = new DoneItems(STAGE, Journal.none(), run);
    if (run.dryRun()) {
      run.would("look for faces in " + Unit.FILES.show(names.size()));
      return 0;
    }
    run.say("faces by " + settings.finder());
    EarlierFaces earlier = EarlierFaces.read(out);
    look(names, items, Journal.none(), earlier);
    tables.join(names, earlier);
    run.say(totals.toString());
    return items.finished();
  }

  /** What was found of films in this run, in the order of their names as they were given. */
  Map<String, PartFaces> found(List<String> names) {
    Map<String, PartFaces> ordered = new LinkedHashMap<>();
    names.stream()
        .filter(found::containsKey)
        .forEach(film -> ordered.put(film, Objects.requireNonNull(found.get(film))));
    return ordered;
  }

  /** The films that could be read, in this run or before. What is made of the others stays as it is. */
  private List<String> read(List<String> names, List<String> left) {
    Set<String> unread = new HashSet<>(left);
    unread.removeAll(found.keySet());
    return names.stream().filter(film -> !unread.contains(film)).toList();
  }

  private void look(List<String> left, DoneItems items, Journal journal, EarlierFaces earlier) {
    try (Engine engine = run.engine()) {
      FilmParts division = new FilmParts(films, settings, segment, engine);
      long bytes = left.stream().mapToLong(division::weight).sum();
      try (FilmFailures stage = new FilmFailures(
              new RetryReport(run.begin(STAGE, bytes, Unit.BYTES)), earlier::rows);
          FilmAssembly assembly = new FilmAssembly(
              settings, tables::of, (film, all) -> took(film, all, items, journal, stage))) {
        List<FilmPart> all = division.of(left, journal, stage);
        map(engine, all, assembly, journal, stage);
        List<FilmPart> whole = assembly.inexact().stream()
            .filter(film -> !stage.hasFailed(film))
            .map(film -> FilmPart.whole(film, 0))
            .toList();
        whole.forEach(film -> stage.say(film.film()
            + ": its parts are not as in a decode of all of it; it is read again as a whole"));
        map(engine, whole, assembly, journal, stage);
      }
    }
  }

  private void map(
      Engine engine,
      List<FilmPart> all,
      FilmAssembly assembly,
      Journal journal,
      FilmFailures stage) {
    stage.parts(all);
    if (run.force()) {
      all.forEach(part -> journal.acquit(part.name()));
    }
    Batch<FilmPart> batch = Batch.of(STAGE, all).named(FilmPart::name).weighing(FilmPart::weight);
    FacesWork work = new FacesWork(films, LocalPath.of(tables.pattern()), settings);
    engine.map(batch, work, assembly::take, journal, stage);
  }

  private void took(
      String film, PartFaces all, DoneItems items, Journal journal, FilmFailures stage) {
    totals.add(all);
    found.put(film, all);
    journal.done(ROWS + film, Long.toString(all.rows()));
    String problem = all.problem().isEmpty() ? settings.outside(all) : all.problem();
    items.finish(film, problem);
    items.save(() -> {});
    if (!all.problem().isEmpty()) {
      stage.damaged(new Failure(film, STAGE, problem), all.rows());
    } else if (!problem.isEmpty()) {
      stage.skip(Failure.incomplete(film, STAGE, problem));
    }
  }

  private String key(String film) {
    Fingerprint all = new Fingerprint().with(STAGE, settings, film);
    LocalPath model = settings.detector().model();
    return films.into(model == null ? all : all.withFile(model.path()), film).key();
  }

  /** Whether the rows of a film are there, all that it had when it was finished. */
  private boolean isThere(String film, EarlierFaces earlier, Journal journal) {
    String rows = journal.key(ROWS + film).orElse("");
    return tables.written(film).isPresent()
        || (Files.exists(out) && rows.equals(Long.toString(earlier.rows(film))));
  }
}
