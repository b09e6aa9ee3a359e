package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Unit;
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
    SummarizeStage columns = new SummarizeStage(samples, run);
    try (Journal journal = run.journal(tables.out())) {
      if (run.dryRun()) {
        return run.would("summarize " + Unit.FILES.show(columns.changed(items, journal)) + " into "
            + tables.out());
      }
      Table filled = columns.fill(items, journal);
      tables.write(filled);
      columns.remember(journal);
      run.say(columns.read() + " of " + Unit.FILES.show(items.size()) + " summarized anew");
      return run.finish(tables.out(), items.size() - run.failures().count());
    }
  }
}
