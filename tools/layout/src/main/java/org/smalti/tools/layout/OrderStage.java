package org.smalti.tools.layout;

import java.util.List;
import java.util.Locale;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.step.TableColumns;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.order.TravellingSalesmanPath;

/**
 * Fills a column with the rank of each row on a short path through all rows, by similarity. Rows that can't be compared
 * get no rank.
 *
 * @param column that is filled
 */
record OrderStage(String column, Similarity similarity) {
  OrderStage {
    TableColumns.requireName("the column", column);
  }

  /** What the ranks depend on. */
  Fingerprint content(Table table) {
    Fingerprint content = new Fingerprint().with(column);
    similarity.describe(table, content);
    return content;
  }

  /** Fills the column. */
  TableColumns.FilledTable fill(Table table, CommandContext run, Journal journal) {
    ComparedRows compared = similarity.compare(table, run, journal, "a rank");
    if (compared.isEmpty()) {
      return new TableColumns.FilledTable(table, 0);
    }
    TravellingSalesmanPath walk =
        TravellingSalesmanPath.through(compared.vectors(), run.threads(), run::begin);
    run.say(String.format(
        Locale.ROOT,
        "a walk of %.4g by %s, in the order of the table %.4g",
        walk.length(),
        similarity.name(),
        TravellingSalesmanPath.inOrder(compared.vectors()).length()));
    String[][] ranks = new String[walk.stops().length][];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[walk.stops()[rank]] = new String[] {Integer.toString(rank)};
    }
    return compared.fill(table, List.of(column), ranks);
  }
}
