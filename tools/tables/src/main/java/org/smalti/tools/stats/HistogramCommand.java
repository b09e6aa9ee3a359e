package org.smalti.tools.stats;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.draw.PictureFile;
import org.smalti.core.table.Filter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti stats histogram}: shows how the values of some columns are distributed, in one picture. */
@Command(
    name = "histogram",
    description = {
      "Draw the distributions of some columns of a table.",
      "Numbers are counted in bins, dates by years, words one by one, notes in the order of the scale, clusters by"
          + " number. Cells without a value (empty, nan, not analysed, without pitch) are left out and counted by"
          + " reason under the heading."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti stats histogram --in tmp/items.csv --plot duration,samples,medianPower --out hist.png")
public final class HistogramCommand implements Callable<Integer> {
  private static final int HEIGHT_OF_A_ROW = 400;

  @Mixin
  private StatisticsOptions table = new StatisticsOptions();

  @Option(
      names = "--plot",
      split = ",",
      required = true,
      paramLabel = "COLUMN",
      description = "the columns to draw, separated by commas")
  private List<String> plot = List.of();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the picture to write (.png or .svg)")
  private Path out = Path.of("");

  @Option(
      names = "--bins",
      paramLabel = "N",
      description = "bars for a column of numbers (default: ${DEFAULT-VALUE})")
  private int bins = 50;

  @Option(
      names = "--log",
      split = ",",
      paramLabel = "COLUMN",
      description = "those of them that are drawn on a logarithmic axis (default: features that"
          + " docs/tables.md says so of, and their medians; none: no column)")
  private @Nullable List<String> log;

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "plots in a row (default: ${DEFAULT-VALUE})")
  private int columns = 3;

  @Option(names = "--width", paramLabel = "PIXELS", description = "default: ${DEFAULT-VALUE}")
  private int width = 1600;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      description = "default: " + HEIGHT_OF_A_ROW + " for each row of plots")
  private int height;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    check("--bins", bins);
    check("--columns", columns);
    Set<String> logarithmic = logarithmic();
    Filter rows = table.filter();
    List<ColumnValues> values = ColumnValues.read(table.in(), plot, rows::bind).columns().stream()
        .map(column -> logarithmic.contains(column.property().name()) ? column.aboveZero() : column)
        .map(column -> column.orNothingToShow(table.in()))
        .toList();
    if (run.context().dryRun()) {
      return run.context().would("draw " + String.join(", ", plot) + " into " + out);
    }
    int across = Math.min(columns, values.size());
    var histograms = new HistogramPlot(values, bins, across, logarithmic);
    int high = height == 0 ? HEIGHT_OF_A_ROW * histograms.rows() : height;
    new PictureFile(out, width, high).draw(canvas -> histograms.draw(canvas, width, high));
    run.context().say(out + ": " + String.join(", ", plot) + " of " + table.in());
    return ExitCode.OK;
  }

  private Set<String> logarithmic() {
    return log == null
        ? plot.stream()
            .filter(name -> ColumnInfo.of(name).range().logarithmic())
            .collect(Collectors.toSet())
        : Set.copyOf(log);
  }

  private static void check(String option, int number) {
    if (number < 1 || number > 1000) {
      throw SmaltiException.usage(option + " must be 1 to 1000, not " + number);
    }
  }
}
