package org.smalti.bench.layout;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.smalti.core.run.RunFactory;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.grid.GridItems;
import org.smalti.tools.layout.grid.GridLayout;
import org.smalti.tools.layout.grid.GridMethod;
import org.smalti.tools.layout.grid.GridQuality;
import org.smalti.tools.layout.tsne.Tsne;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.vector.EmbeddingKind;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Grids by all methods and by FLAS: distance preservation, distance of neighbours, time. In this process, on vectors of
 * windows of a corpus that have been placed by t-SNE, and on random colours, as the papers have them.
 *
 * @param work a folder for what is made; vectors and places that are there already are not made again
 */
record GridBench(Path corpus, Path work, PrintStream out) {
  private static final int LARGE = 128;
  private static final int SMALL = 64;
  private static final int COLOURS = 32;
  private static final int SETS = 5;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  /** What a method made. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Laid(int[] cells, double seconds, double processorSeconds) {
    static Laid by(Supplier<int[]> method) {
      var system =
          (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long processor = system.getProcessCpuTime();
      long begun = System.nanoTime();
      int[] cells = method.get();
      return new Laid(
          cells, (System.nanoTime() - begun) / 1e9, (system.getProcessCpuTime() - processor) / 1e9);
    }
  }

  /** Sounds, on 128 x 128 and on 64 x 64 cells. */
  void sounds() throws IOException {
    for (EmbeddingKind kind : EmbeddingKind.values()) {
      sounds(kind, LARGE);
      sounds(kind, SMALL);
    }
  }

  private void sounds(EmbeddingKind kind, int side) throws IOException {
    GridSize size = new GridSize(side, side);
    Path file = CorpusWindows.of(kind, corpus, work, size.cells());
    Vectors vectors = VectorFile.read(file);
    GridItems items = placed(vectors, work.resolve("grid-places-" + file.getFileName()));
    header(vectors.count() + " sounds, " + kind + ", " + vectors.size() + " numbers each");
    row("random", size, vectors, Laid.by(() -> random(size.cells(), 1)));
    row("FLAS .93/9", size, vectors, Laid.by(() -> Flas.place(size, vectors, 0.93, 9, 1)));
    row("FLAS .95/49", size, vectors, Laid.by(() -> Flas.place(size, vectors, 0.95, 49, 1)));
    row("t-SNE, slice", size, vectors, Laid.by(() -> smalti(size, GridMethod.SLICE, items)));
    if (size.cells() <= SMALL * SMALL) {
      row("t-SNE, lap", size, vectors, Laid.by(() -> smalti(size, GridMethod.LAP, items)));
    }
    Laid auto = Laid.by(() -> smalti(size, GridMethod.AUTO, items));
    row("t-SNE, auto", size, vectors, auto);
    GridQuality all = GridQuality.exactly(size, false, auto.cells, vectors, THREADS);
    row("the same, DPQ16 from all pairs", all, auto);
    GridItems unplaced = GridItems.of(vectors);
    row("auto alone", size, vectors, Laid.by(() -> smalti(size, GridMethod.AUTO, unplaced)));
  }

  /** 1,024 random colours on 32 x 32 cells, several times. */
  void colours() {
    GridSize size = new GridSize(COLOURS, COLOURS);
    header("1,024 random RGB colours, " + SETS + " sets");
    // The first one is for the compiler.
    for (int set = 0; set <= SETS; set++) {
      Vectors vectors = colours(size.cells(), set);
      GridItems items = GridItems.of(vectors);
      List<Laid> laid = List.of(
          Laid.by(() -> random(size.cells(), 1)),
          Laid.by(() -> Flas.place(size, vectors, 0.93, 9, 1)),
          Laid.by(() -> Flas.place(size, vectors, 0.95, 81, 1)),
          Laid.by(() -> smalti(size, GridMethod.AUTO, items)));
      List<String> names = List.of("random", "FLAS .93/9", "FLAS .95/81", "auto");
      for (int i = 0; set > 0 && i < names.size(); i++) {
        row(names.get(i) + ", set " + set, size, vectors, laid.get(i));
      }
    }
  }

  private static int[] smalti(GridSize size, GridMethod method, GridItems items) {
    return new GridLayout(size, method, false).place(items, THREADS, RunFactory.silent());
  }

  private static GridItems placed(Vectors vectors, Path file) throws IOException {
    if (!Files.exists(file)) {
      var options = new TsneOptions(2, 30, 0.5, 1000, 1);
      double[] places =
          new Tsne(options).place(vectors, THREADS, RunFactory.silent()).coordinates();
      float[] values = new float[places.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) places[i];
      }
      VectorFile.write(new Vectors(vectors.count(), 2, values), file);
    }
    Vectors places = VectorFile.read(file);
    double[] x = new double[vectors.count()];
    double[] y = new double[vectors.count()];
    for (int i = 0; i < x.length; i++) {
      x[i] = places.values()[2 * i];
      y[i] = places.values()[2 * i + 1];
    }
    return GridItems.of(x, y, vectors);
  }

  private static Vectors colours(int count, int seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256);
    }
    return new Vectors(count, 3, values);
  }

  private static int[] random(int count, long seed) {
    List<Integer> cells = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(cells, new Random(seed));
    return cells.stream().mapToInt(Integer::intValue).toArray();
  }

  private void header(String what) {
    out.println();
    out.println("| " + what + " | DPQ16 | neighbours apart | wall s | processor s |");
    out.println("|---|---|---|---|---|");
  }

  private void row(String method, GridSize size, Vectors vectors, Laid laid) {
    row(method, GridQuality.of(size, false, laid.cells(), vectors, THREADS), laid);
  }

  private void row(String method, GridQuality quality, Laid laid) {
    out.println(String.format(
        Locale.ROOT,
        "| %s | %.4f | %.4g | %.2f | %.2f |",
        method,
        quality.dpq(),
        quality.neighbours(),
        laid.seconds(),
        laid.processorSeconds()));
  }
}
