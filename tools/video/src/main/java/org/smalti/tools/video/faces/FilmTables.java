package org.smalti.tools.video.faces;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.video.faces.table.FaceParquet;
import org.smalti.tools.video.faces.table.FaceTable;
import org.smalti.tools.video.source.FilmOpener;

/** The tables of single films beside an output, and how the output is joined of them. */
final class FilmTables {
  private final Path out;
  private final PartsFolder parts;
  private final FilmOpener films;

  FilmTables(Path out, FilmOpener films) {
    this.out = out;
    this.films = films;
    parts = PartsFolder.beside(out);
  }

  /** Whether some are there that are not in the output yet. */
  boolean areThere() {
    return Files.isDirectory(parts.path());
  }

  /** Pattern of their paths, {@code %s} stands for the film's name. */
  Path pattern() {
    return parts.path().resolve("%s.csv");
  }

  /** @throws SmaltiException if it is the name of no file */
  Path of(String film) {
    return films.output(pattern().toString(), film);
  }

  /** The table of a film, if it is there. */
  Optional<Path> written(String film) {
    try {
      return Optional.of(of(film)).filter(Files::exists);
    } catch (SmaltiException noFileName) {
      return Optional.empty();
    }
  }

  /** Writes the films of this run in their order, then what the output says of others; the tables are gone then. */
  void join(List<String> names, EarlierFaces earlier) {
    boolean parquet = FaceTable.isParquet(out);
    Path joined = parquet ? parts.path().resolve(".joined.csv") : out;
    join(names, earlier, joined);
    if (parquet) {
      FaceParquet.write(joined, out);
    }
    parts.delete();
  }

  private void join(List<String> names, EarlierFaces earlier, Path target) {
    Set<String> now = new LinkedHashSet<>(names);
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(earlier.films());
    try (TableWriter writer = new TableWriter(target, earlier.columns())) {
      for (String film : all) {
        Optional<Path> part = now.contains(film) ? written(film) : Optional.empty();
        if (part.isEmpty()) {
          earlier.write(film, writer);
        } else {
          copy(part.get(), earlier.columns(), writer);
        }
      }
      writer.commit();
    }
  }

  private static void copy(Path part, List<String> columns, TableWriter writer) {
    try (TableReader reader = new TableReader(part)) {
      reader.forEachRemaining(row ->
          writer.add(columns.stream().map(column -> row.text(column, "")).toArray(String[]::new)));
    }
  }
}
