package org.smalti.tools.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.layout.SimilarityOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti explore}: a page in which the samples of a table are seen and heard. */
@Command(
    name = "explore",
    description = {
      "Make a page that shows the samples as a map and plays them: one folder that opens in any browser from the"
          + " disk, and that any web host serves as it is.",
      "The map is the grid that 'smalti grid' made, or the plane of 'smalti tsne'. Media that can't be read are left"
          + " out of pictures and sound; their samples stay."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti explore --in tmp/subset.csv --dir tmp/media --items tmp/items.csv --out site")
@MemoryUse(MemoryUse.Kind.KEEPS_PICTURES)
public final class ExploreCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the samples (.csv)")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "the folder of the page: index.html, and all else in a folder page")
  private Path out = Path.of("");

  @Option(
      names = "--items",
      paramLabel = "TABLE",
      description = "the items table that titles, makers, licences and links stand in (.csv)")
  private @Nullable Path items;

  @Mixin
  private SimilarityOptions similarity = new SimilarityOptions();

  @Option(
      names = "--title",
      description = "what the page is called (default: the name of the table)")
  private @Nullable String title;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "the columns to filter and colour by (default: all that suit)")
  private List<String> columns = List.of();

  @Option(
      names = {"--colour", "--color"},
      paramLabel = "COLUMN",
      description = "the column that samples are coloured by first (default: cluster, else hz)")
  private @Nullable String colour;

  @Option(
      names = "--thumbnails",
      paramLabel = "N",
      description = "moving pictures of each sample, 0 for none (default: 8 of each of up to 1,000"
          + " samples, 4 of up to 4,000, 1 of more)")
  private @Nullable Integer thumbnails;

  @Option(
      names = "--sound",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private PageSoundFormat sound = PageSoundFormat.MP3;

  @Option(
      names = "--max",
      paramLabel = "MS",
      description = "cut longer samples in the page (default: 3000)")
  private double max = 3000;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "what was made of the samples and has its place in the page: films, sounds, pictures, tables;"
              + " several with commas between them, or by several such options")
  private List<String> results = List.of();

  @Option(
      names = "--serve",
      description =
          "serve the page to this machine until Ctrl-C, for browsers that open no large folders"
              + " from the disk")
  private boolean serve;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "the port of --serve (default: " + SiteServer.USUAL_PORT
          + ", or a free one where that is taken)")
  private @Nullable Integer port;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (!(max > 0)) {
      throw SmaltiException.usage("--max must be more than 0 ms");
    }
    if (thumbnails != null && (thumbnails < 0 || thumbnails > 64)) {
      throw SmaltiException.usage("--thumbnails is 0 to 64, not " + thumbnails);
    }
    if (port != null && !serve) {
      throw SmaltiException.usage("--port is for --serve; add that, or leave --port out");
    }
    if (port != null && (port < 1 || port > 65_535)) {
      throw SmaltiException.usage("--port is 1 to 65535, not " + port);
    }
    if (out.toString().isEmpty()) {
      throw SmaltiException.usage("--out is empty; name the folder of the page, . for this one");
    }
    Table table = TableReader.read(in);
    table.columns().require(Sample.PLACE);
    if (table.size() == 0) {
      throw SmaltiException.input(in + ": no sample in it; run 'smalti samples' first");
    }
    var options = new PageOptions(
        title == null ? name() : title,
        columns,
        Optional.ofNullable(colour),
        Optional.ofNullable(thumbnails),
        sound,
        max,
        resultFiles());
    var stage = new ExploreStage(table, itemsTable(), similarity, options, out, run.context());
    int exit = stage.write();
    if (serve && ExitCode.hasResult(exit) && !run.context().dryRun()) {
      stage.serve(Optional.ofNullable(port));
    }
    return exit;
  }

  /** The name of a file may have commas itself. */
  private List<Path> resultFiles() {
    return results.stream()
        .flatMap(text -> Files.exists(Path.of(text)) ? Stream.of(text) : Stream.of(text.split(",")))
        .map(Path::of)
        .toList();
  }

  private Optional<Table> itemsTable() {
    Optional<Table> table = Optional.ofNullable(items).map(TableReader::read);
    table.ifPresent(known -> known.columns().require(List.of(ItemColumns.FILENAME)));
    return table;
  }

  private String name() {
    return String.valueOf(in.getFileName()).replaceFirst("\\.[^.]*$", "");
  }
}
