package org.smalti.tools.stats;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.draw.PictureFile;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti stats scatter}: one column against another, or one column as a curve. */
@Command(
    name = "scatter",
    description = {
      "Draw one column of a table against another, a dot for each row.",
      "Coordinates of one plane, such as tsne,tsne2, have equal scales. Dates are years.",
      "A single column is drawn as a curve, smallest value first, or in the order of --sort."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti stats scatter --in tmp/subset.csv --props tsne,tsne2 --colour hz --out points.png")
public final class ScatterCommand implements Callable<Integer> {
  @Mixin
  private StatisticsOptions table = new StatisticsOptions();

  @Option(
      names = "--props",
      split = ",",
      required = true,
      paramLabel = "COLUMN",
      description = "the column for x and the column for y, or a single one")
  private List<String> props = List.of();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the picture to write (.png or .svg)")
  private Path out = Path.of("");

  @Option(
      names = {"--colour", "--color"},
      paramLabel = "COLUMN",
      description =
          "the column that colours the dots: numbers on a scale; words and clusters one colour each;"
              + " notes, the hues of a circle")
  private String colour = "";

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "what the picture shows (default: the names of the columns)")
  private String title = "";

  @Option(
      names = "--log",
      paramLabel = "AXES",
      arity = "0..1",
      fallbackValue = "both",
      description =
          "logarithmic axes: x, y, both or none; both, if none is named (default: those of features"
              + " that docs/tables.md says so of, and their medians)")
  private @Nullable LogAxes log;

  @Option(
      names = "--sort",
      paramLabel = "SORT",
      description = "the order of the rows before --limit")
  private String sort = "";

  @Option(names = "--limit", paramLabel = "N", description = "draw at most this many rows")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--width", paramLabel = "PIXELS", description = "default: ${DEFAULT-VALUE}")
  private int width = 1600;

  @Option(names = "--height", paramLabel = "PIXELS", description = "default: ${DEFAULT-VALUE}")
  private int height = 1000;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (props.size() > 2) {
      throw SmaltiException.usage("--props takes one or two columns, not " + props.size());
    }
    if (limit < 1) {
      throw SmaltiException.usage("--limit must be at least 1, not " + limit);
    }
    PictureFile picture = new PictureFile(out, width, height);
    ScatterPoints points = ScatterPoints.of(rows(), props, colour, axes(), !sort.isEmpty());
    if (run.context().dryRun()) {
      return run.context().would("draw " + points.size() + " points into " + out);
    }
    picture.draw(canvas -> new ScatterPlot(points, title).draw(canvas, width, height));
    String leftOut = points.leftOutSentence();
    run.context()
        .say(out + ": " + String.join(", ", props) + " of " + Unit.ROWS.show(points.size()) + " of "
            + table.in() + (leftOut.isEmpty() ? "" : "; left out: " + leftOut));
    return ExitCode.OK;
  }

  private LogAxes axes() {
    LogAxes wanted = log;
    boolean y = ColumnInfo.of(props.get(props.size() - 1)).range().logarithmic();
    boolean x = props.size() == 2 && ColumnInfo.of(props.get(0)).range().logarithmic();
    return wanted == null ? LogAxes.of(x, y) : wanted;
  }

  private Table rows() {
    Filter keep = table.filter();
    Sort order = Sort.parse(sort);
    Table all = TableReader.read(table.in());
    return order.apply(all.where(keep.bind(all.columns()))).limit(limit);
  }
}
