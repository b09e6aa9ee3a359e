package org.smalti.tools.columnar;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.tools.layout.TableVectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands have that write a table, or the vectors of its sounds, as a file with types. */
final class TypedExportOptions {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the table to read (.csv); - is standard input")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the file to write")
  private Path out = Path.of("");

  @Mixin
  private PerFileRunOptions run;

  Path out() {
    return out;
  }

  CommandContext context() {
    return run.context();
  }

  /**
   * Reads the table for the first time; the output never takes the place of what is read.
   *
   * @param columns those to export; all if there are none
   * @param vectors those of the sounds, if they are wanted
   */
  ScannedTable table(List<String> columns, Optional<TableVectors> vectors) {
    ScannedTable table = ScannedTable.read(in, columns, vectors.isPresent(), context());
    table.inputs(vectors).spare(out);
    return table;
  }
}
