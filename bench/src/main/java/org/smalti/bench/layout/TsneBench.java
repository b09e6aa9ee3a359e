package org.smalti.bench.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.tools.layout.tsne.TsneOptions.Descending;
import org.smalti.tools.layout.vector.Vectors;

/**
 * t-SNE as whole processes, on vectors of windows of a corpus.
 *
 * @param work a folder for what is made; vectors that are there already are not made again
 */
record TsneBench(Path root, Path corpus, Path work, PrintStream out) {
  private static final int SAMPLES = 16_384;
  /** Stands for the usual number of iterations. */
  private static final int USUAL = 0;

  private static final int MOST = 131_072;
  private static final int MILLION = 1_000_000;
  private static final double JITTER = 0.05;
  private static final Pattern STAGE =
      Pattern.compile("^(neighbours|tsne) ([0-9.]+) ([0-9.]+)$", Pattern.MULTILINE);

  /** What one process did. */
  private record Placed(ProcessMeasurement measured, Path places) {
    /** s: what a stage took in all. */
    double seconds(String stage) {
      return figure(stage, 2);
    }

    /** s: what the last unit of a stage took. */
    double last(String stage) {
      return figure(stage, 3);
    }

    private double figure(String stage, int group) {
      Matcher found = STAGE.matcher(measured.said());
      while (found.find()) {
        if (found.group(1).equals(stage)) {
          return Double.parseDouble(found.group(group));
        }
      }
      throw new IllegalStateException(measured.said());
    }
  }

  /** Ours and scikit-learn's on the same vectors. */
  void beside() throws IOException, InterruptedException {
    Path file = CorpusWindows.of(corpus, work, SAMPLES);
    Vectors vectors = VectorFile.read(file);
    out.println("| " + vectors.count() + " x " + vectors.size()
        + " | wall s | processor s | peak MB | KL | 10 nearest kept | trustworthiness |");
    out.println("|---|---|---|---|---|---|---|");
    for (int components = 1; components <= 2; components++) {
      Placed ours = place(file, components, USUAL);
      row("Smalti, " + components + "-D", vectors, ours);
      Placed theirs = scikitLearn(file, components);
      if (theirs.measured().exit() != 0) {
        out.println("scikit-learn can't run: " + theirs.measured().said().strip());
        continue;
      }
      row("scikit-learn, " + components + "-D", vectors, theirs);
      say(
          "%d-D: %.1f x as fast by wall time, %.1f x by processor time",
          components,
          theirs.measured().seconds() / ours.measured().seconds(),
          theirs.measured().processorSeconds() / ours.measured().processorSeconds());
    }
  }

  /** Ever more vectors; the table is kept, and a picture of it. */
  void growth() throws IOException, InterruptedException {
    Vectors all = VectorFile.read(CorpusWindows.of(corpus, work, MOST));
    List<String> rows = new ArrayList<>(List.of("vectors,seconds,dimensions"));
    out.println("| vectors | components | wall s | neighbours s | iterations s | peak MB |");
    out.println("|---|---|---|---|---|---|");
    for (int count = MOST / 32; count <= MOST; count *= 2) {
      Path file = work.resolve("some.bin");
      VectorFile.write(every(all, count), file);
      for (int components = 1; components <= 2; components++) {
        Placed placed = place(file, components, USUAL);
        ProcessMeasurement measured = placed.measured();
        say(
            "| %d | %d | %.1f | %.1f | %.1f | %d |",
            count,
            components,
            measured.seconds(),
            placed.seconds("neighbours"),
            placed.seconds("tsne"),
            measured.megabytes());
        rows.add(count + "," + measured.seconds() + "," + components + "-D");
      }
    }
    Path table = Files.write(work.resolve("growth.csv"), rows);
    Path picture = work.resolve("growth.png");
    ProcessMeasurement drawn = ProcessMeasurement.of(
        work,
        Map.of(),
        List.of(
            root.resolve("smalti").toString(),
            "stats",
            "scatter",
            "--in",
            table.toString(),
            "--props",
            "vectors,seconds",
            "--colour",
            "dimensions",
            "--title",
            "Time of smalti tsne by the number of vectors",
            "--out",
            picture.toString(),
            "--force"));
    out.println(drawn.exit() == 0 ? "drawn in " + picture : drawn.said());
  }

  /**
   * A million: the corpus's windows, eight times with a little noise; the time of all iterations is extrapolated from a
   * few.
   */
  void million() throws IOException, InterruptedException {
    Path file = work.resolve("vectors-" + MILLION + ".bin");
    if (!Files.exists(file)) {
      VectorFile.write(noisy(VectorFile.read(CorpusWindows.of(corpus, work, MOST))), file);
    }
    int iterations = 30;
    Placed placed = place(file, 2, iterations);
    double each = placed.seconds("tsne") / iterations;
    int usual = Descending.usual(0).iterations(MILLION);
    say(
        "1,000,000 vectors, 2-D: neighbours %.0f s, %.2f s per iteration, the last %.2f s, peak %d MB;"
            + " all %d iterations would take %.0f min",
        placed.seconds("neighbours"),
        each,
        placed.last("tsne"),
        placed.measured().megabytes(),
        usual,
        (placed.seconds("neighbours") + each * usual) / 60);
  }

  private Placed place(Path vectors, int components, int iterations)
      throws IOException, InterruptedException {
    Path places = work.resolve("places-smalti-" + components + ".bin");
    int threads = Runtime.getRuntime().availableProcessors();
    ProcessMeasurement measured = ProcessMeasurement.of(
        work,
        Map.of(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseParallelGC",
            "-Xms16m",
            "-Xmx7g",
            "-cp",
            System.getProperty("java.class.path"),
            TsneProcess.class.getName(),
            vectors.toString(),
            places.toString(),
            Integer.toString(components),
            Integer.toString(iterations),
            Integer.toString(threads)));
    if (measured.exit() != 0) {
      throw new IllegalStateException(measured.said());
    }
    return new Placed(measured, places);
  }

  private Placed scikitLearn(Path vectors, int components)
      throws IOException, InterruptedException {
    Path script = work.resolve("tsne.py");
    try (InputStream source =
        Objects.requireNonNull(TsneBench.class.getResourceAsStream("tsne.py"))) {
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Path places = work.resolve("places-scikit-learn-" + components + ".bin");
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    ProcessMeasurement measured = ProcessMeasurement.of(
        work,
        Map.of(),
        List.of(
            python,
            script.toString(),
            vectors.toString(),
            places.toString(),
            Integer.toString(components)));
    return new Placed(measured, places);
  }

  private void row(String what, Vectors vectors, Placed placed) throws IOException {
    TsneQuality quality = TsneQuality.of(vectors, VectorFile.read(placed.places()));
    say(
        "| %s | %.1f | %.1f | %d | %.3f | %.3f | %.4f |",
        what,
        placed.measured().seconds(),
        placed.measured().processorSeconds(),
        placed.measured().megabytes(),
        quality.divergence(),
        quality.kept(),
        quality.trustworthiness());
  }

  private static Vectors every(Vectors all, int count) {
    int size = all.size();
    float[] values = new float[count * size];
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * all.count() / count);
      System.arraycopy(all.values(), from * size, values, i * size, size);
    }
    return new Vectors(count, size, values);
  }

  private static Vectors noisy(Vectors some) {
    int size = some.size();
    Random random = new Random(1);
    float[] values = new float[MILLION * size];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          some.values()[i % some.values().length] + (float) (JITTER * random.nextGaussian());
    }
    return new Vectors(MILLION, size, values);
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
