package org.smalti.tools.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.step.TableColumns;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.layout.grid.GridLayout;
import org.smalti.tools.layout.grid.GridMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti grid}: gives every sample of a table its own cell. */
@Command(
    name = "grid",
    description = {
      "Lay samples out on a grid so that neighbours sound alike: rows get cells of their own in gridX, gridY.",
      "The layout begins with the places that --props names (without them, with principal components) and is"
          + " improved by how"
          + " the samples sound, if --dir or --cache leads to the sounds, or by --features; otherwise by the places"
          + " alone.",
      "Fewer rows than cells sit in the middle, with holes at the rim. Of more rows than cells only as many get one"
          + " as there are cells; the others stay in the table with gridX and gridY empty.",
      "What is said at the end: DPQ16, the distance preservation quality (1 is the best there could be), and the mean"
          + " distance of neighbours, both with what chance gives."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti grid --in tmp/subset.csv --grid 128x128 --dir tmp/media --cache tmp/features.cache --plot"
            + " tmp/map.png")
public final class GridCommand implements Callable<Integer> {
  private static final List<String> USUAL_PROPS = List.of("tsne", "tsne2");

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
      description =
          "the columns that say what is near: across, down (default: tsne,tsne2 if the table has them)")
  private List<String> props = List.of();

  @Mixin
  private SimilarityOptions similarity = new SimilarityOptions();

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      description =
          "which rows get a cell if there are too many (default: " + GridStage.USUAL_SORT + ")")
  private @Nullable String sort;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "how: auto improves what slice gives; slice cuts recursively; lap is the exact linear assignment of places to"
              + " cells, for at most 4,096 samples (default: ${DEFAULT-VALUE})")
  private GridMethod method = GridMethod.AUTO;

  @Option(
      names = "--wrap",
      description = "the left edge touches the right one, and the top the bottom")
  private boolean wrap;

  @Option(
      names = "--fixed",
      paramLabel = "COLUMN",
      description =
          "the column that names the cells some rows must get, such as 12x7: column 12 of row 7, from 0; empty: any")
  private @Nullable String fixed;

  @Option(names = "--plot", paramLabel = "FILE", description = "draw the map too (.png or .svg)")
  private @Nullable Path plot;

  @Option(
      names = {"--colour", "--color"},
      paramLabel = "COLUMN",
      description =
          "the column that colours the cells of --plot (default: the first three principal components, so that what is"
              + " alike has like colours)")
  private @Nullable String colour;

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    var layout = new GridLayout(GridSize.parse(grid), method, wrap);
    if (colour != null && plot == null) {
      throw SmaltiException.usage("--colour is for the map; name its file with --plot FILE");
    }
    GridPlot picture = plot == null ? null : new GridPlot(plot, layout.size(), colour);
    Table table = tables.read(required());
    List<String> places = places(table);
    Similarity by = similarity.similarity(places);
    table.columns().require(by.columns());
    var stage =
        new GridStage(layout, places, by, Optional.ofNullable(sort), Optional.ofNullable(fixed));
    int exit = new TableColumns(tables, run.context(), "grid:gridX,gridY", GridStage.COLUMNS)
        .run(table, stage::content, (rows, journal) -> stage.fill(rows, run.context(), journal));
    return picture == null || run.context().dryRun() || exit == ExitCode.INPUT
        ? exit
        : picture.draw(tables, by, run.context(), exit);
  }

  /** What every table must have, before anything else is known of it. */
  private List<String> required() {
    return fixed == null
        ? props
        : Stream.concat(props.stream(), Stream.of(fixed)).toList();
  }

  /** The columns that the layout begins with. A table of features alone needs none. */
  private List<String> places(Table table) {
    boolean usual = USUAL_PROPS.stream().allMatch(table.columns()::has);
    if (!props.isEmpty() || (!usual && similarity.given())) {
      return props;
    }
    if (!usual && table.size() > 0 && table.stream().allMatch(Sample::isSilent)) {
      return List.of(); // 'smalti tsne' finds no places for them
    }
    table.columns().require(USUAL_PROPS);
    return USUAL_PROPS;
  }
}
