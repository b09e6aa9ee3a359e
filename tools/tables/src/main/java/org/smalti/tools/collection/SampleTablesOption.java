package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.InputFiles;
import org.smalti.core.table.Sort;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which samples tables a command reads: those of an items table, or those that are named. */
final class SampleTablesOption {
  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      description = "samples tables, or quoted patterns of them, instead of --in")
  private List<String> tables = List.of();

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "the items table (.csv)")
  private @Nullable Path in;

  @Option(
      names = {"-d", "--dir"},
      paramLabel = "DIR",
      description =
          "the folder of the samples tables, DIR/FILE.csv for the media file FILE; or a pattern with %%s for FILE")
  private String dir = "";

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "take only these items (default: samples>0)")
  private String filter = "";

  /**
   * The tables; those of items in the order of {@code sort}.
   *
   * @throws SmaltiException if the options do not fit together, if there are none, or if {@code out} is one of those
   *     that are read
   */
  List<SampleTable> sources(Sort sort, Path out) {
    List<SampleTable> sources = sources(sort);
    List<Path> read = new ArrayList<>(sources.stream().map(SampleTable::path).toList());
    if (in != null) {
      read.add(in);
    }
    new InputFiles(read).spare(out);
    return sources;
  }

  private List<SampleTable> sources(Sort sort) {
    Path items = in;
    if ((items == null) == tables.isEmpty()) {
      throw SmaltiException.usage("name either an items table with --in or samples tables");
    }
    if (items == null) {
      refuseItems("--filter chooses rows", !filter.isEmpty());
      refuseItems("--sort orders the rows", !sort.equals(Sort.parse("")));
      refuseItems("--dir is the folder of the samples tables", !dir.isEmpty());
      return SampleTables.named(tables);
    }
    if (dir.isEmpty()) {
      throw SmaltiException.usage("--in needs --dir, the folder of the samples tables");
    }
    return SampleTables.ofItems(items, dir, filter, sort);
  }

  private static void refuseItems(String what, boolean given) {
    if (given) {
      throw SmaltiException.usage(
          what + " of --in; leave it out, or name an items table with --in");
    }
  }
}
