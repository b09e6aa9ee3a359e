package org.smalti.tools.video;

import java.io.Serializable;
import java.util.ArrayList;
import org.smalti.core.table.Sample;

/**
 * A media file and the samples of it that want a picture.
 *
 * @param rows their positions in the table
 */
record FilmSamples(String filename, ArrayList<Sample> samples, ArrayList<Integer> rows)
    implements Serializable {
  FilmSamples(String filename) {
    this(filename, new ArrayList<>(), new ArrayList<>());
  }

  void add(Sample sample, int row) {
    samples.add(sample);
    rows.add(row);
  }
}
