package org.smalti.tools.stats;

import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.show.TableFormat;
import org.smalti.core.table.Filter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti stats totals}: sums and medians of columns, on standard output. */
@Command(
    name = "totals",
    description = {
      "Print the sum and the median of some columns of a table; lengths of time as h:mm:ss.",
      "Cells without a value (empty, nan, not analysed, without pitch) are left out and counted by reason."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti stats totals --in tmp/items.csv --filter 'samples>0&medianPower>0'")
public final class TotalsCommand implements Callable<Integer> {
  @Mixin
  private StatisticsOptions table = new StatisticsOptions();

  @Option(
      names = "--props",
      split = ",",
      paramLabel = "COLUMN",
      defaultValue = "duration,samples",
      description = "the columns to add up (default: ${DEFAULT-VALUE})")
  private List<String> props = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "what is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private TableFormat format = TableFormat.TEXT;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    Filter rows = table.filter();
    ColumnValues.All values = ColumnValues.read(table.in(), props, rows::bind);
    values.columns().forEach(column -> column.orNoNumber(table.in()));
    Totals totals = new Totals(values);
    if (format == TableFormat.TEXT) {
      totals.lines().forEach(run.context().out()::println);
    } else {
      format.print(
          totals.table(), Totals.WORDS, run.context().out(), run.context().resultWidth());
    }
    return ExitCode.OK;
  }
}
