package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.FileRows;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelection;

/**
 * Measures samples whose places are known, as {@code smalti features} does, in the thread that calls it. Safe for
 * several threads.
 *
 * @param features what is measured
 * @param pitch how the pitch is found
 */
public record SampleMeasurement(FeatureSet features, PitchMethod pitch) {
  /** With the usual estimator of pitch. */
  public static SampleMeasurement of(FeatureSet features) {
    return new SampleMeasurement(features, PitchMethod.COMBINED);
  }

  /**
   * A table of samples with the columns of the features: each file is read once.
   *
   * @throws SmaltiException if a file can't be read, or ends before a sample of the table begins
   */
  public Table fill(Table samples, MediaFolder media) {
    samples.columns().require(Sample.PLACE);
    Map<String, FileRows> files = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = Sample.of(samples.row(i));
      FileRows file = files.computeIfAbsent(
          sample.filename(), name -> new FileRows(name, new ArrayList<>(), new ArrayList<>()));
      file.rows().add(i);
      file.samples().add(sample);
    }
    FeaturesWork work = new FeaturesWork(media, pitch, features, SoundSelection.USUAL);
    String[][] cells = new String[samples.size()][];
    files.values().forEach(file -> place(work.apply(file, Task.unwatched()), file, cells));
    return samples.with(features.columns(), i -> cells[i]);
  }

  private static void place(FileCells found, FileRows file, String[][] cells) {
    if (!found.problem().isEmpty()) {
      throw SmaltiException.input(file.filename() + ": " + found.problem());
    }
    List<String @Nullable []> all = found.cells();
    for (int i = 0; i < all.size(); i++) {
      String[] row = all.get(i);
      if (row == null) {
        throw SmaltiException.input(
            file.filename() + ": no sound at " + file.samples().get(i).start() + " ms");
      }
      cells[file.rows().get(i)] = row;
    }
  }
}
