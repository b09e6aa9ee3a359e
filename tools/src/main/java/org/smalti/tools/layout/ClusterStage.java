package org.smalti.tools.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.cluster.Clusters;
import org.smalti.tools.layout.cluster.Grouping;

/**
 * From likeness to groups. Rows that can't be compared stay in the table without a group.
 *
 * @param column that is filled
 */
record ClusterStage(String column, Grouping grouping, Likeness likeness) {
  private static final int MOST_SAID = 12;

  ClusterStage {
    if (column.isBlank() || Sample.PLACE.contains(column)) {
      throw SmaltiException.usage("--column can't be \"" + column + "\"; choose another name");
    }
  }

  /** What the groups depend on. */
  Fingerprint content(Table table) {
    var content = new Fingerprint().with(column, grouping);
    likeness.describe(table, content);
    return content;
  }

  /** Fills the column. */
  ColumnStep.Made fill(Table table, RunOptions run, Journal journal) {
    if (table.size() == 0) {
      throw SmaltiException.input(table.columns().source() + " has no rows; nothing to group");
    }
    List<float[]> vectors = likeness.of(table, run, journal);
    int[] heard =
        IntStream.range(0, table.size()).filter(i -> vectors.get(i).length > 0).toArray();
    if (heard.length == 0) {
      throw SmaltiException.input(
          table.columns().source() + " has no row that can be compared by " + likeness.name());
    }
    if (heard.length < table.size()) {
      run.say(Unit.ROWS.show(table.size() - heard.length)
          + " without a group: they can't be compared by " + likeness.name());
    }
    Clusters clusters = grouping.of(
        likeness.comparable(Arrays.stream(heard).mapToObj(vectors::get).toList()),
        run.threads(),
        run::begin);
    run.say(said(clusters));
    String[] cells = new String[table.size()];
    Arrays.fill(cells, "");
    for (int i = 0; i < heard.length; i++) {
      cells[heard[i]] = Integer.toString(clusters.labels()[i]);
    }
    Table filled = table.with(List.of(column), i -> new String[] {cells[i]});
    return new ColumnStep.Made(filled, heard.length);
  }

  private String said(Clusters clusters) {
    String sizes = Arrays.stream(clusters.sizes())
        .limit(MOST_SAID)
        .mapToObj(size -> String.format(Locale.ROOT, "%,d", size))
        .collect(Collectors.joining(", "));
    String more = clusters.count() > MOST_SAID ? ", …" : "";
    String word = clusters.count() == 1 ? "1 group" : clusters.count() + " groups";
    return word + " by " + likeness.name() + ", of " + sizes + more + " samples";
  }
}
