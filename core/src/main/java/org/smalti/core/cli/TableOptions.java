package org.smalti.core.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Option;

/** The options of a step that adds to a table: where it is read and where it is written. */
public final class TableOptions {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the table to read (.csv); - is standard input")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "TABLE",
      description =
          "the table to write; - is standard output (default: update the one that was read)")
  private @Nullable Path out;

  public Path in() {
    return in;
  }

  public Path out() {
    Path chosen = out;
    return chosen == null ? in : chosen;
  }

  /** Reads the table; it must have these columns. */
  public Table read(List<String> required) {
    Table table = TableReader.read(in);
    table.columns().require(required);
    return table;
  }

  /** Writes the table whole or not at all. */
  public void write(Table table) {
    TableWriter.write(table, out());
  }
}
