package org.smalti.tools.batch.sound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/** Measures the sounds of one file and decides by which gain each gets its loudness. */
final class SoundGains {
  /** LU: if the limiter reduces the loudness by more than this, the gain is raised. */
  private static final double CLOSE = 0.2;
  /** How many gains are tried with the limiter. */
  private static final int TURNS = 3;
  /** Hz: the sampling rate for the limiter, high enough for the true peaks between samples. */
  private static final int FINE = 192_000;

  private final Normalize wanted;
  private final SourceFile source;
  private final RecipeContext context;
  private final List<Loudness> found = new ArrayList<>();
  private final Map<MediaStream, Change> changes = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * What is done to one sound.
   *
   * @param gain dB, NaN where a limiter changes it by more than a gain
   * @param expected LUFS of the result; NaN unknown
   * @param missed whether it is known, and said, that this misses the target
   */
  record Change(Loudness before, double gain, double expected, String filter, boolean missed) {}

  SoundGains(Normalize wanted, SourceFile source, RecipeContext context) {
    this.wanted = wanted;
    this.source = source;
    this.context = context;
  }

  /** What is done to the sounds that were added; nothing where they may stay as they are. */
  Map<MediaStream, Change> changes() {
    return changes;
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Decides about a sound.
   *
   * @param until how much of the job is done then, 0..1
   */
  void add(MediaStream sound, double until) {
    Loudness is;
    Loudness together;
    if (wanted.gain() == GainChoice.ALBUM) {
      is = wanted.albums().loudness(source, sound, context, until);
      together = wanted.albums().together(source, context, until);
    } else {
      is = Loudness.of(source, sound, context, until);
      together = is;
    }
    found.add(together);
    if (is.isSilent() || isKept(together)) {
      return;
    }
    if (wanted.dynamic() && allowed(together) < missing(together)) {
      changes.put(sound, limited(is, together, sound, until));
    } else {
      change(is, together, sound).ifPresent(change -> changes.put(sound, change));
    }
  }

  /** s of a sound, −1 unknown. */
  static double seconds(SourceFile source, MediaStream sound) {
    return sound.duration() >= 0 ? sound.duration() : source.duration();
  }

  /** Why no sound of the file has to be changed. */
  String whyNone() {
    if (found.stream().allMatch(Loudness::isSilent)) {
      return "is silent";
    }
    if (found.stream().allMatch(each -> each.isSilent() || isNear(each))) {
      return String.format(
          Locale.ROOT, "is within %s LU of %s LUFS", Normalize.TOLERANCE, wanted.loudness());
    }
    return found.stream().allMatch(this::isKept)
        ? String.format(
            Locale.ROOT, "is no louder than %s LUFS, and nothing is raised", wanted.loudness())
        : "its peaks allow no more than its " + found.get(0);
  }

  private boolean isNear(Loudness is) {
    return Math.abs(missing(is)) <= Normalize.TOLERANCE;
  }

  private boolean isKept(Loudness is) {
    boolean lowers = wanted.gain() == GainChoice.LOWER_ONLY && missing(is) > 0;
    return is.isSilent() || isNear(is) || lowers;
  }

  /** LU below the target. */
  private double missing(Loudness is) {
    return wanted.loudness() - is.integrated();
  }

  /** dB: the gain that the peaks of a sound allow, at most the one that is wanted. */
  private double allowed(Loudness is) {
    double gain = missing(is);
    double headroom = Math.min(gain, wanted.truePeak() - is.peak());
    return gain > 0 ? Math.max(0, headroom) : headroom;
  }

  /** What one sound needs; nothing if its peaks allow nothing. */
  private Optional<Change> change(Loudness is, Loudness together, MediaStream sound) {
    double gain = allowed(together);
    boolean missed = below(
        sound, missing(together) - gain, "its peaks allow no more; --dynamic turns them down");
    return missed && Math.abs(gain) < Normalize.TOLERANCE
        ? Optional.empty()
        : Optional.of(new Change(is, gain, is.integrated() + gain, gain(gain), missed));
  }

  /** Says how much a sound will be below the target; true if it misses it by that. */
  private boolean below(MediaStream sound, double missing, String why) {
    if (!(missing > 0)) {
      return false;
    }
    String said = String.format(
        Locale.ROOT,
        "stream %d: %.1f LU below %s LUFS, %s",
        sound.index(),
        missing,
        wanted.loudness(),
        why);
    if (missing > Normalize.TOLERANCE) {
      context.missed(said);
      return true;
    }
    notes.add(said);
    return false;
  }

  /**
   * A gain with a limiter; the loudness that the limiter costs is measured, and made up for where the sound has a gain
   * of its own.
   */
  private Change limited(Loudness is, Loudness together, MediaStream sound, double until) {
    double gain = missing(together);
    double target = is.integrated() + gain;
    double more = 0;
    String filter;
    int turn = wanted.gain() == GainChoice.ALBUM ? TURNS - 1 : 0;
    do {
      gain += more;
      filter = limited(gain, sound.sound().sampleRate());
      String all = source.mixing(sound) + filter;
      Loudness reached =
          Loudness.through(all, source.input(), sound, seconds(source, sound), context, until);
      more = reached.isSilent() ? Double.NaN : target - reached.integrated();
    } while (++turn < TURNS && Math.abs(more) > CLOSE);
    boolean missed = below(sound, more, "turning its peaks down gives no more");
    return new Change(is, Double.NaN, target - more, filter, missed);
  }

  private String limited(double gain, int sampleRate) {
    return String.format(
        Locale.ROOT,
        "%s,aresample=%d,alimiter=limit=%.4f:level=disabled:latency=1,aresample=%d",
        gain(gain),
        Math.max(FINE, sampleRate),
        Math.pow(10, wanted.truePeak() / 20),
        sampleRate);
  }

  private static String gain(double decibels) {
    return String.format(Locale.ROOT, "volume=%.2fdB:precision=float", decibels);
  }
}
