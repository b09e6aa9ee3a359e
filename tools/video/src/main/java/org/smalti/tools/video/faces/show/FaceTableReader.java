package org.smalti.tools.video.faces.show;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.table.FaceParquet;
import org.smalti.tools.video.faces.table.FaceTable;
import org.smalti.tools.video.faces.track.TrackedFace;

/** Reads tables of faces. All rows are held in memory, about 90 bytes each. */
public final class FaceTableReader {
  /** Pixels: twice the side of the largest picture that is encoded anywhere. */
  private static final double FARTHEST = 1 << 17;

  private FaceTableReader() {}

  /**
   * Reads the faces of all films, in the order in which the films first stand.
   *
   * @throws SmaltiException naming file, row and column of what is no face
   */
  public static List<FilmFaces> read(Path file) {
    Map<String, List<TrackedFace>> films = new LinkedHashMap<>();
    Consumer<Row> faces = row -> films
        .computeIfAbsent(filled(row, Sample.FILENAME), name -> new ArrayList<>())
        .add(face(row));
    if (FaceTable.isParquet(file)) {
      List<String[]> cells = new ArrayList<>();
      FaceParquet.read(file, cells::add);
      Table.ofCells(new Columns(file.toString(), FaceTable.COLUMNS), cells)
          .rows()
          .forEach(faces);
    } else {
      try (TableReader rows = new TableReader(file)) {
        rows.columns().require(FaceTable.COLUMNS);
        rows.forEachRemaining(faces);
      }
    }
    List<FilmFaces> all = new ArrayList<>();
    films.forEach((film, own) -> all.add(checked(file, FilmFaces.of(film, own))));
    return all;
  }

  private static TrackedFace face(Row row) {
    double frame = row.amount(FaceTable.FRAME);
    if (frame != Math.rint(frame) || frame > Integer.MAX_VALUE) {
      throw refused(row, FaceTable.FRAME, "no number of a picture");
    }
    Detection face = new Detection(
        edge(row, FaceTable.XMIN),
        edge(row, FaceTable.YMIN),
        edge(row, FaceTable.XMAX),
        edge(row, FaceTable.YMAX),
        (float) row.amount(FaceTable.SCORE));
    if (face.score() > 1) {
      throw refused(row, FaceTable.SCORE, "not from 0 to 1");
    }
    if (!(face.width() > 0)) {
      throw refused(row, FaceTable.XMAX, "not above " + FaceTable.XMIN);
    }
    if (!(face.height() > 0)) {
      throw refused(row, FaceTable.YMAX, "not above " + FaceTable.YMIN);
    }
    return new TrackedFace(
        (long) frame, row.amount(FaceTable.TIME), face, filled(row, FaceTable.TRACK));
  }

  /** Faces reach beyond the picture, but not farther than pictures are large. */
  private static float edge(Row row, String column) {
    double pixels = row.number(column);
    if (Math.abs(pixels) > FARTHEST) {
      throw refused(row, column, "no place in a picture");
    }
    return (float) pixels;
  }

  private static String filled(Row row, String column) {
    String text = row.text(column);
    if (text.isEmpty()) {
      throw refused(row, column, "nothing");
    }
    return text;
  }

  private static SmaltiException refused(Row row, String column, String what) {
    return SmaltiException.input(row.columns().source() + ", row " + row.number() + ": " + what
        + " in column " + column + " (\"" + row.text(column) + "\")");
  }

  /** A face is in one place of a picture, and later in later pictures. */
  private static FilmFaces checked(Path file, FilmFaces film) {
    for (FollowedFace track : film.tracks()) {
      for (int i = 1; i < track.faces().size(); i++) {
        TrackedFace before = track.faces().get(i - 1);
        TrackedFace face = track.faces().get(i);
        if (before.frame() == face.frame() || before.time() > face.time()) {
          throw SmaltiException.input(
              file + ": track " + track.id() + " of " + film.filename() + " has "
                  + (before.frame() == face.frame() ? "two faces" : "a time before earlier ones")
                  + " in frame " + face.frame() + "; are two tables joined in it?");
        }
      }
    }
    return film;
  }
}
