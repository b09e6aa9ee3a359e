package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.sound.SoundGains.Change;

/** Judges the sounds of a result by what was planned, and says how loud they are. */
final class NormalizedResult {
  /** dB by which the peaks of the result may exceed the limit, since lossy encoders raise them. */
  private static final double ABOVE = 2;
  /** dB: peaks that exceed the limit by more are reported. */
  private static final double HEARD = 0.3;

  private static final String END = "; the original stays and the result is thrown away";

  private final Normalize wanted;
  private final SourceFile source;
  private final Needed made;
  private final Map<MediaStream, Change> changes;

  NormalizedResult(
      Normalize wanted, SourceFile source, Needed made, Map<MediaStream, Change> changes) {
    this.wanted = wanted;
    this.source = source;
    this.made = made;
    this.changes = changes;
  }

  /** @throws SmaltiException if the result has another loudness than planned, or peaks that are too high */
  Optional<String> remark(Path result, RecipeContext context) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    context.state("measuring");
    List<MediaStream> results;
    try (MediaFile file = MediaFile.open(result)) {
      results = file.contents().streams();
    }
    List<String> words = new ArrayList<>();
    changes.forEach((sound, change) -> {
      MediaStream is = results.get(SoundConversion.place(made, sound));
      double seconds = SoundGains.seconds(source, sound);
      Loudness now = Loudness.of(result, is, seconds, context, 1);
      requirePlanned(sound, change, now, result, is, context);
      requirePeaks(sound, now);
      words.add(said(change, now));
    });
    return Optional.of("loudness " + String.join(", ", words));
  }

  private String said(Change change, Loudness now) {
    String peaks = now.peak() <= wanted.truePeak() + HEARD
        ? ""
        : String.format(Locale.ROOT, " with peaks of %.1f dBTP once it is encoded", now.peak());
    return String.format(
        Locale.ROOT, "%.1f -> %.1f LUFS%s", change.before().integrated(), now.integrated(), peaks);
  }

  private String subject(MediaStream sound) {
    return source.name() + ", stream " + sound.index();
  }

  /**
   * Refuses a sound with another loudness than planned, unless what was planned was done to it: a gain lifts what was
   * below the gate of R128 above it, and the measure jumps.
   */
  private void requirePlanned(
      MediaStream sound,
      Change change,
      Loudness now,
      Path result,
      MediaStream is,
      RecipeContext context) {
    if (Math.abs(now.integrated() - change.expected()) <= Normalize.TOLERANCE) {
      return;
    }
    String filter = source.mixing(sound) + change.filter();
    double planned = SoundPower.of(source.input(), sound, filter, context);
    double reached = SoundPower.of(result, is, "", context);
    if (!(planned == reached || Math.abs(planned - reached) <= Normalize.TOLERANCE)) {
      throw SmaltiException.input(String.format(
          Locale.ROOT, "%s has %s instead of %.1f%s", subject(sound), now, change.expected(), END));
    }
    double off = now.integrated() - wanted.loudness();
    if (!change.missed() && Math.abs(off) > Normalize.TOLERANCE) {
      context.missed(String.format(
          Locale.ROOT,
          "stream %d: its gain is right, but R128 measures %.1f LU %s %s LUFS, as it leaves out"
              + " other passages now that it is louder; most of it is near silence",
          sound.index(),
          Math.abs(off),
          off < 0 ? "below" : "above",
          wanted.loudness()));
    }
  }

  private void requirePeaks(MediaStream sound, Loudness now) {
    if (now.peak() > wanted.truePeak() + ABOVE) {
      throw SmaltiException.input(String.format(
          Locale.ROOT,
          "%s has peaks of %.1f dBTP once it is encoded; a true peak of %.1f leaves it room%s",
          subject(sound),
          now.peak(),
          Math.max(
              Normalize.LOWEST_PEAK, wanted.truePeak() - Math.ceil(now.peak() - wanted.truePeak())),
          END));
    }
  }
}
