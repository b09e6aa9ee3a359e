package org.smalti.tools.columnar;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.smalti.core.SmaltiException;
import org.smalti.tools.layout.SoundVectorOptions;
import org.smalti.tools.layout.TableVectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export npy}: vectors, or columns of numbers, as a matrix for NumPy. */
@Command(
    name = "npy",
    description = {
      "Write a NumPy matrix with a row for each row of a table, in its order.",
      "Without --columns it holds the numbers by which tsne judges likeness, as they were measured, in single"
          + " precision; with it columns of numbers, in double precision. What is not known is NaN."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export npy --in tmp/subset.csv --dir tmp/media --cache tmp/features.cache --out vectors.npy",
      "  smalti export npy --in tmp/subset.csv --columns hz,power --out pitch.npy"
    })
public final class ExportNpyCommand implements Callable<Integer> {
  @Mixin
  private TypedExportOptions options = new TypedExportOptions();

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "write these columns of numbers, in this order, and no vectors")
  private List<String> columns = List.of();

  @Mixin
  private SoundVectorOptions sound = new SoundVectorOptions();

  @Override
  public Integer call() {
    boolean vectors = columns.isEmpty();
    if (!vectors && sound.given()) {
      throw SmaltiException.usage(
          "--columns takes numbers from the table, --dir, --vector, --cache, --channel and --track"
              + " from the sound; choose one");
    }
    Optional<TableVectors> wanted = vectors ? Optional.of(sound.vectors()) : Optional.empty();
    ScannedTable table = options.table(columns, wanted);
    return new NpyStage(table, wanted, options.out()).write(options.context());
  }
}
