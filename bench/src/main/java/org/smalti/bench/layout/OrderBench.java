package org.smalti.bench.layout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.smalti.core.run.RunFactory;
import org.smalti.tools.layout.order.TravellingSalesmanPath;
import org.smalti.tools.layout.tsne.Tsne;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.vector.Vectors;

/** The length of the path through all vectors by {@code order} and by one-dimensional t-SNE, and the time of each. */
record OrderBench(Path corpus, Path work, PrintStream out) {
  private static final int COUNT = 16_384;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  void run() throws IOException {
    Vectors vectors = VectorFile.read(CorpusWindows.of(corpus, work, COUNT));
    out.printf("%d sounds, %d numbers each%n%n", vectors.count(), vectors.size());
    out.print("| | walk | beside t-SNE | wall s |\n|---|---:|---:|---:|\n");
    double line = row(
        "t-SNE, 1 component",
        0,
        () -> TravellingSalesmanPath.inOrder(sorted(
            vectors,
            new Tsne(new TsneOptions(1, 30, 0.5, 0, 1))
                .place(vectors, THREADS, RunFactory.silent())
                .coordinates())));
    row("order", line, () -> TravellingSalesmanPath.through(vectors, THREADS, RunFactory.silent()));
    row("as they come", line, () -> TravellingSalesmanPath.inOrder(vectors));
  }

  private double row(String name, double line, Supplier<TravellingSalesmanPath> method) {
    long begun = System.nanoTime();
    double length = method.get().length();
    double seconds = (System.nanoTime() - begun) / 1e9;
    String beside =
        line == 0 ? "" : String.format(Locale.ROOT, "%+.1f %%", 100 * (length / line - 1));
    out.printf(Locale.ROOT, "| %s | %.0f | %s | %.1f |%n", name, length, beside, seconds);
    return length;
  }

  private static Vectors sorted(Vectors vectors, double[] places) {
    int[] order = IntStream.range(0, vectors.count())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> places[i]))
        .mapToInt(i -> i)
        .toArray();
    int size = vectors.size();
    float[] values = new float[vectors.values().length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(vectors.values(), order[i] * size, values, i * size, size);
    }
    return new Vectors(order.length, size, values);
  }
}
