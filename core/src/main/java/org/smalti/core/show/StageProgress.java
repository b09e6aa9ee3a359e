package org.smalti.core.show;

import java.util.Locale;
import org.smalti.core.run.Unit;

/**
 * How far a stage is.
 *
 * @param total −1: unknown
 * @param skipped items that are left out
 * @param incomplete items of which a part could not be read
 * @param rate units per second, over the last half minute
 * @param elapsed s
 */
record StageProgress(
    String stage,
    Unit unit,
    long done,
    long total,
    int skipped,
    int incomplete,
    double rate,
    double elapsed) {
  /** s until the end, −1 if unknown. */
  double remaining() {
    return total < 0 || rate <= 0 ? -1 : Math.max(0, (total - done) / rate);
  }

  double fraction() {
    return total <= 0 ? 0 : Math.min(1, (double) done / total);
  }

  /** {@code 12/40 files, 3.1 files/s, ETA 0:09, 1 skipped}. */
  String text(boolean finished) {
    StringBuilder text = new StringBuilder();
    text.append(total < 0 ? unit.show(done) : unit.progress(done, total));
    if (finished) {
      text.append(" in ").append(clock(elapsed));
    }
    if (rate > 0) {
      text.append(", ").append(unit.show(rate)).append("/s");
    }
    if (!finished && remaining() >= 0) {
      text.append(", ETA ").append(clock(remaining()));
    }
    if (skipped > 0) {
      text.append(", ").append(skipped).append(" skipped");
    }
    if (incomplete > 0) {
      text.append(", ").append(incomplete).append(" incomplete");
    }
    return text.toString();
  }

  static String clock(double seconds) {
    return seconds < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : ClockText.brief(seconds);
  }
}
