package org.smalti.tools.video.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.tools.video.faces.show.FaceShow;
import org.smalti.tools.video.faces.table.FaceTable;
import org.smalti.tools.video.source.FilmOpener;

/** Prints the faces of films where no table is written. What was found lies in a temporary folder until then. */
final class PrintedFaces {
  private static final int ROWS_AT_ONCE = 1000;

  private final FilmOpener films;
  private final FaceSettings settings;
  private final long segment;
  private final CommandContext run;

  PrintedFaces(FilmOpener films, FaceSettings settings, long segment, CommandContext run) {
    this.films = films;
    this.settings = settings;
    this.segment = segment;
    this.run = run;
  }

  /** Looks at all films and prints what was found. Returns the exit code. */
  int print(List<String> names, FaceFormat format) {
    Path folder = temporary();
    try {
      Path table = folder.resolve("faces.csv");
      FacesStage stage =
          new FacesStage(table, films, settings, segment, FaceShow.nothing(films.media()), run);
      int finished = stage.findOnly(names);
      if (run.dryRun()) {
        return ExitCode.OK;
      }
      if (format == FaceFormat.SEED) {
        new SeedPrinter(run.out()).print(table, stage.found(names));
      } else {
        print(table, new FacePrinter(format, run.out()));
      }
      return run.failures().count() == 0 ? ExitCode.OK : run.failures().exitCode(finished);
    } finally {
      new PartsFolder(folder).delete();
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("smalti-faces");
    } catch (IOException e) {
      throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), e);
    }
  }

  private static void print(Path table, FacePrinter printer) {
    List<String[]> rows = new ArrayList<>();
    try (TableReader reader = new TableReader(table)) {
      while (reader.hasNext()) {
        rows.add(cells(reader.next()));
        if (rows.size() == ROWS_AT_ONCE) {
          printer.print(rows);
          rows.clear();
        }
      }
    }
    printer.print(rows);
  }

  private static String[] cells(Row row) {
    return FaceTable.COLUMNS.stream().map(row::text).toArray(String[]::new);
  }
}
