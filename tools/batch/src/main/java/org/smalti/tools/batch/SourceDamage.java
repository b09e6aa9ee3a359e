package org.smalti.tools.batch;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.PacketCount;
import org.smalti.media.PacketCount.Extent;
import org.smalti.media.program.FfmpegOutcome;

/** What tells that a source is damaged: ffmpeg's errors, broken packets, an early end, sound beyond its time stamps. */
final class SourceDamage {
  /** s: by so much a file may end earlier than its headers say, or sound exceed its time. */
  private static final double SECONDS = 0.5;
  /** The same as a share of the duration that the headers declare; some containers round it. */
  private static final double ROUGH = 0.01;
  /** Of the duration of a sound: by how much its packets may overlap. */
  private static final double OVERLAP = 0.05;

  private static final String OVERLAPS = "non monotonically increasing dts to muxer";

  private SourceDamage() {}

  /**
   * All that was found, each as the end of a sentence, with what would accept it.
   *
   * @param read all packets of the source
   * @param outcome of the run that read it
   */
  static Map<Allowance, String> of(SourceFile source, PacketCount read, FfmpegOutcome outcome) {
    Map<Allowance, String> found = new EnumMap<>(Allowance.class);
    if (errors(outcome, isJoined(read)) > 0) {
      found.put(Allowance.ERRORS, "decodes with " + told(outcome));
    } else if (read.broken() == 1) {
      found.put(Allowance.ERRORS, "has a broken packet");
    } else if (read.broken() > 1) {
      found.put(Allowance.ERRORS, "has " + read.broken() + " broken packets");
    }
    double declared = source.contents().duration();
    double end = read.streams().stream().mapToDouble(Extent::end).max().orElse(0);
    boolean ends =
        !source.contents().guessed() && declared - end > Math.max(SECONDS, ROUGH * declared);
    if (read.brokenOff()) {
      String much =
          ends ? String.format(Locale.ROOT, ": of %.1f s it has %.1f s", declared, end) : "";
      found.put(Allowance.SHORT, "can't be read to its end" + much);
    } else if (ends) {
      found.put(
          Allowance.SHORT,
          String.format(Locale.ROOT, "should last %.1f s and ends after %.1f s", declared, end));
    }
    source
        .streams(Kind.AUDIO)
        .forEach(stream -> crowded(read.streams().get(stream.index()), found));
    return found;
  }

  /** Finds sound that is longer than its time stamps allow: cut by them, it would lose the rest. */
  private static void crowded(Extent sound, Map<Allowance, String> found) {
    double room = sound.duration();
    if (sound.filled() - room > Math.max(SECONDS, OVERLAP * room)) {
      found.put(
          Allowance.CROWDED,
          String.format(
              Locale.ROOT, "has %.1f s of sound in %.1f s of time", sound.filled(), room));
    }
  }

  /** Whether the clock begins again in the middle, as where files were joined byte by byte. */
  static boolean isJoined(PacketCount read) {
    return read.streams().stream().anyMatch(Extent::joined);
  }

  /**
   * How many errors ffmpeg has met. Where films were joined, the sound of one may be some frames longer than its
   * pictures; that the next one begins before its end is none: both are heard whole.
   */
  static long errors(FfmpegOutcome outcome, boolean joined) {
    long overlaps = joined
        ? outcome.stderr().lines().filter(line -> line.contains(OVERLAPS)).count()
        : 0;
    return outcome.errors() - overlaps;
  }

  /** How many errors there were, and what the first and the last ones said. */
  static String told(FfmpegOutcome outcome) {
    return (outcome.errors() == 1 ? "an error" : outcome.errors() + " errors") + " ("
        + String.join("; ", outcome.lastWords()) + ")";
  }
}
