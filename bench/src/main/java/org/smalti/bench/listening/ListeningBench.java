package org.smalti.bench.listening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code bench/listening}: how fast and how small the commands that listen are, as whole processes. */
public final class ListeningBench {
  private ListeningBench() {}

  /**
   * @param words the project's folder, a corpus, a folder for what is made, then the parts to run (all if none is
   *     named)
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of(words[2])).toRealPath();
    ListeningBenchTable figures =
        new ListeningBenchTable(Path.of(words[0], "smalti"), work, System.out);
    List<String> wanted = Arrays.asList(words).subList(3, words.length);
    figures.header();
    for (Part part : Part.values()) {
      if (wanted.isEmpty() || wanted.contains(part.name().toLowerCase(Locale.ROOT))) {
        part.run(figures, Path.of(words[1]));
      }
    }
  }

  /** The parts of {@code bench/listening}. */
  private enum Part {
    /** An hour of compressed sound, by one thread. */
    HOUR,
    /** Eight files, by one thread and by two. */
    THREADS,
    /** A file of ten hours. */
    LONG,
    /** As long a file as the one that the predecessor was measured with. */
    PREDECESSOR,
    /** The same sound as WAV, heard by Smalti and by aubio. */
    AUBIO,
    /** 10,000 short files, killed half-way. */
    RESUME,
    /** Five million samples in 10,000 tables. */
    TABLES;

    void run(ListeningBenchTable figures, Path corpus) throws IOException, InterruptedException {
      switch (this) {
        case HOUR -> ListeningSpeed.hour(figures, corpus);
        case THREADS -> ListeningSpeed.threads(figures, corpus);
        case LONG -> ListeningSpeed.tenHours(figures, corpus);
        case PREDECESSOR -> ListeningSpeed.predecessor(figures, corpus);
        case AUBIO -> ListeningSpeed.aubio(figures, corpus);
        case RESUME -> ResumeBench.run(figures, corpus);
        case TABLES -> LargeTableBench.run(figures);
      }
    }
  }
}
