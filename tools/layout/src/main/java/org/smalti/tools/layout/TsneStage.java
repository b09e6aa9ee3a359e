package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.step.TableColumns;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.tsne.Tsne;
import org.smalti.tools.layout.tsne.TsneOptions;
import org.smalti.tools.layout.tsne.TsneResult;
import org.smalti.tools.layout.vector.ArraySize;
import org.smalti.tools.layout.vector.Vectors;

/**
 * Fills columns with the coordinates of each row in a t-SNE map.
 *
 * @param output the table that is written
 * @param resume whether to continue from the state that an interrupted run has left
 */
record TsneStage(
    String prefix, TsneOptions options, Similarity similarity, Path output, boolean resume) {
  private static final ArraySize COORDINATES =
      new ArraySize("coordinates", "samples", "take fewer samples");
  private static final int DECIMALS = 5;

  TsneStage {
    TableColumns.requireName("the prefix", prefix);
  }

  /** {@code tsne, tsne2, tsne3}, as many as there are components. */
  List<String> columns() {
    return IntStream.rangeClosed(1, options.components())
        .mapToObj(component -> component == 1 ? prefix : prefix + component)
        .toList();
  }

  /** What the places depend on. */
  Fingerprint content(Table table) {
    Fingerprint content = new Fingerprint().with(options);
    similarity.describe(table, content);
    return content;
  }

  /** Fills the columns; rows whose sound can't be read keep empty cells. */
  TableColumns.FilledTable fill(Table table, CommandContext run, Journal journal) {
    ComparedRows compared = similarity.compare(table, run, journal, "a place");
    if (compared.isEmpty()) {
      return new TableColumns.FilledTable(table, 0);
    }
    TsneResult placement = place(compared.vectors(), content(table).key(), run);
    return compared.fill(table, columns(), cells(placement));
  }

  private TsneResult place(Vectors vectors, String key, CommandContext run) {
    int numbers = COORDINATES.of(options.components(), vectors.count());
    var state = new TsneStateFile(output, prefix, key, numbers);
    if (!resume || run.force()) {
      state.drop();
    }
    TsneResult placement = new Tsne(options).place(vectors, run.threads(), run::begin, state);
    state.drop();
    return placement;
  }

  private String[][] cells(TsneResult placement) {
    double[] coordinates = placement.coordinates();
    String[][] cells = new String[coordinates.length / options.components()][options.components()];
    for (int i = 0; i < coordinates.length; i++) {
      cells[i / options.components()][i % options.components()] =
          CellFormat.decimal(coordinates[i], DECIMALS);
    }
    return cells;
  }
}
