package org.smalti.tools.collection;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Sample;

/**
 * A phrase: samples of a file that follow each other closely and are clear and loud, such as a line of a melody.
 *
 * @param rank in its file, from 0, the clearest
 * @param start ms
 * @param dur ms, from the start of its first sample to the end of its last
 * @param count of samples
 * @param clarity the median of its samples, 0..1
 * @param power the median of its samples
 * @param medianDur ms, of its samples
 */
record Phrase(
    String filename,
    int rank,
    double start,
    double dur,
    int count,
    double clarity,
    double power,
    double medianDur)
    implements Serializable {
  /** In a samples table: which phrase of its file a sample belongs to; empty: none. */
  static final String PHRASE = "phrase";
  /** In a samples table: how many phrases its file has. */
  static final String PHRASES = "phrases";

  static final List<String> COLUMNS = List.of(
      Sample.FILENAME,
      Sample.START,
      Sample.DUR,
      "count",
      Sample.CLARITY,
      Sample.POWER,
      "medianDur",
      PHRASE);

  /** The clearest first, then by place. */
  static final Comparator<Phrase> CLEAREST = Comparator.comparingDouble(Phrase::clarity)
      .reversed()
      .thenComparing(Phrase::filename)
      .thenComparingDouble(Phrase::start);

  Phrase ranked(int newRank) {
    return new Phrase(filename, newRank, start, dur, count, clarity, power, medianDur);
  }

  /** The cells of {@link #COLUMNS}. */
  String[] cells() {
    return new String[] {
      filename,
      CellFormat.decimal(start, 3),
      CellFormat.decimal(dur, 3),
      Integer.toString(count),
      CellFormat.decimal(clarity, 4),
      CellFormat.decimal(power, 4),
      CellFormat.decimal(medianDur, 3),
      Integer.toString(rank)
    };
  }
}
