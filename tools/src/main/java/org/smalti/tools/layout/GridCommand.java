package org.smalti.tools.layout;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.table.GridSize;
import org.smalti.tools.layout.grid.GridMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti grid}: gives every sample of a table its own cell. */
@Command(
    name = "grid",
    description = {
      "Lay samples out on a grid so that neighbours sound alike: rows get cells of their own in gridX, gridY.",
      "Fewer rows than cells sit in the middle, with holes at the rim. Of more rows than cells only as many get one"
          + " as there are cells; the others stay in the table with gridX and gridY empty."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti grid --in tmp/subset.csv --grid 128x128 --props tsne,tsne2")
public final class GridCommand implements Callable<Integer> {
  @Mixin
  private TableOptions tables = new TableOptions();

  @Option(
      names = "--grid",
      paramLabel = "WxH",
      description = "columns x rows (default: ${DEFAULT-VALUE})")
  private String grid = "128x128";

  @Option(
      names = "--props",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "tsne,tsne2",
      description = "the columns that say what is near: across, down (default: ${DEFAULT-VALUE})")
  private List<String> props = List.of();

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description =
          "which rows get a cell if there are too many (default: " + GridStage.USUAL_SORT + ")")
  private @Nullable String sort;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "how: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private GridMethod method = GridMethod.SLICE;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    var stage = new GridStage(GridSize.parse(grid), props, method, Optional.ofNullable(sort));
    return new ColumnStep(tables, run, "grid:gridX,gridY", GridStage.COLUMNS)
        .run(tables.read(props), stage::content, (table, journal) -> stage.fill(table, run));
  }
}
