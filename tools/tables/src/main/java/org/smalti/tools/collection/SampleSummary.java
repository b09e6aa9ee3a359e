package org.smalti.tools.collection;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;

/**
 * Medians over the samples of one file. Those of pitch and clarity are over its pitched samples ({@code hz > 0}) only: what
 * an estimator makes of a cymbal says nothing about the tones. −1 stands where there is nothing to take the median of.
 *
 * @param samples how many there are, −1: not analysed
 * @param dur ms
 */
record SampleSummary(int samples, double power, double hz, double clarity, double dur)
    implements Serializable {
  /** A file that has no table of samples. */
  static final SampleSummary NOT_ANALYSED = new SampleSummary(-1, -1, -1, -1, -1);

  /** Reads a table of samples row by row; only its numbers are held. */
  static SampleSummary of(Path table) {
    try (TableReader reader = new TableReader(table)) {
      Columns columns = reader.columns();
      int dur = columns.index(Sample.DUR);
      int power = columns.find(Sample.POWER);
      int hz = columns.find(Sample.HZ);
      int clarity = columns.find(Sample.CLARITY);
      Numbers durs = new Numbers();
      Numbers powers = new Numbers();
      Numbers pitches = new Numbers();
      Numbers clarities = new Numbers();
      while (reader.hasNext()) {
        Row row = reader.next();
        durs.add(row.amount(dur));
        powers.addMeasured(row, power);
        if (pitches.addMeasured(row, hz)) {
          clarities.addMeasured(row, clarity);
        }
      }
      return new SampleSummary(
          durs.count, powers.median(), pitches.median(), clarities.median(), durs.median());
    }
  }

  /** The cells of {@link org.smalti.core.table.ItemColumns#SUMMARY}. */
  String[] cells() {
    return new String[] {
      Integer.toString(samples),
      CellFormat.decimal(power, 4),
      CellFormat.decimal(hz, 2),
      CellFormat.decimal(clarity, 4),
      CellFormat.decimal(dur, 3)
    };
  }

  /** A growing list of numbers. */
  private static final class Numbers {
    private double[] values = new double[64];
    private int count;

    void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    /** Adds the number in a column, unless it is missing, empty or −1. */
    boolean addMeasured(Row row, int column) {
      if (column < 0 || row.text(column).isEmpty()) {
        return false;
      }
      double value = row.number(column);
      if (value < 0) {
        return false;
      }
      add(value);
      return true;
    }

    double median() {
      if (count == 0) {
        return -1;
      }
      Arrays.sort(values, 0, count);
      int middle = count / 2;
      return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
  }
}
