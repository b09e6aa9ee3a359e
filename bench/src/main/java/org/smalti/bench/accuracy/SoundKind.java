package org.smalti.bench.accuracy;

import java.util.Locale;
import java.util.regex.Pattern;
import org.smalti.core.table.Row;

/** What a file of a manifest is, as far as pitch is concerned. */
enum SoundKind {
  /** One labelled note. */
  NOTE,
  SPEECH,
  /** A percussive one-shot that nobody would sing; computed noise and silence. */
  UNPITCHED,
  /** Rain and waves. */
  NOISE,
  /** Nothing that can be judged. */
  OTHER;

  /**
   * One-shots of which it can be argued whether they have a pitch, or that are no one-shots:
   *
   * <ul>
   *   <li>kicks (bd_, heavy_kick): a tone that falls through an octave;
   *   <li>toms, bells, cowbell: tuned, but where they are tuned to is not labelled;
   *   <li>tabla_ghe, _na, _tun, _tas, _dhec: open strokes of a tuned drum; closed ones (ke, te, re) are judged;
   *   <li>guit_, loop_: chords, slides, whole bars; misc_crow: a bird's voice.
   * </ul>
   */
  private static final Pattern DOUBTFUL = Pattern.compile(
      "(bd_|drum_heavy_kick|drum_tom|drum_cowbell|perc_bell|tabla_(ghe|na|tun|tas|dhec)"
          + "|guit_|loop_|misc_crow).*");

  private static final Pattern SPOKEN = Pattern.compile(".*(speech|spoken|voice).*");
  private static final Pattern NOISY = Pattern.compile("rain|sea waves");

  /** The kind of a row with the columns {@code file, kind, label, f0_expected_hz}. */
  static SoundKind of(Row row) {
    String kind = row.text("kind").toLowerCase(Locale.ROOT);
    String file = row.text("file");
    String name = file.substring(file.lastIndexOf('/') + 1);
    if (row.filled("f0_expected_hz")) {
      return NOTE;
    } else if (kind.startsWith("percussion")) {
      return DOUBTFUL.matcher(name).matches() ? OTHER : UNPITCHED;
    } else if (kind.equals("noise")) {
      return UNPITCHED;
    } else if (NOISY.matcher(row.text("label")).matches()) {
      return NOISE;
    }
    return SPOKEN.matcher(kind).matches() && file.startsWith("audio/") ? SPEECH : OTHER;
  }
}
