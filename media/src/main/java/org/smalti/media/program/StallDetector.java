package org.smalti.media.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that ffmpeg hangs: it reports no progress, and its output file does not change. While ffmpeg moves the index
 * of an MP4 to the front, it reports nothing, but the file changes.
 */
final class StallDetector {
  /**
   * Longer intervals between two checks count as this long: this process may have been stopped, or the machine
   * suspended.
   */
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

  private final Duration limit;
  private final Optional<Path> output;
  private final LongSupplier nanoTime;
  private long checked;
  private long idle;
  private Moved last = new Moved(0, 0, 0, 0, null);

  /** What changes while ffmpeg works. */
  private record Moved(
      double seconds,
      long frames,
      long bytes,
      long size,
      @Nullable FileTime written) {}

  StallDetector(Duration limit, Optional<Path> output, LongSupplier nanoTime) {
    this.limit = limit;
    this.output = output;
    this.nanoTime = nanoTime;
    this.checked = nanoTime.getAsLong();
  }

  /** Takes the newest progress, null if there is none since the last check. */
  boolean isReached(@Nullable FfmpegProgress news) {
    long now = nanoTime.getAsLong();
    idle += Math.min(now - checked, LONGEST_INTERVAL.toNanos());
    checked = now;
    Moved moved = moved(news);
    if (!moved.equals(last)) {
      last = moved;
      idle = 0;
    }
    return idle > limit.toNanos();
  }

  private Moved moved(@Nullable FfmpegProgress news) {
    double seconds = news == null ? last.seconds() : news.seconds();
    long frames = news == null ? last.frames() : news.frames();
    long bytes = news == null ? last.bytes() : news.bytes();
    try {
      if (output.isPresent()) {
        BasicFileAttributes file = Files.readAttributes(output.get(), BasicFileAttributes.class);
        return new Moved(seconds, frames, bytes, file.size(), file.lastModifiedTime());
      }
    } catch (IOException notYet) {
      // Some outputs are created late.
    }
    return new Moved(seconds, frames, bytes, last.size(), last.written());
  }
}
