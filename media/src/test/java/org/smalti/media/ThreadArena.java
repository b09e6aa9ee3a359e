package org.smalti.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/**
 * The memory that this thread's native allocations come from: glibc gives each thread an arena of one mapping or
 * several. Unlike the memory of the process, it holds next to nothing of the virtual machine's own, so that a leak of
 * some hundred kilobytes shows.
 */
final class ThreadArena implements AutoCloseable {
  private static final Path MAPS = Path.of("/proc/self/smaps");
  private static final int SAMPLE = 300;

  /** Each measure leaves one where new memory is taken from: what is free already lies elsewhere. */
  private final List<Pointer> samples = new ArrayList<>();

  static boolean isKnown() {
    return Files.isReadable(MAPS);
  }

  /** kB that are resident of the mappings that any measure so far met. */
  long resident() throws IOException {
    Pointer.trimMemory();
    samples.add(avutil.av_malloc(SAMPLE));
    return resident(Files.readAllLines(MAPS));
  }

  private long resident(List<String> maps) {
    boolean inside = false;
    long sum = 0;
    for (String line : maps) {
      int dash = line.indexOf('-');
      int blank = line.indexOf(' ');
      if (dash > 0 && blank > dash && line.charAt(blank - 1) != ':') {
        long from = Long.parseUnsignedLong(line.substring(0, dash), 16);
        long to = Long.parseUnsignedLong(line.substring(dash + 1, blank), 16);
        inside = samples.stream().anyMatch(sample -> isWithin(sample.address(), from, to));
      } else if (inside && line.startsWith("Rss:")) {
        sum += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return sum;
  }

  private static boolean isWithin(long address, long from, long to) {
    return Long.compareUnsigned(from, address) <= 0 && Long.compareUnsigned(address, to) < 0;
  }

  @Override
  public void close() {
    samples.forEach(avutil::av_free);
  }
}
