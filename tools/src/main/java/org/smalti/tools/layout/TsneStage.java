package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.table.Cells;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.tsne.Placement;
import org.smalti.tools.layout.tsne.Tsne;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.vector.EmbeddingKind;
import org.smalti.tools.layout.vector.SampleVectors;
import org.smalti.tools.layout.vector.Vectors;

/**
 * From sound to coordinates: vectors of all samples, scaled column by column over the collection, placed by t-SNE.
 *
 * @param cache where the vectors are kept between runs
 * @param output the table that is written
 * @param resume whether to go on where an interrupted run was
 */
record TsneStage(
    String prefix,
    TsneOptions options,
    EmbeddingKind kind,
    MediaFolder media,
    Optional<Path> cache,
    Path output,
    boolean resume) {
  private static final int DECIMALS = 5;

  TsneStage {
    if (prefix.isBlank() || Sample.PLACE.contains(prefix)) {
      throw SmaltiException.usage("--prefix can't be \"" + prefix + "\"; choose another name");
    }
  }

  /** {@code tsne, tsne2, tsne3}, as many as there are components. */
  List<String> columns() {
    return IntStream.rangeClosed(1, options.components())
        .mapToObj(component -> component == 1 ? prefix : prefix + component)
        .toList();
  }

  /** What the places depend on. */
  Fingerprint content(Table table) {
    var content = new Fingerprint().with(options, kind);
    for (Row row : table.rows()) {
      Sample.PLACE.forEach(column -> content.with(row.text(column)));
    }
    for (String filename : filenames(table)) {
      path(filename).ifPresentOrElse(content::withFile, () -> content.with(filename));
    }
    return content;
  }

  /** Fills the columns; rows whose sound can't be read keep empty cells. */
  ColumnStep.Made fill(Table table, RunOptions run, Journal journal) {
    if (table.size() == 0) {
      throw SmaltiException.input(table.columns().source() + " has no rows; nothing to place");
    }
    List<float[]> vectors = vectors(table, run, journal);
    int[] heard =
        IntStream.range(0, table.size()).filter(i -> vectors.get(i).length > 0).toArray();
    if (heard.length == 0) {
      return new ColumnStep.Made(table, 0);
    }
    Placement placement = place(scaled(vectors, heard), content(table).key(), run);
    String[][] cells = cells(table.size(), heard, placement);
    return new ColumnStep.Made(table.with(columns(), i -> cells[i]), heard.length);
  }

  private Placement place(Vectors vectors, String key, RunOptions run) {
    int numbers = Math.multiplyExact(vectors.count(), options.components());
    var state = new TsneStateFile(output, prefix, key, numbers);
    if (!resume || run.force()) {
      state.drop();
    }
    Placement placement = new Tsne(options).place(vectors, run.threads(), run::begin, state);
    state.drop();
    return placement;
  }

  private List<float[]> vectors(Table table, RunOptions run, Journal journal) {
    List<Sample> samples = table.stream().map(Sample::of).toList();
    cache.ifPresent(file -> refuseMedia(file, table));
    SampleVectors vectors = cache
        .map(file -> SampleVectors.cached(kind, media, file, run::say))
        .orElseGet(() -> SampleVectors.uncached(kind, media));
    if (run.force()) {
      filenames(table).forEach(journal::acquit);
    }
    try (Engine engine = run.engine()) {
      return vectors.of(samples, engine, journal, run::begin);
    }
  }

  /** A slip on the command line must not cost a media file. */
  private void refuseMedia(Path file, Table table) {
    Path whole = file.toAbsolutePath().normalize();
    for (String filename : filenames(table)) {
      if (path(filename).filter(whole::equals).isPresent()) {
        throw SmaltiException.usage("--cache " + file + " is media; name another file");
      }
    }
  }

  /** Where a media file is; nothing if its name is none, which is explained when it is opened. */
  private Optional<Path> path(String filename) {
    try {
      return Optional.of(media.resolve(filename).toAbsolutePath().normalize());
    } catch (SmaltiException noFileName) {
      return Optional.empty();
    }
  }

  private static Set<String> filenames(Table table) {
    return table.stream()
        .map(row -> row.text(Sample.FILENAME))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Vectors scaled(List<float[]> vectors, int[] heard) {
    int size = vectors.get(heard[0]).length;
    float[] values = new float[Math.multiplyExact(heard.length, size)];
    for (int i = 0; i < heard.length; i++) {
      System.arraycopy(vectors.get(heard[i]), 0, values, i * size, size);
    }
    return new Vectors(heard.length, size, values).standardized(kind.make().weights());
  }

  private String[][] cells(int rows, int[] heard, Placement placement) {
    String[][] cells = new String[rows][options.components()];
    for (String[] row : cells) {
      Arrays.fill(row, "");
    }
    for (int i = 0; i < heard.length; i++) {
      for (int c = 0; c < options.components(); c++) {
        double place = placement.coordinates()[i * options.components() + c];
        cells[heard[i]][c] = Cells.decimal(place, DECIMALS);
      }
    }
    return cells;
  }
}
