package org.smalti.tools.stats;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.core.show.TableFormat;
import org.smalti.core.table.CellFormat;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti stats tags}: how often each tag or word of a column occurs. */
@Command(
    name = "tags",
    description =
        "Count the tags in a column, most frequent first, with the share of rows that carry them.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti stats tags --in tmp/items.csv --props subject --out tags.csv")
public final class TagsCommand implements Callable<Integer> {
  private static final List<String> COLUMNS = List.of("tag", "count", "share");

  @Mixin
  private StatisticsOptions table = new StatisticsOptions();

  @Option(
      names = "--props",
      split = ",",
      paramLabel = "COLUMN",
      defaultValue = "subject",
      description = "the columns whose tags are counted together (default: ${DEFAULT-VALUE})")
  private List<String> props = List.of();

  @Option(
      names = "--sep",
      paramLabel = "TEXT",
      defaultValue = ";",
      description = "what stands between the tags of a cell (default: ${DEFAULT-VALUE})")
  private String separator = ";";

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "print this many (default: ${DEFAULT-VALUE})")
  private int count = 50;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "what is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private TableFormat format = TableFormat.TEXT;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "TABLE",
      description =
          "write all of them to this table too (.csv); - is standard output, and nothing else is"
              + " printed there")
  private @Nullable Path out;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (separator.isEmpty() || count < 1) {
      throw SmaltiException.usage("--sep must not be empty and --count at least 1");
    }
    if (out != null) {
      new InputFiles(List.of(table.in())).spare(out);
    }
    TagCounts tags = TagCounts.of(table.in(), props, separator, table.filter());
    print(tags, run.context().out());
    Path table = out;
    if (table != null) {
      write(tags, table);
      run.context().say(table + ": " + tags.counts().size() + " tags");
    }
    return ExitCode.OK;
  }

  private void print(TagCounts tags, PrintStream to) {
    if (format != TableFormat.TEXT) {
      List<String[]> rows =
          tags.counts().stream().limit(count).map(tag -> cells(tags, tag)).toList();
      format.print(
          Table.ofCells(new Columns("tags", COLUMNS), rows), List.of(COLUMNS.get(0)), to, 0);
      return;
    }
    to.println(NumberText.whole(tags.tagged()) + " of " + NumberText.whole(tags.rows())
        + " rows have tags, " + NumberText.whole(tags.counts().size()) + " different ones");
    for (TagCounts.Count tag :
        tags.counts().subList(0, Math.min(count, tags.counts().size()))) {
      to.println(String.format(
          Locale.ROOT,
          "%9s  %5.1f %%  %s",
          NumberText.whole(tag.rows()),
          100 * tags.share(tag),
          tag.tag()));
    }
  }

  private static String[] cells(TagCounts tags, TagCounts.Count tag) {
    return new String[] {
      tag.tag(), Integer.toString(tag.rows()), CellFormat.decimal(tags.share(tag), 4)
    };
  }

  private static void write(TagCounts tags, Path table) {
    try (TableWriter writer = new TableWriter(table, COLUMNS)) {
      for (TagCounts.Count tag : tags.counts()) {
        writer.add(cells(tags, tag));
      }
      writer.commit();
    }
  }
}
