package org.smalti.tools.export;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * What became of the clips of one file.
 *
 * @param durs ms, by clip; −1 where there was no sound
 * @param problem empty if all was well
 */
@SuppressWarnings("ArrayRecordComponent") // carried from a worker, never compared
record CutResult(double[] durs, String problem) implements Serializable {

  /**
   * Damage to the file matters where it cost a clip.
   *
   * @param durs ms, by clip; −1 where there was no sound
   * @param damage of the file, empty if none
   */
  static CutResult of(List<ExportClip> clips, double[] durs, String damage) {
    int silent = 0;
    ExportClip first = clips.get(0);
    for (int i = durs.length - 1; i >= 0; i--) {
      if (durs[i] < 0) {
        silent++;
        first = clips.get(i);
      }
    }
    String problem = silent == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "no sound for %d of %d samples, the first at %.3f s: %s",
            silent,
            durs.length,
            first.start() / 1000,
            damage.isEmpty() ? "the file ends before, or the sample has no length" : damage);
    return new CutResult(durs, problem);
  }
}
