package org.smalti.tools.export;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.Filter;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Sort;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Option;

/** The options that say which samples are exported, in which order. */
public final class SampleSelection {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the samples, or phrases (.csv)")
  private Path in = Path.of("");

  @Option(names = "--filter", paramLabel = "FILTER", description = "take only these samples")
  private String filter = "";

  @Option(
      names = "--sort",
      paramLabel = "SORT",
      description = "the order of the samples; its trims leave samples out")
  private String sort = "";

  @Option(names = "--limit", paramLabel = "N", description = "at most this many samples")
  private int limit = Integer.MAX_VALUE;

  /** What is read: the table, and the media files of the samples. */
  public InputFiles inputs(Table chosen, MediaFolder media) {
    List<String> names = chosen.stream().map(row -> row.text(Sample.FILENAME)).toList();
    return InputFiles.of(List.of(in), media, names);
  }

  /** @throws SmaltiException if none are left */
  public Table read() {
    Filter keep = Filter.parse(filter);
    Sort order = Sort.parse(sort);
    if (limit < 1) {
      throw SmaltiException.usage("--limit must be at least 1, not " + limit);
    }
    Table all = TableReader.read(in);
    all.columns().require(Sample.PLACE);
    Table chosen = order.apply(all.where(keep.bind(all.columns()))).limit(limit);
    if (chosen.size() == 0) {
      throw SmaltiException.input(
          all.size() == 0
              ? in + ": no sample in it; run 'smalti samples' first"
              : in + ": none of its " + all.size() + " samples passes --filter; widen it");
    }
    return chosen;
  }
}
