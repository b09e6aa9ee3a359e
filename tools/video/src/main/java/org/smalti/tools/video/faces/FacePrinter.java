package org.smalti.tools.video.faces;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.show.JsonText;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.video.faces.table.FaceTable;

/** Prints rows of faces as they come, those of a picture together. Safe for several threads. */
final class FacePrinter {
  private final FaceFormat format;
  private final PrintStream out;
  private boolean begun;

  /** @param format {@link FaceFormat#CSV} or {@link FaceFormat#JSON} */
  FacePrinter(FaceFormat format, PrintStream out) {
    this.format = format;
    this.out = out;
  }

  /** Prints rows, each with the cells of {@link FaceTable#COLUMNS}. */
  synchronized void print(List<String[]> rows) {
    StringBuilder text = new StringBuilder();
    if (format == FaceFormat.CSV && !begun) {
      text.append(String.join(",", FaceTable.COLUMNS)).append('\n');
    }
    begun = true;
    for (String[] cells : rows) {
      text.append(format == FaceFormat.CSV ? TableWriter.line(cells) : json(cells) + "\n");
    }
    out.print(text);
    out.flush();
  }

  private static String json(String[] cells) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      String column = FaceTable.COLUMNS.get(i);
      members.add(JsonText.quoted(column) + ":"
          + (FaceTable.isText(column) ? JsonText.quoted(cells[i]) : cells[i]));
    }
    return "{" + String.join(",", members) + "}";
  }
}
