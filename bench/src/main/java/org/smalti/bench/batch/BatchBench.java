package org.smalti.bench.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code bench/batch}: how fast and how good the verbs of {@code smalti batch} are. */
public final class BatchBench {
  private BatchBench() {}

  /**
   * @param words the project's folder, a corpus, a folder for what is made, then the parts to run (all if none is
   *     named)
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    Path root = Path.of(words[0]);
    Path corpus = Path.of(words[1]);
    Path work = Files.createDirectories(Path.of(words[2])).toRealPath();
    List<String> wanted = Arrays.asList(words).subList(3, words.length);
    for (Part part : Part.values()) {
      if (wanted.isEmpty() || wanted.contains(part.name().toLowerCase(Locale.ROOT))) {
        part.run(root, corpus, work);
      }
    }
  }

  /** The parts of {@code bench/batch}. */
  private enum Part {
    /** Three passes over the sound of a film, beside three runs that encode its pictures each time. */
    DENOISE,
    /** Speech with noise, before and after. */
    SPEECH,
    /** What becomes of screencasts. */
    SCREENCASTS,
    /** Several encodings at once, beside one after the other. */
    SEVERAL;

    void run(Path root, Path corpus, Path work) throws IOException, InterruptedException {
      switch (this) {
        case DENOISE -> new DenoiseSpeed(root, corpus, work, System.out).run();
        case SPEECH -> new DenoiseQuality(root, corpus, work, System.out).run();
        case SCREENCASTS -> new ReencodeBench(root, corpus, work, System.out).table();
        case SEVERAL -> new ReencodeBench(root, corpus, work, System.out).several();
      }
    }
  }
}
