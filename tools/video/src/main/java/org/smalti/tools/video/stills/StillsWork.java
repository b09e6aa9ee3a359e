package org.smalti.tools.video.stills;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.LocalPath;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableWriter;
import org.smalti.media.MediaFile;
import org.smalti.media.StillEncoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.source.ContinuousPictures;
import org.smalti.tools.video.source.FilmOpener;
import org.smalti.tools.video.source.SourceOpener;

/**
 * Writes pictures of one film, and the table of them. A file without picture has none, which is no error. Memory does
 * not grow with the film.
 *
 * @param tables pattern of the tables' paths, {@code %s} stands for the film's name
 * @param folder of the pictures
 */
record StillsWork(
    FilmOpener films, LocalPath tables, LocalPath folder, FrameSelection selection, StillForm form)
    implements Work<StillSource, StillsResult> {
  static final String PICTURE = "picture";
  /** s, for which a picture was chosen. */
  private static final String AT = "at";

  /** The columns that the tables will have. */
  static List<String> columns(FrameSelection selection) {
    List<String> columns = new ArrayList<>(List.of(Sample.FILENAME, PICTURE));
    if (selection.byTime()) {
      columns.add(AT);
    }
    columns.addAll(List.of("time", "pts", "timeBase", "width", "height", "pixelFormat"));
    return columns;
  }

  @Override
  public StillsResult apply(StillSource film, Task task) throws IOException {
    Path table = films.output(tables.toString(), film.filename());
    SourceOpener opener = films.opener(film.filename(), task);
    try (MediaFile opened = opener.open();
        StillEncoder encoder = form.encoder();
        TableWriter rows = new TableWriter(table, columns(selection))) {
      StillsResult result = opened.info().video().isEmpty()
          ? new StillsResult(0, "")
          : write(film, opener, opened, encoder, rows, task);
      rows.commit();
      return result;
    }
  }

  private StillsResult write(
      StillSource film,
      SourceOpener opener,
      MediaFile opened,
      StillEncoder encoder,
      TableWriter rows,
      Task task)
      throws IOException {
    VideoStream shown = opened.info().video().orElseThrow();
    if (selection.endless() && opener.isLive(opened.info())) {
      throw SmaltiException.usage(
          film.filename() + ": it is live and has no end; choose how many pictures, or until when");
    }
    try (ContinuousPictures source =
        new ContinuousPictures(opener, opened, form.spec(shown), selection.decoding())) {
      FilmCursor cursor = new FilmCursor(source);
      Pictures pictures = new Pictures(film, source, cursor, encoder, rows);
      double length = opened.info().duration();
      String problem = selection.choose(cursor, wanted -> {
        pictures.take(wanted);
        if (length > 0) {
          task.reached(Math.min(1, source.time() / length));
        }
      });
      if (pictures.count == 0) {
        throw SmaltiException.input(
            film.filename() + ": " + withDamage(nothing(cursor, problem), cursor));
      }
      return new StillsResult(pictures.count, withDamage(problem, cursor));
    }
  }

  private static String withDamage(String problem, FilmCursor cursor) {
    String damage = cursor.damage().orElse("");
    return damage + (damage.isEmpty() || problem.isEmpty() ? "" : "; ") + problem;
  }

  private static String nothing(FilmCursor cursor, String problem) {
    if (cursor.moves() == 0) {
      return "no picture of it can be decoded; is the file broken?";
    }
    return problem.isEmpty()
        ? "it ends at " + CellFormat.decimal(cursor.until(), 3) + " s, before the chosen range"
        : problem;
  }

  /** Writes the chosen pictures and their rows. */
  private final class Pictures {
    private final StillSource film;
    private final ContinuousPictures source;
    private final FilmCursor cursor;
    private final StillEncoder encoder;
    private final TableWriter rows;
    private final StillNames names;
    private String name = "";
    private long written;
    private long pts;
    private String timeBase = "";
    private int count;

    Pictures(
        StillSource film,
        ContinuousPictures source,
        FilmCursor cursor,
        StillEncoder encoder,
        TableWriter rows) {
      this.film = film;
      this.source = source;
      this.cursor = cursor;
      this.encoder = encoder;
      this.rows = rows;
      names = new StillNames(film.prefix(), form.format().extension());
    }

    void take(double wanted) {
      if (cursor.moves() != written) {
        try (VideoFrame frame = form.frame(source.decoder(), encoder)) {
          name = names.next(source.time());
          encoder.write(frame, folder.path().resolve(name));
          pts = frame.pts();
          timeBase = frame.timeBase().toString();
          written = cursor.moves();
        }
      }
      rows.add(cells(wanted).toArray(String[]::new));
      count++;
    }

    private List<String> cells(double wanted) {
      List<String> cells = new ArrayList<>(List.of(film.filename(), name));
      if (selection.byTime()) {
        cells.add(CellFormat.decimal(1000 * wanted, 3));
      }
      cells.addAll(List.of(
          CellFormat.decimal(1000 * source.time(), 3),
          pts == Long.MIN_VALUE ? "" : Long.toString(pts),
          timeBase,
          Integer.toString(source.decoder().width()),
          Integer.toString(source.decoder().height()),
          encoder.pixelFormat()));
      return cells;
    }
  }
}
