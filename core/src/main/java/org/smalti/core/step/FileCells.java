package org.smalti.core.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about the rows of one file.
 *
 * @param cells for each row the cells of the step's columns; null where nothing was found, so that the row keeps what it has
 * @param problem what is wrong with the file although something was found; an empty text if nothing is
 */
public record FileCells(ArrayList<String @Nullable []> cells, String problem)
    implements Serializable {
  /** The same cells for all rows of a file. */
  public static FileCells same(FileRows file, String... cells) {
    return new FileCells(new ArrayList<>(Collections.nCopies(file.count(), cells)), "");
  }

  /** Cells of their own for each row. */
  public static FileCells of(List<String[]> cells) {
    return new FileCells(new ArrayList<>(cells), "");
  }
}
