package org.smalti.tools.collection;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.TableReader;

/**
 * Medians over the samples of one file, of some features over its pitched samples only (see {@link Feature.Median}). If
 * no sample has a value of a feature, its median is the {@link org.smalti.core.table.NoValue} of that feature.
 *
 * @param samples how many there are, −1: not analysed
 * @param dur ms, −1: there are no samples
 * @param medians of the features that samples have values of
 */
record SampleSummary(int samples, double dur, EnumMap<Feature, Double> medians)
    implements Serializable {
  /** A file that has no table of samples. */
  static final SampleSummary NOT_ANALYSED = new SampleSummary(-1, -1, new EnumMap<>(Feature.class));

  /** Reads a table of samples row by row; only its numbers are held. */
  static SampleSummary of(Path table) {
    try (TableReader reader = new TableReader(table)) {
      Columns columns = reader.columns();
      int dur = columns.index(Sample.DUR);
      int hz = columns.find(Feature.HZ.column());
      List<FeatureNumbers> features = Arrays.stream(Feature.values())
          .filter(feature -> feature.median() != Feature.Median.NONE)
          .map(feature -> new FeatureNumbers(feature, columns.find(feature.column())))
          .toList();
      Numbers durs = new Numbers();
      while (reader.hasNext()) {
        Row row = reader.next();
        durs.add(row.amount(dur));
        boolean pitched = hasValue(row, hz, Feature.HZ);
        features.forEach(each -> each.add(row, pitched));
      }
      EnumMap<Feature, Double> medians = new EnumMap<>(Feature.class);
      features.forEach(each -> medians.put(each.feature, each.median()));
      return new SampleSummary(durs.count, durs.median(-1), medians);
    }
  }

  private static boolean hasValue(Row row, int column, Feature feature) {
    return column >= 0
        && !CellFormat.isMissing(row.text(column))
        && !feature.noValue().is(row.number(column));
  }

  /** The cells of {@link ItemColumns#summary} of these features. */
  String[] cells(FeatureSet features) {
    Map<String, String> cells = new HashMap<>();
    cells.put(ItemColumns.SAMPLES, Integer.toString(samples));
    cells.put(ItemColumns.median(Sample.DUR), CellFormat.decimal(dur, 3));
    for (Feature feature : features.features()) {
      double none = feature.noValue().cell();
      cells.put(feature.medianColumn(), feature.cell(medians.getOrDefault(feature, none)));
    }
    return ItemColumns.summary(features).stream().map(cells::get).toArray(String[]::new);
  }

  /** The numbers of one feature. */
  private static final class FeatureNumbers {
    private final Feature feature;
    /** Of the table, −1: it has none. */
    private final int column;

    private final Numbers numbers = new Numbers();

    FeatureNumbers(Feature feature, int column) {
      this.feature = feature;
      this.column = column;
    }

    void add(Row row, boolean pitched) {
      boolean counts = pitched || feature.median() != Feature.Median.PITCHED;
      if (counts && hasValue(row, column, feature)) {
        numbers.add(row.number(column));
      }
    }

    double median() {
      return numbers.median(feature.noValue().cell());
    }
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

    /** The median; {@code otherwise} if there are no numbers. */
    double median(double otherwise) {
      if (count == 0) {
        return otherwise;
      }
      Arrays.sort(values, 0, count);
      int middle = count / 2;
      return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
  }
}
