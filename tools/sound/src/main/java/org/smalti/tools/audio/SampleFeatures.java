package org.smalti.tools.audio;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;

/** What was measured of one sample: a value for each feature that was asked for. Immutable. */
final class SampleFeatures implements Serializable {
  @Serial
  private static final long serialVersionUID = 1;

  private final FeatureSet features;
  private final double[] values;

  /** @param values one for each of the features, in their order; kept, not copied */
  SampleFeatures(FeatureSet features, double[] values) {
    this.features = features;
    this.values = values;
  }

  /** Of a sample without any sound. */
  static SampleFeatures none(FeatureSet features) {
    double[] values = new double[features.features().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = FeatureMeters.valueWithoutSound(features.features().get(i));
    }
    return new SampleFeatures(features, values);
  }

  /**
   * The value of a feature, in its unit.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  double of(Feature feature) {
    int index = features.features().indexOf(feature);
    if (index < 0) {
      throw new IllegalArgumentException(feature.column() + " was not measured");
    }
    return values[index];
  }

  /** The cells of {@link FeatureSet#columns}. */
  String[] cells() {
    List<Feature> measured = features.features();
    String[] cells = new String[values.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = measured.get(i).cell(values[i]);
    }
    return cells;
  }
}
