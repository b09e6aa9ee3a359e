package org.smalti.bench.layout;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.tools.layout.tsne.Tsne;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Places the vectors of a file by our t-SNE, as a process of its own that can be measured, and tells what each stage
 * took.
 */
final class TsneProcess {
  private TsneProcess() {}

  /** @param words vectors, places, components, iterations (0 for the usual ones), threads */
  public static void main(String[] words) throws IOException {
    Vectors vectors = VectorFile.read(Path.of(words[0]));
    int components = Integer.parseInt(words[2]);
    var options = new TsneOptions(components, 30, 0.5, Integer.parseInt(words[3]), 1);
    double[] places =
        new Tsne(options).place(vectors, Integer.parseInt(words[4]), Timed::new).coordinates();
    float[] values = new float[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) places[i];
    }
    VectorFile.write(new Vectors(vectors.count(), components, values), Path.of(words[1]));
  }

  /** Tells how long a stage took, and its last unit. */
  private static final class Timed implements Run {
    private final String stage;
    private final long begun = System.nanoTime();
    private long before = begun;
    private double last;

    Timed(String stage, long total, Unit unit) {
      this.stage = stage;
    }

    @Override
    public synchronized void advance(long amount) {
      long now = System.nanoTime();
      last = (now - before) / 1e9 / Math.max(1, amount);
      before = now;
    }

    @Override
    public void skip(Failure failure) {
      throw new IllegalStateException(failure.toString());
    }

    @Override
    public void say(String message) {
      System.out.println(message);
    }

    @Override
    public void throwIfCancelled() {}

    @Override
    public void close() {
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.println(String.format(Locale.ROOT, "%s %.3f %.4f", stage, seconds, last));
    }
  }
}
