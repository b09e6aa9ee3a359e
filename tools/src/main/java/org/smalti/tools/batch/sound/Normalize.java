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
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.Bench;
import org.smalti.tools.batch.Made;
import org.smalti.tools.batch.Made.Conversion;
import org.smalti.tools.batch.Source;

/**
 * Gives every sound of a file the same loudness, by EBU R128 in two passes, and copies everything else. The second pass is one
 * gain for the whole sound. Where its peaks don't allow that gain they limit it, unless they may be turned down.
 *
 * @param loudness LUFS
 * @param truePeak dBTP that nothing may exceed
 * @param dynamic whether peaks may be turned down alone where they don't allow the gain
 */
record Normalize(double loudness, double truePeak, boolean dynamic) implements SoundRecipe {
  /** LU: what is nearer is left as it is. */
  private static final double TOLERANCE = 0.5;
  /** LU: a limiter that costs more loudness than this gets more gain once. */
  private static final double CLOSE = 0.2;
  /** Hz at which a limiter sees the peaks between samples. */
  private static final int FINE = 192_000;

  /** Share of the work that measuring is, decoding and encoding being the rest. */
  private static final double MEASURING = 0.5;

  Normalize {
    check("--loudness", loudness, -70 + TOLERANCE, -5, "LUFS");
    check("--true-peak", truePeak, -9, 0, "dBTP");
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
  public Made make(Source source, Bench bench) {
    SoundTracks.container(source);
    bench.state("measuring");
    Map<Integer, String> filters = new TreeMap<>();
    Map<MediaStream, Loudness> before = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    List<MediaStream> sounds = source.streams(Kind.AUDIO);
    for (MediaStream sound : sounds) {
      double until = MEASURING * (before.size() + 1) / sounds.size();
      Loudness found =
          Loudness.of(source.file(), sound.index(), seconds(source, sound), bench, until);
      before.put(sound, found);
      filter(found, sound, notes).ifPresent(filter -> filters.put(sound.index(), filter));
      if (filters.containsKey(sound.index()) && limits(found)) {
        filters.put(sound.index(), limited(found, source, sound, bench, until));
      }
    }
    if (filters.isEmpty()) {
      return new Made.Nothing(why(before.values().stream().toList()));
    }
    before.keySet().removeIf(sound -> !filters.containsKey(sound.index()));
    Conversion made = SoundTracks.changed(source, bench, filters);
    return made.noting(Stream.concat(notes.stream(), made.notes().stream()).toList())
        .remarking((result, after) -> Optional.of(remark(made, before, source, result, after)));
  }

  private static double seconds(Source source, MediaStream sound) {
    return sound.duration() >= 0 ? sound.duration() : source.duration();
  }

  /** Why no sound of a file needs anything. */
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
            dynamic ? "" : "; --dynamic turns them down");
  }

  private boolean isNear(Loudness found) {
    return Math.abs(found.integrated() - loudness) <= TOLERANCE;
  }

  /** What one sound needs; nothing if it is silent, near enough, or its peaks allow no more. */
  private Optional<String> filter(Loudness found, MediaStream sound, List<String> notes) {
    if (found.isSilent() || isNear(found)) {
      return Optional.empty();
    }
    double wanted = loudness - found.integrated();
    double allowed = allowed(found);
    if (wanted == allowed || dynamic) {
      return Optional.of(gain(wanted));
    }
    notes.add(String.format(
        Locale.ROOT,
        "stream %d: %.1f LU below %s LUFS, its peaks allow no more; --dynamic turns them down",
        sound.index(),
        wanted - allowed,
        loudness));
    return Math.abs(allowed) < TOLERANCE ? Optional.empty() : Optional.of(gain(allowed));
  }

  /** dB: the gain that the peaks of a sound allow, at most the one that is wanted. */
  private double allowed(Loudness found) {
    double wanted = loudness - found.integrated();
    double headroom = Math.min(wanted, truePeak - found.peak());
    return wanted > 0 ? Math.max(0, headroom) : headroom;
  }

  private boolean limits(Loudness found) {
    return dynamic && allowed(found) < loudness - found.integrated();
  }

  /** A gain with a limiter, whose cost in loudness is measured and made up for once. */
  private String limited(
      Loudness found, Source source, MediaStream sound, Bench bench, double until) {
    double gain = loudness - found.integrated();
    String filter = limited(gain, sound.sound().sampleRate());
    double seconds = seconds(source, sound);
    Loudness reached =
        Loudness.through(filter, source.file(), sound.index(), seconds, bench, until);
    double missing = loudness - reached.integrated();
    return reached.isSilent() || Math.abs(missing) <= CLOSE
        ? filter
        : limited(gain + missing, sound.sound().sampleRate());
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

  private static String remark(
      Conversion made, Map<MediaStream, Loudness> before, Source source, Path result, Bench bench) {
    bench.state("measuring");
    List<String> changes = new ArrayList<>();
    before.forEach((sound, was) -> {
      Loudness now =
          Loudness.of(result, SoundTracks.place(made, sound), seconds(source, sound), bench, 1);
      changes.add(String.format(Locale.ROOT, "%.1f -> %.1f", was.integrated(), now.integrated()));
    });
    return "loudness " + String.join(", ", changes) + " LUFS";
  }
}
