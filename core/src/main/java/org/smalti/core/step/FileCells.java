package org.smalti.core.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells that a step found for the rows of one file.
 *
 * @param cells for each row the cells of the step's columns; null where nothing was found: the row keeps its cells
 * @param problem what is wrong with the file although cells were found; an empty text if nothing is
 */
public record FileCells(ArrayList<String @Nullable []> cells, String problem)
    implements Serializable {
  /** The same cells for all rows of a file. */
  public static FileCells same(FileRows file, String... cells) {
    return new FileCells(new ArrayList<>(Collections.nCopies(file.count(), cells)), "");
  }

  /** Different cells for each row, in the order of the rows. */
  public static FileCells of(List<String[]> cells) {
    return new FileCells(new ArrayList<>(cells), "");
  }
}
