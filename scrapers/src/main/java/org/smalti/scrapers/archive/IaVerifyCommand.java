package org.smalti.scrapers.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.scrapers.fetch.DownloadList;
import org.smalti.scrapers.fetch.TransferOptions;
import org.smalti.scrapers.fetch.UnlistedFiles;
import org.smalti.scrapers.fetch.VerifyStage;
import org.smalti.scrapers.web.PoliteClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti ia verify}: compares the files of a folder with its items table. */
@Command(
    name = "verify",
    description = {
      "Check the files of a folder against their items table, by size and checksum.",
      "Prints a line for each that is missing, wrong, unknown (the table has neither size nor checksum of it) "
          + "or extra (the table does not name it). "
          + "Ends with 6 if any is missing, wrong or unknown; extra ones alone are no fault."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti ia verify --in items.csv --dir media --repair")
public final class IaVerifyCommand implements Callable<Integer> {
  @Option(
      names = {"-i", "--in"},
      required = true,
      paramLabel = "TABLE",
      description = "the items table (.csv)")
  private Path in = Path.of("");

  @Mixin
  private MediaFolderOption media = new MediaFolderOption();

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description = "which rows, as for ia download (default: all)")
  private String filter = "";

  @Option(names = "--fast", description = "compare sizes only, read no file")
  private boolean fast;

  @Option(
      names = "--repair",
      description =
          "fetch what is missing or wrong, and report what still is; a wrong file stays until the right one is there")
  private boolean repair;

  @Mixin
  private ArchiveOptions network = new ArchiveOptions();

  @Mixin
  private TransferOptions transfers = new TransferOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    Path folder = media.path();
    if (!Files.isDirectory(folder)) {
      run.context().say(folder + ": no such folder, so that everything is missing");
    }
    PoliteClient client = network.client(transfers.limits());
    DownloadList wanted = IaCommand.downloads(in, filter, folder);
    DownloadList named = filter.isBlank() ? wanted : IaCommand.downloads(in, "", folder);
    VerifyStage verification = new VerifyStage(wanted, folder, fast);
    verification.check(new UnlistedFiles(folder, in, named), run.context());
    if (repair && run.context().dryRun()) {
      return run.context().would("repair: " + verification.outlook());
    }
    return repair
        ? verification.repaired(client, new ArchiveNodes(), run.context())
        : verification.report(run.context());
  }
}
