package org.smalti.tools.stats;

import java.nio.file.Path;
import org.smalti.core.table.Filter;
import picocli.CommandLine.Option;

/** The options of all statistics: the table, and which of its rows count. */
final class StatisticsOptions {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the table to read (.csv)")
  private Path in = Path.of("");

  @Option(names = "--filter", paramLabel = "FILTER", description = "count only these rows")
  private String filter = "";

  Path in() {
    return in;
  }

  Filter filter() {
    return Filter.parse(filter);
  }
}
