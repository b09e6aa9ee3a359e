package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/**
 * The keys of a keyboard that play the samples of one note.
 *
 * @param key MIDI number of the note
 * @param low the lowest key
 * @param high the highest key
 * @param layers the samples, from soft to loud
 */
record KeyZone(int key, int low, int high, List<Row> layers) {
  private static final int KEYS = 128;

  /**
   * All zones. A key between two notes belongs to the nearer one, to the lower one of two that are equally near.
   *
   * @param most samples of a note that are kept: the clearest
   * @param reach keys beyond the lowest and the highest note that are played too
   */
  static List<KeyZone> of(List<Row> rows, int most, int reach) {
    TreeMap<Integer, List<Row>> notes = new TreeMap<>();
    for (Row row : rows) {
      if (isPlayed(row)) {
        notes.computeIfAbsent(key(row), note -> new ArrayList<>()).add(row);
      }
    }
    List<KeyZone> zones = new ArrayList<>();
    notes.forEach((key, samples) -> {
      Integer below = notes.lowerKey(key);
      Integer above = notes.higherKey(key);
      int low = below == null ? Math.max(0, key - reach) : (below + key) / 2 + 1;
      int high = above == null ? Math.min(KEYS - 1, key + reach) : (key + above) / 2;
      zones.add(new KeyZone(key, low, high, layers(samples, most)));
    });
    return zones;
  }

  /** Whether a sample has a pitch, and one near a key. */
  static boolean isPlayed(Row row) {
    int key = key(row);
    return key >= 0 && key < KEYS;
  }

  private static int key(Row row) {
    double hz = row.number(Sample.HZ, 0);
    return hz > 0 ? (int) Math.round(exact(hz)) : -1;
  }

  /** The MIDI number of a frequency, with its fraction: A4, 440 Hz, is 69. */
  static double exact(double hz) {
    return 69 + 12 * Math.log(hz / 440) / Math.log(2);
  }

  private static List<Row> layers(List<Row> samples, int most) {
    boolean loudnessIsKnown = samples.stream().allMatch(row -> row.has(Sample.POWER));
    Comparator<Row> clearest = Comparator.comparingDouble(row -> -row.number(Sample.CLARITY, 0));
    Comparator<Row> loudest = Comparator.comparingDouble(row -> -row.number(Sample.POWER, 0));
    return samples.stream()
        .sorted(clearest.thenComparing(loudest))
        .limit(loudnessIsKnown ? most : 1)
        .sorted(loudest.reversed())
        .toList();
  }
}
