package org.smalti.tools.layout;

import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.step.TableColumns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti order}: puts samples into a row in which each sounds like the one before it. */
@Command(
    name = "order",
    description = {
      "Put samples into a row in which each sounds like the one before it: the rank of each on a walk through all of"
          + " them"
          + " that is as short as can be found.",
      "Likeness is judged by the sounds in --dir, or by the columns in --features."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti order --in tmp/subset.csv --dir tmp/media --cache tmp/features.cache")
public final class OrderCommand implements Callable<Integer> {
  @Mixin
  private TableOptions tables = new TableOptions();

  @Mixin
  private SimilarityOptions similarity = new SimilarityOptions();

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "the column that is filled, 0 for the first (default: ${DEFAULT-VALUE})")
  private String column = "order";

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    Similarity by = similarity.similarity(List.of());
    OrderStage stage = new OrderStage(column, by);
    return new TableColumns(tables, run.context(), "order:" + column, List.of(column))
        .run(
            tables.read(by.columns()),
            stage::content,
            (table, journal) -> stage.fill(table, run.context(), journal));
  }
}
