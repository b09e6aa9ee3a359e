package org.smalti.tools.batch.video;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.AudioProperties;

/**
 * What becomes of the sound.
 *
 * @param copied whether it stays as it is
 * @param bitRate bits per second of each stream, 0 as many as its channels need
 * @param voice whether it is speech alone, which few bits are enough for
 */
record SoundChoice(boolean copied, int bitRate, boolean voice) implements Serializable {
  static final String ENCODER = "libopus";

  /** The filter that keeps sound at its time stamps: overlaps are cut, gaps are filled with silence. */
  private static final String STEADY = "aresample=async=1";

  private static final int VOICE = 16_000;
  private static final int LEAST = 16_000;
  /** The channel layouts of Opus (RFC 7845, section 5.1.1.2). */
  private static final Set<String> LAYOUTS =
      Set.of("mono", "stereo", "3.0", "quad", "5.0", "5.1", "6.1", "7.1");
  /** Layouts with the same channels, which libav distinguishes by side and back speakers. */
  private static final Map<String, String> SAME = Map.of("5.1(side)", "5.1", "5.0(side)", "5.0");

  /**
   * Whether a stream is encoded anew. Opus is not encoded again, unless it is to be smaller: that would only lose
   * quality.
   */
  boolean encodes(MediaStream stream) {
    boolean smaller = bitRate > 0 || voice;
    return !copied && !isStrange(stream.sound()) && (smaller || !stream.codec().equals("opus"));
  }

  /** Whether Opus has no such channel layout. */
  static boolean isStrange(AudioProperties sound) {
    return !LAYOUTS.contains(SAME.getOrDefault(sound.layout(), sound.layout()))
        && sound.channels() > 2;
  }

  /** The words for one stream of the output. */
  List<String> words(int at, MediaStream stream) {
    List<String> words =
        new ArrayList<>(List.of("-c:" + at, ENCODER, "-b:" + at, Long.toString(bits(stream))));
    if (voice) {
      words.addAll(List.of("-application:" + at, "voip"));
    }
    if (isStrange(stream.sound())) {
      words.addAll(List.of("-mapping_family:" + at, "255"));
    }
    String same = SAME.get(stream.sound().layout());
    words.addAll(List.of(
        "-filter:" + at, same == null ? STEADY : STEADY + ",aformat=channel_layouts=" + same));
    return words;
  }

  /** The bit rate: not above that of the stream, unless it was asked for. */
  private long bits(MediaStream stream) {
    if (bitRate > 0) {
      return bitRate;
    }
    int channels = Math.max(1, stream.sound().channels());
    if (voice) {
      return (long) VOICE * Math.max(2, channels);
    }
    long usual = channels <= 2 ? 64_000L * channels : 48_000L * channels;
    return stream.bitRate() > 0
        ? Math.min(usual, Math.max((long) LEAST * channels, stream.bitRate()))
        : usual;
  }
}
