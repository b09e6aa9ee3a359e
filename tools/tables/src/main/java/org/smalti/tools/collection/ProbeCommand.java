package org.smalti.tools.collection;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.files.GlobPattern;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.MediaPaths;
import org.smalti.core.show.TableFormat;
import org.smalti.core.step.FileColumns;
import org.smalti.core.step.FileStep;
import org.smalti.core.table.Columns;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti probe}: adds duration and streams of the media files of a table, or shows those of any files. */
@Command(
    name = "probe",
    description = "Find out duration and streams of media files.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti probe --in tmp/items.csv --dir tmp/media",
      "  smalti probe 'tmp/media/*.mp4' --out table.csv",
      "  smalti probe 'tmp/media/**' --format json"
    })
public final class ProbeCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "the table of items whose files are probed (.csv)")
  private @Nullable Path in;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "media files, globs, or folders with all media below them")
  private List<String> files = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description =
          "leave out files with such names, relative to --dir, such as 'out/**'; may be repeated")
  private List<String> excluded = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "TABLE",
      description = "the table to write; - is standard output (default: update --in; show on the"
          + " terminal for files)")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "what is printed where no table is written: ${COMPLETION-CANDIDATES} (default:"
          + " text)")
  private @Nullable TableFormat format;

  @Option(
      names = "--fast",
      description =
          "believe the headers instead of reading every packet; of a joined file they tell"
              + " the first part alone, unless a look at 16 places shows that its clock begins again,"
              + " or one behind the end of that part shows another (not in FLV)")
  private boolean fast;

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    Path source = in;
    if ((source == null) == files.isEmpty()) {
      throw SmaltiException.usage("name either --in TABLE or media files");
    }
    if (source != null && !excluded.isEmpty()) {
      throw SmaltiException.usage("--exclude is for media files; leave out --in");
    }
    if (format != null && (source != null || out != null)) {
      throw SmaltiException.usage(
          "--format " + format + " is for what is printed; leave out --in and --out");
    }
    Table table = source == null ? listed() : TableReader.read(source);
    table.columns().require(List.of(ItemColumns.FILENAME));
    MediaFolder folder = media.media();
    FileStep step = FileStep.of(
            "probe", ItemColumns.PROBED, folder::resolve, new ProbeWork(folder, fast))
        .with(fast);
    FileColumns columns = new FileColumns(step, table, source, run.context());
    Path output = out == null ? source : out;
    return output == null ? show(columns) : columns.fill(output);
  }

  /** The files on the command line. */
  private Table listed() {
    List<GlobPattern> left = excluded.stream().map(GlobPattern::new).toList();
    return Table.ofCells(
        new Columns("the files", List.of(ItemColumns.FILENAME)),
        MediaPaths.find(files).stream()
            .map(media.media()::nameOf)
            .distinct()
            .filter(name -> left.stream().noneMatch(glob -> glob.matches(Path.of(name))))
            .map(name -> new String[] {name})
            .toList());
  }

  private int show(FileColumns columns) {
    Table probed = columns.look().where(row -> row.has(ItemColumns.HAS_AUDIO));
    (format == null ? TableFormat.TEXT : format)
        .print(probed, ItemColumns.WORDS, run.context().out(), run.context().resultWidth());
    return run.context().failures().exitCode(probed.size());
  }
}
