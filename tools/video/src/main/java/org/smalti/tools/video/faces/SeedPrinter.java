package org.smalti.tools.video.faces;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;
import org.smalti.tools.video.faces.table.FaceTable;

/** Prints a table of faces as objects, one for each film, on a line of its own. */
final class SeedPrinter {
  private final PrintStream out;

  SeedPrinter(PrintStream out) {
    this.out = out;
  }

  /** @param films what is known of the films, in their order; each has its rows together in the table */
  void print(Path table, Map<String, PartFaces> films) {
    try (TableReader rows = new TableReader(table)) {
      Row next = rows.hasNext() ? rows.next() : null;
      for (Map.Entry<String, PartFaces> film : films.entrySet()) {
        out.print(SeedText.begin(film.getKey(), film.getValue()));
        String picture = "";
        while (next != null && next.text(Sample.FILENAME).equals(film.getKey())) {
          String frame = next.text(FaceTable.FRAME);
          boolean same = frame.equals(picture);
          out.print(same ? "," : (picture.isEmpty() ? "" : "]},") + SeedText.picture(next));
          out.print(SeedText.face(next));
          picture = frame;
          next = rows.hasNext() ? rows.next() : null;
        }
        out.println(picture.isEmpty() ? "]}" : "]}]}");
      }
    }
    out.flush();
  }
}
