package org.smalti.bench.layout;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Journal;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.RunFactory;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.SoundSelection;
import org.smalti.tools.layout.vector.EmbeddingKind;
import org.smalti.tools.layout.vector.SampleVectors;
import org.smalti.tools.layout.vector.Vectors;

/** Vectors of overlapping windows of all sound in a corpus, as {@code smalti tsne} would place them. */
final class CorpusWindows {
  /** ms: how long a window is. */
  private static final double LENGTH = 500;

  private CorpusWindows() {}

  /**
   * A file of exactly {@code count} different vectors, evenly over the corpus; made once, the folder keeps it.
   *
   * @param corpus a folder with a {@code MANIFEST.csv} that has the columns file, duration_s and acodec
   */
  static Path of(Path corpus, Path folder, int count) throws IOException {
    return of(EmbeddingKind.MFCC39, corpus, folder, count);
  }

  /** The same as other vectors. */
  static Path of(EmbeddingKind kind, Path corpus, Path folder, int count) throws IOException {
    String name = kind == EmbeddingKind.MFCC39 ? "" : kind + "-";
    Path file = folder.resolve("vectors-" + name + count + ".bin");
    if (!Files.exists(file)) {
      VectorFile.write(make(kind, corpus, count), file);
    }
    return file;
  }

  private static Vectors make(EmbeddingKind kind, Path corpus, int count) {
    // A fifth more than wanted, since silence gives equal vectors, whose nearest neighbours can't
    // be told.
    List<Sample> samples = windows(corpus, count + count / 5);
    List<float[]> vectors;
    try (Engine engine = new LocalEngine(Runtime.getRuntime().availableProcessors())) {
      vectors = SampleVectors.uncached(kind, new MediaFolder(corpus), SoundSelection.USUAL)
          .of(samples, engine, Journal.none(), RunFactory.silent());
    }
    Set<FloatBuffer> different = new LinkedHashSet<>();
    vectors.stream()
        .filter(vector -> vector.length > 0)
        .forEach(vector -> different.add(FloatBuffer.wrap(vector)));
    List<float[]> heard = different.stream().map(FloatBuffer::array).toList();
    if (heard.size() < count) {
      throw new IllegalStateException(corpus + " has only " + heard.size() + " different windows");
    }
    int size = heard.get(0).length;
    float[] values = new float[count * size];
    for (int i = 0; i < count; i++) {
      float[] vector = heard.get((int) ((long) i * heard.size() / count));
      System.arraycopy(vector, 0, values, i * size, size);
    }
    return new Vectors(count, size, values).standardized(kind.make().weights());
  }

  private static List<Sample> windows(Path corpus, int count) {
    Table manifest = TableReader.read(corpus.resolve("MANIFEST.csv"));
    List<Row> audible = manifest.stream()
        .filter(row -> row.filled("acodec") && row.number("duration_s") * 1000 >= LENGTH)
        .toList();
    double total = audible.stream().mapToDouble(row -> room(row)).sum();
    List<Sample> windows = new ArrayList<>();
    double passed = 0;
    for (Row row : audible) {
      double room = room(row);
      for (double at = Math.ceil(passed / total * count);
          at * total / count < passed + room;
          at++) {
        windows.add(new Sample(row.text("file"), at * total / count - passed, LENGTH));
      }
      passed += room;
    }
    return windows;
  }

  private static double room(Row row) {
    return row.number("duration_s") * 1000 - LENGTH;
  }
}
