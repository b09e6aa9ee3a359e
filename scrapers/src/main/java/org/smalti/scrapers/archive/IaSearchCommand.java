package org.smalti.scrapers.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Unit;
import org.smalti.scrapers.archive.items.AssetChoice;
import org.smalti.scrapers.archive.items.SearchStage;
import org.smalti.scrapers.archive.search.SearchService;
import org.smalti.scrapers.archive.site.ArchiveSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code smalti ia search}: a table of the files that a query finds. */
@Command(
    name = "search",
    description = "Search the Internet Archive and write a table of what can be downloaded.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer =
        "  smalti ia search --query 'collection:(FedFlix) AND mediatype:(movies)' --format .mp4 --out items.csv")
public final class IaSearchCommand implements Callable<Integer> {
  @Option(
      names = "--query",
      required = true,
      paramLabel = "QUERY",
      description = "what to search for, in the archive's own grammar")
  private String query = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TABLE",
      description = "the items table to write (.csv)")
  private Path out = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      defaultValue = ".mp4",
      description =
          "how the file's name ends, or what the archive calls its format; several with commas (default: .mp4)")
  private List<String> formats = List.of();

  @Option(names = "--multi", description = "every such file of an item (default: only the largest)")
  private boolean multi;

  @Option(names = "--limit", paramLabel = "N", description = "take at most N items (default: all)")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--fields",
      split = ",",
      paramLabel = "FIELD",
      description = "more columns from the items' descriptions, such as publicdate,language")
  private List<String> fields = List.of();

  @Option(
      names = "--include-restricted",
      description =
          "also items and files that are not given to everybody, and, "
              + "where --format is their own name or format (_meta.xml, Metadata), the archive's own files")
  private boolean restricted;

  @Option(
      names = "--refresh",
      description =
          "ask for every item again (default: only for new and changed ones); "
              + "--force does so too and writes the table anew, without what other searches and steps have added to it")
  private boolean refresh;

  @Mixin
  private ArchiveOptions network = new ArchiveOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    ArchiveSite site = new ArchiveSite(network.root());
    if (query.isBlank()) {
      throw SmaltiException.usage("--query is empty; say what to search for");
    }
    List<String> endings =
        formats.stream().map(String::strip).filter(format -> !format.isEmpty()).toList();
    if (endings.isEmpty()) {
      throw SmaltiException.usage("--format is empty; name one, such as .mp4");
    }
    if (limit < 1) {
      throw SmaltiException.usage("--limit must be at least 1, not " + limit);
    }
    if (run.context().dryRun()) {
      run.context()
          .out()
          .println(Unit.ITEMS.show(new SearchService(site, network.client()).count(query)));
      return ExitCode.OK;
    }
    AssetChoice choice = new AssetChoice(endings, multi, restricted);
    return new SearchStage(
            site, query, choice, limit, fields, refresh || run.context().force())
        .into(out, network.client(), run.context());
  }
}
