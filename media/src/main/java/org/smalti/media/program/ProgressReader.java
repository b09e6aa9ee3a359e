package org.smalti.media.program;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Parses the output of {@code -progress}: lines {@code key=value}, a block ends with the key {@code progress}. */
final class ProgressReader {
  private static final double MICROSECONDS = 1e6;
  /** Some versions print the smallest 64-bit number where others print N/A. */
  private static final double BEFORE_ALL = -1e18;

  /** No block of ffmpeg has more keys than this. */
  private static final int KEYS = 1000;

  private final Map<String, String> block = new HashMap<>();

  /** Takes one line; returns the progress if it ends a block. */
  Optional<FfmpegProgress> line(String line) {
    int equals = line.indexOf('=');
    if (equals < 0 || block.size() >= KEYS) {
      block.clear();
      return Optional.empty();
    }
    String key = line.substring(0, equals).strip();
    if (!key.equals("progress")) {
      block.put(key, line.substring(equals + 1).strip());
      return Optional.empty();
    }
    FfmpegProgress progress = new FfmpegProgress(
        seconds(),
        count("frame"),
        count("drop_frames"),
        number("fps", ""),
        1000 * number("bitrate", "kbits/s"),
        count("total_size"),
        number("speed", "x"));
    block.clear();
    return Optional.of(progress);
  }

  /** {@code out_time_ms} counts microseconds too, in spite of its name; versions before 4.1 have no other. */
  private double seconds() {
    double time = number(block.containsKey("out_time_us") ? "out_time_us" : "out_time_ms", "");
    return time < BEFORE_ALL ? Double.NaN : time / MICROSECONDS;
  }

  private long count(String key) {
    double number = number(key, "");
    return Double.isNaN(number) ? -1 : (long) number;
  }

  private double number(String key, String unit) {
    String text = block.getOrDefault(key, "");
    if (!unit.isEmpty() && text.endsWith(unit)) {
      text = text.substring(0, text.length() - unit.length()).strip();
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException unknown) {
      return Double.NaN;
    }
  }
}
