package org.smalti.scrapers.archive;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.scrapers.fetch.DownloadStage;
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

  @Mixin
  private ArchiveOptions network = new ArchiveOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    if (out.toString().isEmpty()) {
      throw SmaltiException.usage("--out is empty; name a folder (. is the current one)");
    }
    DownloadStage downloads = new DownloadStage(IaCommand.downloads(in, filter, out), out);
    if (run.context().dryRun()) {
      run.context().out().println(downloads.outlook(run.context().force()));
      return ExitCode.OK;
    }
    return downloads.fetch(network.client(), new ArchiveNodes(), run.context());
  }
}
