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
 * Notices that nothing moves: no new progress, and no change of the output file, which still moves while ffmpeg brings the
 * index of an MP4 to its front and reports nothing.
 */
final class StallDetector {
  /** A look that comes late because this process was stopped or the machine slept says nothing of ffmpeg. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

  private final Duration limit;
  private final Optional<Path> output;
  private final LongSupplier nanoTime;
  private long looked;
  private long idle;
  private Moved last = new Moved(0, 0, 0, 0, null);

  /** What a run that works changes. */
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
    this.looked = nanoTime.getAsLong();
  }

  /** Takes the newest progress, null if there is none since the last look. */
  boolean isReached(@Nullable FfmpegProgress news) {
    long now = nanoTime.getAsLong();
    idle += Math.min(now - looked, LONGEST_LOOK.toNanos());
    looked = now;
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
      // Some outputs are made late.
    }
    return new Moved(seconds, frames, bytes, last.size(), last.written());
  }
}
