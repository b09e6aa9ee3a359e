package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Journal;
import org.smalti.core.table.Table;
import org.smalti.media.SoundSelection;
import org.smalti.tools.collection.thin.SoundVectors;
import org.smalti.tools.layout.vector.EmbeddingKind;
import org.smalti.tools.layout.vector.Vectors;

/** The vectors by which {@code smalti grid} judges likeness, in units of the usual distance of two samples. */
public final class ThinningVectors implements SoundVectors {
  @Override
  public List<float[]> of(
      Table samples, MediaFolder media, Optional<Path> cache, CommandContext run, Journal journal) {
    var sound = new TableVectors(EmbeddingKind.USUAL, media, SoundSelection.USUAL, cache);
    Similarity similarity = Similarity.ofSound(sound);
    List<float[]> measured = similarity.of(samples, run, journal);
    int[] rows = Similarity.known(measured);
    float[][] scaled = new float[measured.size()][0];
    if (rows.length > 0) {
      Vectors vectors =
          similarity.comparable(Arrays.stream(rows).mapToObj(measured::get).toList());
      double usual = vectors.usualDistance(rows.length);
      for (int i = 0; i < rows.length; i++) {
        scaled[rows[i]] = scaled(vectors, i, usual > 0 ? usual : 1);
      }
    }
    return Arrays.asList(scaled);
  }

  private static float[] scaled(Vectors vectors, int index, double usual) {
    float[] scaled = new float[vectors.size()];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = (float) (vectors.values()[index * scaled.length + k] / usual);
    }
    return scaled;
  }
}
