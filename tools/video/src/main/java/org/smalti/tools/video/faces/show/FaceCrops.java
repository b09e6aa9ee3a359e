package org.smalti.tools.video.faces.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.SafeName;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.DoneItems;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.RowsByFile;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableWriter;
import org.smalti.media.StillFormat;

/**
 * Writes the best picture of each track of many films, and a table of them, {@code crops.csv}. What the table says of
 * other films stays.
 */
public final class FaceCrops {
  private static final String STAGE = "crops";
  private static final String TABLE = "crops.csv";

  private final CropsWork work;
  private final Path table;
  private final CommandContext run;
  /** The rows that this run has found, by film. */
  private final Map<String, FileCells> found = new HashMap<>();

  /**
   * @param media the folder that names of films are relative to
   * @param folder for the pictures
   */
  public FaceCrops(MediaFolder media, Path folder, StillFormat format, CommandContext run) {
    work = new CropsWork(media, LocalPath.of(folder), format);
    table = folder.resolve(TABLE);
    this.run = run;
  }

  /**
   * Cuts the faces of all films that are not done yet, and removes pictures of faces that these films no longer have.
   *
   * @param all what the table of faces says of films; some may have no faces
   * @return how many films are done, in this run or an earlier one
   * @throws SmaltiException if two films would share a folder
   */
  public int cut(List<FilmFaces> all) {
    List<FilmFaces> films = NamedFilms.of(
        all,
        name -> {
          work.media().resolve(name);
          work.folderOf(name);
        },
        STAGE,
        run.failures());
    requireOneFolderEach(films);
    try (Journal journal = run.journal(table)) {
      RowsByFile earlier = RowsByFile.read(table, List.of(CropsWork.FILE));
      DoneItems items = new DoneItems(STAGE, journal, run);
      List<FilmFaces> seen =
          films.stream().filter(film -> !film.tracks().isEmpty()).toList();
      List<FilmFaces> left = items.left(
          seen, FilmFaces::filename, work::key, film -> isThere(earlier.rows(film.filename())));
      films.stream()
          .filter(film -> film.tracks().isEmpty())
          .map(FilmFaces::filename)
          .filter(film -> !earlier.rows(film).isEmpty())
          .forEach(film -> found.put(film, new FileCells(new ArrayList<>(), "")));
      if (run.dryRun()) {
        run.would("cut the best faces of " + Unit.FILES.show(left.size()) + " for " + table);
      } else if (left.isEmpty() && found.isEmpty()) {
        run.say(table + " already has the best faces; --force cuts them again");
      } else {
        cut(left, items, journal, () -> save(films, earlier));
        removeOld(earlier);
      }
      return items.finished();
    }
  }

  private void requireOneFolderEach(List<FilmFaces> films) {
    Set<String> folders = new HashSet<>();
    for (FilmFaces film : films) {
      Path folder = work.folderOf(film.filename());
      if (!folders.add(SafeName.folded(folder.toString()))) {
        throw SmaltiException.usage("the faces of two films would lie in " + folder
            + "; name the films by one kind of path");
      }
    }
  }

  private boolean isThere(List<Row> rows) {
    Path folder = work.folder().absolute();
    return !rows.isEmpty()
        && rows.stream()
            .map(this::file)
            .allMatch(file -> file.startsWith(folder) && Files.exists(file));
  }

  /** Removes what the table named before this run, and does not name any more. */
  private void removeOld(RowsByFile earlier) {
    RowsByFile now = RowsByFile.read(table, List.of(CropsWork.FILE));
    Set<Path> named = new HashSet<>();
    now.files().forEach(film -> now.rows(film).forEach(row -> named.add(file(row))));
    for (String film : found.keySet()) {
      for (Row row : earlier.rows(film)) {
        Path old = file(row);
        if (!named.contains(old) && old.startsWith(work.folder().absolute())) {
          try {
            Files.deleteIfExists(old);
          } catch (IOException e) {
            throw AtomicFile.unwritable(old, e);
          }
        }
      }
    }
  }

  private Path file(Row row) {
    return work.folder().absolute().resolve(row.text(CropsWork.FILE)).normalize();
  }

  private void cut(List<FilmFaces> left, DoneItems items, Journal journal, Runnable save) {
    try (Run stage = run.begin(STAGE, left.size(), Unit.FILES);
        Engine engine = run.engine()) {
      engine.map(
          Batch.of(STAGE, left).named(FilmFaces::filename).inAnyOrder(),
          work,
          (film, cells) -> {
            found.put(film.filename(), cells);
            items.finish(film.filename(), cells.problem());
            if (!cells.problem().isEmpty()) {
              stage.skip(Failure.incomplete(film.filename(), STAGE, cells.problem()));
            }
            items.saveIfTime(save);
          },
          journal,
          stage);
    } finally {
      items.save(save);
    }
  }

  /** Writes the films of this run in their order, then what the table says of others. */
  private void save(List<FilmFaces> films, RowsByFile earlier) {
    if (found.isEmpty() && earlier.files().isEmpty()) {
      return;
    }
    Set<String> all = new LinkedHashSet<>();
    films.forEach(film -> all.add(film.filename()));
    all.addAll(earlier.files());
    try (TableWriter writer = new TableWriter(table, CropsWork.COLUMNS)) {
      for (String film : all) {
        FileCells cells = found.get(film);
        if (cells == null) {
          earlier
              .rows(film)
              .forEach(row -> writer.add(CropsWork.COLUMNS.stream()
                  .map(column -> row.text(column, ""))
                  .toArray(String[]::new)));
        } else {
          cells.cells().forEach(row -> writer.add(Objects.requireNonNull(row)));
        }
      }
      writer.commit();
    }
  }
}
