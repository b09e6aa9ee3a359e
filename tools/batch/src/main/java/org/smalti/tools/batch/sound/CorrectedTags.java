package org.smalti.tools.batch.sound;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.FfmpegTags;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.StaleTags;

/**
 * What becomes of the tags that a change of a sound makes untrue. How loud the sound is and where its peaks are is
 * corrected where the gain is one number and the container has a place for it; what else is said of the loudness or of
 * the encoding is taken away.
 */
final class CorrectedTags {
  /** The containers in which ffmpeg writes tags of any name, where players look for those of ReplayGain. */
  private static final Set<SourceContainer> HOLDERS = EnumSet.of(
      SourceContainer.MATROSKA,
      SourceContainer.WEBM,
      SourceContainer.OGG,
      SourceContainer.OPUS,
      SourceContainer.FLAC,
      SourceContainer.MP3,
      SourceContainer.MP2,
      SourceContainer.AIFF,
      SourceContainer.WAVPACK,
      SourceContainer.TTA);

  private static final int MOST_R128 = Short.MAX_VALUE;

  private final SourceContainer container;
  private final AppliedGains gains;
  private final Set<String> corrected = new TreeSet<>();
  private final Set<String> removed = new TreeSet<>();

  CorrectedTags(SourceContainer container, AppliedGains gains) {
    this.container = container;
    this.gains = gains;
  }

  /** Whether tags of loudness can be written there. */
  static boolean holds(SourceContainer container) {
    return HOLDERS.contains(container);
  }

  /** The words for a changed stream of the output. */
  List<String> words(int place, MediaStream stream) {
    return words("-metadata:s:" + place, stream.tags(), gains.of(stream.index()));
  }

  /** The words for the whole file, of which a sound is changed. */
  List<String> words(SourceFile source) {
    return words("-metadata", source.contents().tags(), gains.ofOnlySound(source));
  }

  private List<String> words(String option, Map<String, String> tags, Optional<Double> gain) {
    List<String> words = new ArrayList<>();
    tags.forEach((name, value) -> {
      if (StaleTags.isOfLoudness(name)) {
        Optional<String> now =
            holds(container) ? gain.flatMap(by -> corrected(name, value, by)) : Optional.empty();
        String shown = name.toUpperCase(Locale.ROOT);
        (now.isPresent() ? corrected : removed).add(shown);
        FfmpegTags.set(words, option, now.isPresent() ? shown : name, now.orElse(""));
      } else if (StaleTags.isOfEncoding(name)) {
        removed.add(name.toUpperCase(Locale.ROOT));
        FfmpegTags.set(words, option, name, "");
      }
    });
    return words;
  }

  /** The value of a tag after a gain; nothing if no number tells it. */
  private Optional<String> corrected(String name, String value, double gain) {
    boolean ofAlbum = name.contains("album");
    if (ofAlbum && !gains.album()) {
      return Optional.empty();
    }
    return switch (name) {
      case "replaygain_track_gain", "replaygain_album_gain", "replaygain_gain" ->
        number(value.replaceFirst("(?i) *(dB|LU)$", "")).map(was -> decibels(was - gain));
      case "replaygain_track_peak", "replaygain_album_peak", "replaygain_peak" ->
        number(value).map(was -> peak(was * Math.pow(10, gain / 20)));
      case "r128_track_gain", "r128_album_gain" -> number(value).map(was -> q7(was / 256 - gain));
      case "replaygain_reference_loudness", "replaygain_algorithm" -> Optional.of(value);
      default -> Optional.empty();
    };
  }

  private static Optional<Double> number(String text) {
    try {
      double number = Double.parseDouble(text.trim());
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** A gain as ReplayGain writes it. */
  static String decibels(double gain) {
    // Without a negative zero.
    return String.format(Locale.ROOT, "%.2f dB", Math.round(gain * 100) / 100.0 + 0.0);
  }

  /** A peak as ReplayGain writes it: 1 is full scale. */
  static String peak(double peak) {
    return String.format(Locale.ROOT, "%.6f", peak);
  }

  /** A gain as R128 writes it: in 256ths of a decibel. */
  static String q7(double gain) {
    return Long.toString(Math.max(-MOST_R128 - 1L, Math.min(MOST_R128, Math.round(gain * 256))));
  }

  /** Which tags were changed, for the summary. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!corrected.isEmpty()) {
      notes.add("tags of loudness are corrected: " + String.join(", ", corrected));
    }
    if (!removed.isEmpty()) {
      notes.add(StaleTags.takenAway(removed));
    }
    return notes;
  }
}
