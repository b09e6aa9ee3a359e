package org.smalti.tools.video.faces.show;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;

/** Draws faces into many films. A film counts as finished once it is on the disk under its name. */
public final class FilmDrawing {
  private static final String STAGE = "draw";

  private final MediaFolder media;
  private final DrawnFiles files;
  private final CommandContext run;

  /** @param media the folder that names of films are relative to */
  public FilmDrawing(MediaFolder media, DrawnFiles files, CommandContext run) {
    this.media = media;
    this.files = files;
    this.run = run;
  }

  /**
   * Draws all films that are not done yet.
   *
   * @param all what the table says of films
   * @param journal of the table of faces
   * @return how many films are drawn, in this run or an earlier one
   * @throws org.smalti.core.SmaltiException if two films would become one, or a film would be written over
   */
  public int draw(List<FilmFaces> all, Journal journal) {
    List<FilmFaces> films = NamedFilms.of(
        all,
        name -> {
          media.resolve(name);
          files.file(name);
        },
        STAGE,
        run.failures());
    List<String> names = films.stream().map(FilmFaces::filename).toList();
    files.requireOneEach(names);
    InputFiles inputs = InputFiles.of(List.of(), media, names);
    names.forEach(name -> inputs.spare(files.file(name)));
    DrawWork work = new DrawWork(media, files);
    DoneItems items = new DoneItems(STAGE, journal, run);
    List<FilmFaces> left = items.left(
        films, FilmFaces::filename, work::key, film -> Files.exists(files.file(film.filename())));
    if (run.dryRun()) {
      run.would(
          "draw the faces of " + Unit.FILES.show(left.size()) + " into " + files.shown(names));
    } else if (!left.isEmpty()) {
      draw(left, work, items, journal);
    } else if (!names.isEmpty()) {
      run.say(files.shown(names)
          + (names.size() == 1 ? " already shows the faces" : ": all films there show the faces")
          + "; --force draws them again");
    }
    return items.finished();
  }

  /** How many pictures each film has, as far as it is known beforehand. */
  private ToLongFunction<FilmFaces> pictures(List<FilmFaces> films, Engine engine) {
    Map<String, Long> known = new HashMap<>();
    engine.map(
        Batch.of(STAGE, films.stream().map(FilmFaces::filename).toList()).inAnyOrder(),
        new FilmLengthWork(media),
        known::put,
        Run.silent());
    return film -> Math.max(1 + film.lastFrame(), known.getOrDefault(film.filename(), 0L));
  }

  private void draw(List<FilmFaces> left, DrawWork work, DoneItems items, Journal journal) {
    try (Engine engine = run.engine()) {
      ToLongFunction<FilmFaces> pictures = pictures(left, engine);
      long all = left.stream().mapToLong(pictures).sum();
      try (Run stage = run.begin(STAGE, all, Unit.FRAMES)) {
        engine.map(
            Batch.of(STAGE, left).named(FilmFaces::filename).weighing(pictures).inAnyOrder(),
            work,
            (film, found) -> {
              // What the search for faces has said of a film is not said again.
              String problem = run.failures().has(film.filename(), found) ? "" : found;
              items.finish(film.filename(), problem);
              items.save(() -> {});
              if (!problem.isEmpty()) {
                stage.skip(Failure.incomplete(film.filename(), STAGE, problem));
              }
            },
            journal,
            stage);
      }
    }
  }
}
