package org.smalti.tools.columnar;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.smalti.core.SmaltiException;
import org.smalti.tools.layout.SoundVectorOptions;
import org.smalti.tools.layout.TableVectors;
import org.smalti.tools.parquet.ParquetCompression;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti export parquet}: a table with types, and the vectors of its sounds. */
@Command(
    name = "parquet",
    description = {
      "Write a table of any kind as Apache Parquet, for pandas, polars, DuckDB, R and Spark.",
      "A column is one of numbers if each of its cells that is not empty is written as a number; 007 and the like"
          + " keep it text. Empty cells are null. With --vectors a column 'vector' has the numbers by which tsne"
          + " judges likeness, as they were measured; it is null where there is no sound that can be read."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export parquet --in tmp/subset.csv --out subset.parquet",
      "  smalti export parquet --in tmp/subset.csv --vectors --dir tmp/media --cache tmp/features.cache"
          + " --out subset.parquet"
    })
public final class ExportParquetCommand implements Callable<Integer> {
  @Mixin
  private TypedExportOptions options = new TypedExportOptions();

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "write these columns, in this order (default: all)")
  private List<String> columns = List.of();

  @Option(names = "--vectors", description = "add the vector of each sample's sound")
  private boolean vectors;

  @Mixin
  private SoundVectorOptions sound = new SoundVectorOptions();

  @Option(
      names = "--compression",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private ParquetCompression compression = ParquetCompression.ZSTD;

  @Override
  public Integer call() {
    if (!vectors && sound.given()) {
      throw SmaltiException.usage(
          "--dir, --vector, --cache, --channel and --track say where vectors come from; add --vectors");
    }
    Optional<TableVectors> wanted = vectors ? Optional.of(sound.vectors()) : Optional.empty();
    ScannedTable table = options.table(columns, wanted);
    return new ParquetStage(table, wanted, compression, options.out()).write(options.context());
  }
}
