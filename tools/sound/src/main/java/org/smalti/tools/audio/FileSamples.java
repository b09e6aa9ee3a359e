package org.smalti.tools.audio;

import java.io.Serializable;
import java.util.ArrayList;
import org.smalti.core.table.Sample;

/**
 * The samples of one file that are to be measured.
 *
 * @param rows of the table they come from, one for each sample
 */
record FileSamples(String filename, ArrayList<Integer> rows, ArrayList<Sample> samples)
    implements Serializable {
  FileSamples(String filename) {
    this(filename, new ArrayList<>(), new ArrayList<>());
  }

  void add(int row, Sample sample) {
    rows.add(row);
    samples.add(sample);
  }
}
