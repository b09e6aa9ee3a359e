package org.smalti.scrapers.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Unit;
import org.smalti.scrapers.archive.items.AssetChoice;
import org.smalti.scrapers.archive.items.FileLayout;
import org.smalti.scrapers.archive.items.SearchStage;
import org.smalti.scrapers.archive.search.ItemQuery;
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
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti ia search --query 'collection:(FedFlix) AND mediatype:(movies)' --format .mp4 --out items.csv",
      "  smalti ia search --ids https://archive.org/details/gov.archives.arc.1257628 --out items.csv",
      "  smalti ia search --query 'mediatype:audio' --sort downloads=desc --limit 50 --format .flac --multi \\",
      "         --source original --layout '{identifier}/{name}' --out items.csv"
    })
public final class IaSearchCommand implements Callable<Integer> {
  @Mixin
  private QueryOptions query = new QueryOptions();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "TABLE",
      description = "the items table to write (.csv)")
  private Path out = Path.of("");

  @Mixin
  private AssetOptions assets = new AssetOptions();

  @Option(
      names = "--fields",
      split = ",",
      paramLabel = "FIELD",
      description = "more columns from the items' descriptions, such as publicdate,language")
  private List<String> fields = List.of();

  @Option(
      names = "--layout",
      paramLabel = "PATTERN",
      description = {
        "how files without a row are called: columns in braces, such as '{identifier}/{name}'",
        "(default: {name}, in a folder {identifier} where that is taken)"
      })
  private String layout = "";

  @Option(
      names = "--refresh",
      description =
          "ask for every item again (default: only for new and changed ones); "
              + "--force does so too and writes the table anew, without what other searches and steps have added to it")
  private boolean refresh;

  @Option(
      names = "--prune",
      description =
          "drop rows whose files the archive no longer has; the items of rows that this search does not find are"
              + " asked for (default: rows stay)")
  private boolean prune;

  @Mixin
  private ArchiveOptions network = new ArchiveOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    ArchiveSite site = new ArchiveSite(network.root());
    ItemQuery wanted = query.query();
    AssetChoice choice = assets.choice();
    FileLayout files = layout.isEmpty() ? FileLayout.PLAIN : FileLayout.parse(layout, fields);
    run.context().waits("asking " + site.root());
    if (run.context().dryRun()) {
      long count = wanted.isNamed()
          ? wanted.named().size()
          : new SearchService(site, network.client().tellingOutages(run.context()::say))
              .count(wanted.query());
      run.context().out().println(Unit.ITEMS.show(count));
      return ExitCode.OK;
    }
    return new SearchStage(
            site, wanted, choice, fields, files, refresh || run.context().force(), prune)
        .into(out, network.client(), run.context());
  }
}
