package org.smalti.compositions;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.core.run.Unit;
import org.smalti.core.show.ClockText;

/** What a plan would become, in a few lines: length, pictures, sources, and what to expect of time and size. */
public final class PlanSummary {
  /** Bytes a second of stereo in 48 kHz: of 16 bits, and by an encoder that loses something. */
  private static final double WHOLE = 192_000;

  private static final double LOSSY = 24_000;
  /** Bits for each pixel of a film at a crf of 18; 6 more of it halve them. */
  private static final double BITS_PER_PIXEL = 0.1;

  private static final double CRF = 18;
  private static final double CRF_OF_HALF = 6;
  /** Pixels that one core draws and encodes in a second. */
  private static final double PIXELS_PER_SECOND = 12e6;
  /** Seconds of sound that one core mixes in a second. */
  private static final double MIXED_PER_SECOND = 50;

  private final Plan plan;
  private final double seconds;
  private final Path out;

  /** @param millis how long what is made will be */
  public PlanSummary(Plan plan, double millis, Path out) {
    this.plan = plan;
    this.seconds = millis / 1000;
    this.out = out;
  }

  /** The lines for a sound. */
  public List<String> ofSound() {
    return lines("", bytesOfSound(), seconds / MIXED_PER_SECOND);
  }

  /** The lines for a film. */
  List<String> ofFilm(Canvas canvas, int crf, int threads) {
    long pictures = canvas.rate().framesIn(plan.wholeSeconds());
    double pixels = (double) pictures * canvas.width() * canvas.height();
    double bytes = pixels * BITS_PER_PIXEL * Math.pow(2, (CRF - crf) / CRF_OF_HALF) / 8;
    return lines(
        String.format(
            Locale.ROOT, ", %,d pictures of %dx%d", pictures, canvas.width(), canvas.height()),
        bytes + (plan.sounds().isEmpty() ? 0 : LOSSY * seconds),
        pixels / PIXELS_PER_SECOND / threads + seconds / MIXED_PER_SECOND);
  }

  private List<String> lines(String pictures, double bytes, double work) {
    return List.of(
        "would make " + out + ": " + ClockText.brief(seconds) + pictures,
        count(plan.sounds().size(), "sound") + " and " + count(plan.tiles().size(), "tile")
            + " from " + count(plan.sources().size(), "source"),
        "expected: about " + Unit.BYTES.show(bytes) + ", ready about "
            + ClockText.brief(Math.max(1, work)) + " after the sources are read; --plan FILE writes"
            + " the whole plan");
  }

  private static String count(int amount, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", amount, thing, amount == 1 ? "" : "s");
  }

  private double bytesOfSound() {
    String text = out.toString().toLowerCase(Locale.ROOT);
    boolean whole = text.endsWith(".wav") || text.endsWith(".aiff") || text.endsWith(".aif");
    return seconds * (whole ? WHOLE : text.endsWith(".flac") ? WHOLE * 0.6 : LOSSY);
  }
}
