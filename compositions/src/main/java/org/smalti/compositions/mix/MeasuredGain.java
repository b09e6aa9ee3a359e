package org.smalti.compositions.mix;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.smalti.core.run.Run;
import org.smalti.core.run.RunFactory;
import org.smalti.core.run.Unit;

/** The gain that brings a mix to a loudness, under one ceiling after the other; says where that can't be. */
final class MeasuredGain {
  private final StoredMix mix;
  private final double wanted;
  private final RunFactory stages;
  private @Nullable LoudnessGain found;

  /** @param wanted LUFS */
  MeasuredGain(StoredMix mix, double wanted, RunFactory stages) {
    this.mix = mix;
    this.wanted = wanted;
    this.stages = stages;
  }

  /** The gain in dB under a ceiling in dBTP. */
  double under(double ceiling) {
    LoudnessGain before = found;
    try (Run run = stages.begin("loudness", 1, Unit.FILES)) {
      LoudnessGain now = before == null
          ? LoudnessGain.of(mix, wanted, ceiling, run)
          : before.under(mix, wanted, ceiling, run);
      run.advance(1);
      if (before == null && !(Math.abs(now.loudness() - wanted) <= LoudnessGain.TOLERANCE)) {
        run.say(String.format(
            Locale.ROOT,
            "the whole has %.1f LUFS, not %.1f: %s",
            now.loudness(),
            wanted,
            Double.isInfinite(now.loudness())
                ? "it is silent"
                : "its peaks stand too high above the rest; ask for a lower --loudness"));
      }
      found = now;
      return now.gain();
    }
  }
}
