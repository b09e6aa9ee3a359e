package org.smalti.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/**
 * The memory that this thread's native allocations come from: glibc gives each thread an arena. Unlike the memory of
 * the process, it holds next to nothing of the virtual machine's own, so that a leak of some hundred kilobytes shows.
 */
final class ThreadArena {
  private static final Path MAPS = Path.of("/proc/self/smaps");

  private ThreadArena() {}

  static boolean isKnown() {
    return Files.isReadable(MAPS);
  }

  /** kB of it that are resident. */
  static long resident() throws IOException {
    Pointer.trimMemory();
    Pointer sample = avutil.av_malloc(64);
    try {
      return resident(Files.readAllLines(MAPS), sample.address());
    } finally {
      avutil.av_free(sample);
    }
  }

  private static long resident(List<String> maps, long address) {
    boolean inside = false;
    for (String line : maps) {
      int dash = line.indexOf('-');
      int blank = line.indexOf(' ');
      if (dash > 0 && blank > dash && line.charAt(blank - 1) != ':') {
        long from = Long.parseUnsignedLong(line.substring(0, dash), 16);
        long to = Long.parseUnsignedLong(line.substring(dash + 1, blank), 16);
        inside = Long.compareUnsigned(from, address) <= 0 && Long.compareUnsigned(address, to) < 0;
      } else if (inside && line.startsWith("Rss:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new AssertionError("no mapping holds " + Long.toHexString(address));
  }
}
