package org.smalti.tools.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.step.TableColumns;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.cluster.ClusterOptions;
import org.smalti.tools.layout.cluster.Clusters;

/**
 * Fills a column with the group of each row, by similarity. Rows that can't be compared get no group.
 *
 * @param column that is filled
 */
record ClusterStage(String column, ClusterOptions grouping, Similarity similarity) {
  private static final int MOST_SAID = 12;

  ClusterStage {
    TableColumns.requireName("the column", column);
  }

  /** What the groups depend on. */
  Fingerprint content(Table table) {
    var content = new Fingerprint().with(column, grouping);
    similarity.describe(table, content);
    return content;
  }

  /** Fills the column. */
  TableColumns.FilledTable fill(Table table, CommandContext run, Journal journal) {
    ComparedRows compared = similarity.compare(table, run, journal, "a group");
    if (compared.isEmpty()) {
      return new TableColumns.FilledTable(table, 0);
    }
    Clusters clusters = grouping.of(compared.vectors(), run.threads(), run::begin);
    run.say(said(clusters));
    String[][] groups = Arrays.stream(clusters.labels())
        .mapToObj(label -> new String[] {Integer.toString(label)})
        .toArray(String[][]::new);
    return compared.fill(table, List.of(column), groups);
  }

  private String said(Clusters clusters) {
    String sizes = Arrays.stream(clusters.sizes())
        .limit(MOST_SAID)
        .mapToObj(size -> String.format(Locale.ROOT, "%,d", size))
        .collect(Collectors.joining(", "));
    String more = clusters.count() > MOST_SAID ? ", …" : "";
    String word = clusters.count() == 1 ? "1 group" : clusters.count() + " groups";
    return word + " by " + similarity.name()
        + (clusters.count() == 0 ? "" : ", of " + sizes + more + " samples");
  }
}
