package org.smalti.bench.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/**
 * What pieces of films cost when they were really worked on: a table with the columns {@code frames, bytes, seconds}
 * (of processor time), a row for each piece.
 */
record MeasuredPieces(List<Piece> pieces) {
  /** The cost of a frame of a piece: s of a core, and bytes. */
  record Piece(double core, double bytes) {}

  static MeasuredPieces read(Path file) {
    List<Piece> pieces = new ArrayList<>();
    Table table = TableReader.read(file);
    for (Row row : table.rows()) {
      double frames = row.number("frames");
      if (frames > 0) {
        pieces.add(new Piece(row.number("seconds") / frames, row.number("bytes") / frames));
      }
    }
    if (pieces.isEmpty()) {
      throw SmaltiException.input(file + " has no measured piece");
    }
    return new MeasuredPieces(pieces);
  }
}
