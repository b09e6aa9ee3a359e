package org.smalti.example;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.audio.SampleMeasurement;

/** Pitch and brightness of stretches of sound whose places are known. */
public final class MeasureFeatures {
  /** @param arguments the folder, and the file in it */
  public static void main(String... arguments) {
    Table places = Table.ofCells(
        new Columns("my places", Sample.PLACE),
        List.of(
            new String[] {arguments[1], "0", "500"}, new String[] {arguments[1], "500", "500"}));
    Table measured = SampleMeasurement.of(FeatureSet.of(Feature.HZ, Feature.CENTROID))
        .fill(places, new MediaFolder(Path.of(arguments[0])));
    double[] hz = measured.numbers("hz");
    double[] centroid = measured.numbers("centroid");
    for (int i = 0; i < hz.length; i++) {
      System.out.printf("%.1f Hz, centroid %.0f Hz%n", hz[i], centroid[i]);
    }
  }
}
