package org.smalti.tools.video.faces.show;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.track.TrackedFace;

/** A table of faces: a row for each face in each picture. It holds all rows in memory, about 90 bytes each. */
public final class FaceTable {
  static final String FRAME = "frame";
  static final String TIME = "time";
  static final String XMIN = "xmin";
  static final String YMIN = "ymin";
  static final String XMAX = "xmax";
  static final String YMAX = "ymax";
  static final String SCORE = "score";
  static final String TRACK = "track";
  static final List<String> COLUMNS =
      List.of(Sample.FILENAME, FRAME, TIME, XMIN, YMIN, XMAX, YMAX, SCORE, TRACK);

  private FaceTable() {}

  /**
   * Reads the faces of all films, in the order in which the films first stand.
   *
   * @throws SmaltiException naming file, row and column of what is no face
   */
  public static List<FilmTracks> read(Path file) {
    Map<String, List<TrackedFace>> films = new LinkedHashMap<>();
    try (TableReader rows = new TableReader(file)) {
      rows.columns().require(COLUMNS);
      rows.forEachRemaining(row -> films
          .computeIfAbsent(filled(row, Sample.FILENAME), name -> new ArrayList<>())
          .add(face(row)));
    }
    List<FilmTracks> all = new ArrayList<>();
    films.forEach((film, faces) -> all.add(checked(file, FilmTracks.of(film, faces))));
    return all;
  }

  private static TrackedFace face(Row row) {
    double frame = row.amount(FRAME);
    if (frame != Math.rint(frame) || frame > Integer.MAX_VALUE) {
      throw refused(row, FRAME, "no number of a picture");
    }
    Detection face = new Detection(
        (float) row.number(XMIN),
        (float) row.number(YMIN),
        (float) row.number(XMAX),
        (float) row.number(YMAX),
        (float) row.number(SCORE));
    if (!(face.width() > 0)) {
      throw refused(row, XMAX, "not above " + XMIN);
    }
    if (!(face.height() > 0)) {
      throw refused(row, YMAX, "not above " + YMIN);
    }
    return new TrackedFace((long) frame, row.number(TIME), face, filled(row, TRACK));
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
  private static FilmTracks checked(Path file, FilmTracks film) {
    for (FilmTrack track : film.tracks()) {
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
