package org.smalti.scrapers.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.show.TableFormat;
import org.smalti.core.table.ItemColumns;
import org.smalti.scrapers.fetch.DownloadStage;
import org.smalti.scrapers.fetch.FetchedList;
import org.smalti.scrapers.fetch.TransferOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti ia download}: downloads the files of an items table into a folder and checks them. */
@Command(
    name = "download",
    description = {
      "Download the files of an items table.",
      "Interrupted, it goes on where it was; a file has its name only when its checksum is right."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti ia download --in items.csv --out media --threads 3")
public final class IaDownloadCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the items table (.csv), with the columns filename and url")
  private Path in = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "the folder for the files")
  private Path out = Path.of("");

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "which rows, such as \"size<1e9&format~=mpeg\" (default: all)")
  private String filter = "";

  @Option(
      names = "--update",
      description =
          "replace files that the table has newer versions of, if they were fetched and not touched since")
  private boolean update;

  @Option(
      names = "--had",
      paramLabel = "FILE",
      description = {
        "a list of what was fetched once: it is not fetched again when it was moved away;",
        "what is fetched is added. Lines are as md5sum writes them"
      })
  private @Nullable Path had;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "with --dry-run: name, size and address of each file, as text, csv or json (default: a line in all)")
  private @Nullable TableFormat format;

  @Mixin
  private ArchiveOptions network = new ArchiveOptions();

  @Mixin
  private TransferOptions transfers = new TransferOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (out.toString().isEmpty()) {
      throw SmaltiException.usage("--out is empty; name a folder (. is the current one)");
    }
    CommandContext context = run.context();
    if (format != null && !context.dryRun()) {
      throw SmaltiException.usage("--format says how --dry-run prints; add --dry-run");
    }
    FetchedList list = had == null ? FetchedList.none() : FetchedList.in(had);
    DownloadStage downloads = new DownloadStage(IaCommand.downloads(in, filter, out), out, list);
    if (!context.dryRun()) {
      return downloads.fetch(
          network.client(transfers.limits()), new ArchiveNodes(), update, context);
    }
    if (format == null) {
      context.out().println(downloads.outlook(update, context));
    } else {
      List<String> words = List.of(ItemColumns.FILENAME, ItemColumns.URL);
      format.print(downloads.plan(update, context), words, context.out(), context.resultWidth());
    }
    return ExitCode.OK;
  }
}
