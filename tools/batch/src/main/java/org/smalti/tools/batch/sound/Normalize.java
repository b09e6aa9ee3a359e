package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.SoundSelection;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Gives every sound of a file, or a chosen one, the same loudness, by EBU R128 in two passes, and copies everything
 * else. The second pass applies one gain to the whole sound. Where the peaks don't allow that gain, it is reduced,
 * unless a limiter may be used.
 *
 * @param loudness LUFS
 * @param truePeak dBTP that nothing may exceed
 * @param dynamic whether a limiter may reduce peaks that don't allow the gain
 */
record Normalize(double loudness, double truePeak, boolean dynamic, SoundSelection chosen)
    implements SoundRecipe {
  /** LU: sound within this of the target is not changed. */
  private static final double TOLERANCE = 0.5;
  /** LU: if the limiter reduces the loudness by more than this, the gain is raised. */
  private static final double CLOSE = 0.2;

  private static final double LOWEST_PEAK = -9;
  /** How many gains are tried with the limiter. */
  private static final int TURNS = 3;
  /** dB by which the peaks of the result may exceed the limit, since lossy encoders raise them. */
  private static final double ABOVE = 2;
  /** dB: peaks that exceed the limit by more are reported. */
  private static final double HEARD = 0.3;
  /** Hz: the sampling rate for the limiter, high enough for the true peaks between samples. */
  private static final int FINE = 192_000;

  /** The share of the measurement in the whole work; the rest is decoding and encoding. */
  private static final double MEASURING = 0.5;

  /**
   * What is done to one sound.
   *
   * @param expected LUFS of the result; NaN unknown
   */
  private record Change(Loudness before, double expected, String filter) {}

  Normalize(double loudness, double truePeak, boolean dynamic) {
    this(loudness, truePeak, dynamic, SoundSelection.USUAL);
  }

  Normalize {
    check("the loudness", loudness, -70 + TOLERANCE, -5, "LUFS");
    check("the true peak", truePeak, LOWEST_PEAK, 0, "dBTP");
  }

  private static void check(String option, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw SmaltiException.usage(String.format(
          Locale.ROOT,
          "%s is a number from %s to %s %s, not %s",
          option,
          least,
          most,
          unit,
          value));
    }
  }

  @Override
  public String verb() {
    return "normalize";
  }

  @Override
  public String suffix() {
    return "normalized";
  }

  @Override
  public List<String> filters() {
    return dynamic
        ? List.of("ebur128", "volume", "alimiter", "aresample")
        : List.of("ebur128", "volume");
  }

  @Override
  public Conversion make(SourceFile source, RecipeContext context) {
    SoundConversion.container(source);
    context.state("measuring");
    List<Loudness> found = new ArrayList<>();
    Map<MediaStream, Change> changes = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    List<MediaStream> sounds = SoundRecipe.sounds(source, chosen);
    for (MediaStream sound : sounds) {
      double until = MEASURING * (found.size() + 1) / sounds.size();
      Loudness is = Loudness.of(source.input(), sound, seconds(source, sound), context, until);
      found.add(is);
      if (limits(is)) {
        changes.put(sound, limited(is, source, sound, context, until, notes));
      } else {
        change(is, sound, notes).ifPresent(change -> changes.put(sound, change));
      }
    }
    if (changes.isEmpty()) {
      return new Conversion.NotNeeded(why(found));
    }
    Map<Integer, String> filters = new TreeMap<>();
    changes.forEach((sound, change) -> filters.put(sound.index(), change.filter()));
    Needed made = SoundConversion.changed(source, context, filters);
    return made.noting(Stream.concat(notes.stream(), made.notes().stream()).toList())
        .remarking((result, after) -> Optional.of(remark(made, changes, source, result, after)));
  }

  private static double seconds(SourceFile source, MediaStream sound) {
    return sound.duration() >= 0 ? sound.duration() : source.duration();
  }

  /** Why no sound of a file has to be changed. */
  private String why(List<Loudness> found) {
    if (found.stream().allMatch(Loudness::isSilent)) {
      return "is silent";
    }
    boolean near = found.stream().allMatch(each -> each.isSilent() || isNear(each));
    return near
        ? String.format(Locale.ROOT, "is within %s LU of %s LUFS", TOLERANCE, loudness)
        : String.format(
            Locale.ROOT,
            "its peaks allow no more than its %s%s",
            found.get(0),
            dynamic ? "" : "; dynamic gain turns them down");
  }

  private boolean isNear(Loudness found) {
    return Math.abs(found.integrated() - loudness) <= TOLERANCE;
  }

  /** What one sound needs; nothing if it is silent, near enough, or its peaks allow no more. */
  private Optional<Change> change(Loudness found, MediaStream sound, List<String> notes) {
    if (found.isSilent() || isNear(found)) {
      return Optional.empty();
    }
    double wanted = loudness - found.integrated();
    double allowed = allowed(found);
    if (wanted == allowed) {
      return Optional.of(new Change(found, loudness, gain(wanted)));
    }
    notes.add(
        below(sound, wanted - allowed, "its peaks allow no more; dynamic gain turns them down"));
    return Math.abs(allowed) < TOLERANCE
        ? Optional.empty()
        : Optional.of(new Change(found, found.integrated() + allowed, gain(allowed)));
  }

  private String below(MediaStream sound, double missing, String why) {
    return String.format(
        Locale.ROOT, "stream %d: %.1f LU below %s LUFS, %s", sound.index(), missing, loudness, why);
  }

  /** dB: the gain that the peaks of a sound allow, at most the one that is wanted. */
  private double allowed(Loudness found) {
    double wanted = loudness - found.integrated();
    double headroom = Math.min(wanted, truePeak - found.peak());
    return wanted > 0 ? Math.max(0, headroom) : headroom;
  }

  private boolean limits(Loudness found) {
    return dynamic
        && !found.isSilent()
        && !isNear(found)
        && allowed(found) < loudness - found.integrated();
  }

  /** A gain with a limiter; the loudness that the limiter costs is measured and compensated. */
  private Change limited(
      Loudness found,
      SourceFile source,
      MediaStream sound,
      RecipeContext context,
      double until,
      List<String> notes) {
    double gain = loudness - found.integrated();
    double missing = 0;
    String filter;
    int turn = 0;
    do {
      gain += missing;
      filter = limited(gain, sound.sound().sampleRate());
      Loudness reached =
          Loudness.through(filter, source.input(), sound, seconds(source, sound), context, until);
      missing = reached.isSilent() ? Double.NaN : loudness - reached.integrated();
    } while (++turn < TURNS && Math.abs(missing) > CLOSE);
    if (missing > TOLERANCE) {
      notes.add(below(sound, missing, "turning its peaks down gives no more"));
    }
    return new Change(found, loudness - missing, filter);
  }

  private String limited(double gain, int sampleRate) {
    return String.format(
        Locale.ROOT,
        "%s,aresample=%d,alimiter=limit=%.4f:level=disabled:latency=1,aresample=%d",
        gain(gain),
        Math.max(FINE, sampleRate),
        Math.pow(10, truePeak / 20),
        sampleRate);
  }

  private static String gain(double decibels) {
    return String.format(Locale.ROOT, "volume=%.2fdB:precision=float", decibels);
  }

  /** @throws SmaltiException if the result has another loudness than wanted, or peaks that are too high */
  private String remark(
      Needed made,
      Map<MediaStream, Change> changes,
      SourceFile source,
      Path result,
      RecipeContext context) {
    context.state("measuring");
    List<MediaStream> results;
    try (MediaFile file = MediaFile.open(result)) {
      results = file.contents().streams();
    }
    List<String> words = new ArrayList<>();
    changes.forEach((sound, change) -> {
      Loudness now = Loudness.of(
          result,
          results.get(SoundConversion.place(made, sound)),
          seconds(source, sound),
          context,
          1);
      require(source.name() + ", stream " + sound.index(), change, now);
      String peaks = now.peak() <= truePeak + HEARD
          ? ""
          : String.format(Locale.ROOT, " with peaks of %.1f dBTP once it is encoded", now.peak());
      words.add(String.format(
          Locale.ROOT,
          "%.1f -> %.1f LUFS%s",
          change.before().integrated(),
          now.integrated(),
          peaks));
    });
    return "loudness " + String.join(", ", words);
  }

  private void require(String subject, Change change, Loudness now) {
    String end = "; the original stays and the result is thrown away";
    if (Math.abs(now.integrated() - change.expected()) > TOLERANCE) {
      throw SmaltiException.input(String.format(
          Locale.ROOT, "%s has %s instead of %.1f%s", subject, now, change.expected(), end));
    }
    if (now.peak() > truePeak + ABOVE) {
      throw SmaltiException.input(String.format(
          Locale.ROOT,
          "%s has peaks of %.1f dBTP once it is encoded; a true peak of %.1f leaves it room%s",
          subject,
          now.peak(),
          Math.max(LOWEST_PEAK, truePeak - Math.ceil(now.peak() - truePeak)),
          end));
    }
  }
}
