package org.smalti.tools.video.faces.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Sample;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.track.TrackedFace;

/** The columns of a table of faces: a row for each face in each picture. */
public final class FaceTable {
  public static final String FRAME = "frame";
  /** s on the film's own clock. */
  public static final String TIME = "time";

  public static final String XMIN = "xmin";
  public static final String YMIN = "ymin";
  public static final String XMAX = "xmax";
  public static final String YMAX = "ymax";
  public static final String SCORE = "score";
  public static final String TRACK = "track";

  public static final List<String> COLUMNS =
      List.of(Sample.FILENAME, FRAME, TIME, XMIN, YMIN, XMAX, YMAX, SCORE, TRACK);

  private FaceTable() {}

  /** Whether a table is a Parquet file, by its name. */
  public static boolean isParquet(Path table) {
    return table.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  /** Whether the cells of a column are no numbers. */
  public static boolean isText(String column) {
    return column.equals(Sample.FILENAME) || column.equals(TRACK);
  }

  /** @throws SmaltiException if a table by this name would be neither CSV nor Parquet */
  public static void requireName(Path table) {
    if (!isParquet(table) && !table.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw SmaltiException.usage("--out " + table + ": tables of faces end in .csv or .parquet");
    }
  }

  /** Our columns, and those of a table that we do not know. */
  public static List<String> with(List<String> there) {
    List<String> all = new ArrayList<>(COLUMNS);
    there.stream().filter(name -> !COLUMNS.contains(name)).forEach(all::add);
    return all;
  }

  public static String[] cells(String film, TrackedFace found) {
    Detection face = found.face();
    return new String[] {
      film,
      Long.toString(found.frame()),
      CellFormat.decimal(found.time(), 6),
      CellFormat.decimal(face.xmin(), 2),
      CellFormat.decimal(face.ymin(), 2),
      CellFormat.decimal(face.xmax(), 2),
      CellFormat.decimal(face.ymax(), 2),
      CellFormat.decimal(face.score(), 4),
      found.track()
    };
  }
}
