package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.step.FileColumns;
import org.smalti.core.step.FileStep;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti summarize}: adds the medians of each file's samples to the table of files. */
@MemoryUse(MemoryUse.Kind.STREAMS_ROWS)
@Command(
    name = "summarize",
    description = "Add to each file how many samples it has and the medians of what was measured.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti summarize --in items.csv --dir samples")
public final class SummarizeCommand implements Callable<Integer> {
  @Mixin
  private RunOptions run;

  @Mixin
  private TableOptions tables = new TableOptions();

  @Option(
      names = {"-d", "--dir"},
      required = true,
      paramLabel = "DIR",
      description = "the folder that 'smalti samples' wrote its tables into")
  private Path samples = Path.of("");

  @Override
  public Integer call() {
    Table items = tables.read(List.of(ItemColumns.FILENAME));
    new MediaFolder(samples).require();
    Path pattern = samples.resolve("%s.csv");
    FeatureSet features = SummarizedFeatures.of(items, pattern);
    FileStep step = FileStep.of(
            "summarize",
            ItemColumns.summary(features),
            name -> MediaFolder.mirrored(pattern.toString(), name),
            new SummarizeWork(LocalPath.of(pattern), features))
        .with(features)
        .orAbsent(SampleSummary.NOT_ANALYSED.cells(features));
    return new FileColumns(step, items, tables.in(), run.context()).fill(tables.out());
  }
}
