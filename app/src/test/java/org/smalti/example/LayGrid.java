package org.smalti.example;

import java.nio.file.Path;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;
import org.smalti.tools.audio.SampleFinder;
import org.smalti.tools.layout.grid.GridItems;
import org.smalti.tools.layout.grid.GridLayout;
import org.smalti.tools.layout.vector.SampleVectors;

/** Gives each sample a cell of a grid, so that neighbours sound alike. */
public final class LayGrid {
  /** @param arguments the folder, a file in it, and the table to write */
  public static void main(String... arguments) {
    MediaFolder folder = new MediaFolder(Path.of(arguments[0]));
    Table samples = SampleFinder.usual().samples(folder, arguments[1]).limit(12);
    GridSize size = new GridSize(4, 3);
    int[] cells = GridLayout.of(size).place(GridItems.of(SampleVectors.scaled(samples, folder)));
    double[] x = new double[cells.length];
    double[] y = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      x[i] = size.x(cells[i]);
      y[i] = size.y(cells[i]);
    }
    TableWriter.write(samples.with("gridX", x, 0).with("gridY", y, 0), Path.of(arguments[2]));
  }
}
