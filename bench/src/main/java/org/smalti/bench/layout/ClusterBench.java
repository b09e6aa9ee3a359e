package org.smalti.bench.layout;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.smalti.core.run.Run;
import org.smalti.core.run.Workers;
import org.smalti.tools.layout.cluster.KMeans;
import org.smalti.tools.layout.vector.Vectors;
import smile.math.MathEx;

/**
 * Groups by {@code cluster} and by smile's k-means, the best of four starts: how tight they are, and time. In this
 * process.
 */
record ClusterBench(Path corpus, Path work, PrintStream out) {
  private static final int COUNT = 16_384;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int SMILE_STARTS = 4;
  private static final int[] GROUPS = {5, 12, 20};

  void run() throws IOException {
    Vectors vectors = VectorFile.read(CorpusWindows.of(corpus, work, COUNT));
    double[][] rows = rows(vectors);
    out.printf("%d sounds, %d numbers each%n%n", vectors.count(), vectors.size());
    out.print("| groups | | sum of squares | wall s | processor s |\n|---:|---|---:|---:|---:|\n");
    // The first ones are for the compiler.
    for (int i = -1; i < GROUPS.length; i++) {
      int groups = GROUPS[Math.max(i, 0)];
      row(i, "smalti", () -> ours(vectors, groups));
      row(i, "smile", () -> smiles(rows, groups));
    }
  }

  private void row(int at, String name, DoubleSupplier method) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long processor = system.getProcessCpuTime();
    long begun = System.nanoTime();
    double squares = method.getAsDouble();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double busy = (system.getProcessCpuTime() - processor) / 1e9;
    if (at >= 0) {
      out.printf(
          Locale.ROOT,
          "| %d | %s | %.0f | %.2f | %.2f |%n",
          GROUPS[at],
          name,
          squares,
          seconds,
          busy);
    }
  }

  private static double ours(Vectors vectors, int groups) {
    try (Workers workers = new Workers(THREADS)) {
      return new KMeans(vectors, workers, 1).of(groups, Run.silent()).scatter();
    }
  }

  private static double smiles(double[][] rows, int groups) {
    MathEx.setSeed(1);
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start < SMILE_STARTS; start++) {
      least = Math.min(least, smile.clustering.KMeans.fit(rows, groups).distortion);
    }
    return least;
  }

  private static double[][] rows(Vectors vectors) {
    double[][] rows = new double[vectors.count()][vectors.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] = vectors.values()[i * rows[i].length + k];
      }
    }
    return rows;
  }
}
