package org.smalti.tools.video.spans;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;

/**
 * The cuts of films as a table of scenes tells them.
 *
 * @param name of the table, for messages
 * @param cuts ms at which scenes begin, ascending, of each film
 */
record CutTable(String name, HashMap<String, double[]> cuts) implements Serializable {
  /** ms: times in tables are rounded to thousandths. */
  private static final double ROUNDING = 0.001;

  /** @throws SmaltiException if a row has no start */
  static CutTable read(Path file) {
    Map<String, double[]> found = new TreeMap<>();
    var table = TableReader.read(file);
    table.columns().require(List.of(Sample.FILENAME, Sample.START));
    for (Row row : table.rows()) {
      found.merge(
          row.text(Sample.FILENAME), new double[] {row.number(Sample.START)}, CutTable::joined);
    }
    found.values().forEach(Arrays::sort);
    return new CutTable(file.toString(), new HashMap<>(found));
  }

  private static double[] joined(double[] some, double[] more) {
    double[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** @throws SmaltiException if the table has no scenes of the film */
  CutTimes of(String film) {
    double[] times = cuts.get(film);
    if (times == null) {
      throw SmaltiException.input(
          film + ": no scenes of it in " + name + "; run 'smalti video cuts' on it first");
    }
    return new CutTimes() {
      @Override
      public double after(double time) {
        int at = Arrays.binarySearch(times, time + ROUNDING);
        int next = at < 0 ? -at - 1 : at + 1;
        return next < times.length ? times[next] : Double.POSITIVE_INFINITY;
      }

      @Override
      public double safeEnd(double cut) {
        return cut;
      }
    };
  }
}
