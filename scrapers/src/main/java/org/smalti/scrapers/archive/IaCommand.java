package org.smalti.scrapers.archive;

import java.nio.file.Path;
import org.smalti.core.cli.MemoryUse;
import org.smalti.core.table.Filter;
import org.smalti.scrapers.fetch.DownloadList;
import picocli.CommandLine.Command;

/** {@code smalti ia}: the commands that talk to the Internet Archive. */
@MemoryUse(MemoryUse.Kind.MOVES_BYTES)
@Command(
    name = "ia",
    description = "Find and download media of the Internet Archive.",
    mixinStandardHelpOptions = true,
    subcommands = {IaSearchCommand.class, IaDownloadCommand.class, IaVerifyCommand.class},
    footerHeading = "%nExample:%n",
    footer = {
      "  smalti ia search --query 'collection:(FedFlix) AND mediatype:(movies)' --out items.csv",
      "  smalti ia download --in items.csv --out media",
      "  smalti ia verify --in items.csv --dir media"
    })
public final class IaCommand {
  /** The files that an items table of the archive names. */
  static DownloadList downloads(Path table, String filter, Path folder) {
    return DownloadList.of(table, Filter.parse(filter), folder, "run 'smalti ia search' again");
  }
}
