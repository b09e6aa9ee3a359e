package org.smalti.bench.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code bench/layout}: how fast and how good the maps are. */
public final class LayoutBench {
  private LayoutBench() {}

  /**
   * @param words the project's folder, a corpus, a folder for what is made, then the parts to run (all if none is
   *     named)
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    Path work = Files.createDirectories(Path.of(words[2])).toRealPath();
    List<String> wanted = Arrays.asList(words).subList(3, words.length);
    for (Part part : Part.values()) {
      if (wanted.isEmpty() || wanted.contains(part.name().toLowerCase(Locale.ROOT))) {
        part.run(Path.of(words[0]), Path.of(words[1]), work);
      }
    }
  }

  /** The parts of {@code bench/layout}. */
  private enum Part {
    /** t-SNE beside scikit-learn's: time, memory, quality. */
    TSNE,
    /** t-SNE of ever more vectors, up to 131,072. */
    GROWTH,
    /** t-SNE of a million vectors: memory and the rate of iterations. */
    MILLION,
    /** The walk by {@code order} beside that by t-SNE. */
    ORDER,
    /** How well each vector finds sounds of the same kind. */
    VECTORS,
    /** Grids of sounds by all methods, and FLAS. */
    GRID,
    /** Grids of random colours. */
    COLOURS,
    /** Groups beside smile's. */
    CLUSTER;

    void run(Path root, Path corpus, Path work) throws IOException, InterruptedException {
      var bench = new TsneBench(root, corpus, work, System.out);
      var grids = new GridBench(corpus, work, System.out);
      switch (this) {
        case TSNE -> bench.beside();
        case GROWTH -> bench.growth();
        case MILLION -> bench.million();
        case ORDER -> new OrderBench(corpus, work, System.out).run();
        case VECTORS -> new VectorBench(corpus, System.out).run();
        case GRID -> grids.sounds();
        case COLOURS -> grids.colours();
        case CLUSTER -> new ClusterBench(corpus, work, System.out).run();
      }
    }
  }
}
