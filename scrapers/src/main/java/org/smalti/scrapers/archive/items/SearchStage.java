package org.smalti.scrapers.archive.items;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.scrapers.archive.items.ItemsUpdate.OldRows;
import org.smalti.scrapers.archive.search.ItemFinder;
import org.smalti.scrapers.archive.search.ItemFinder.Found;
import org.smalti.scrapers.archive.search.ItemQuery;
import org.smalti.scrapers.archive.search.OrderedFinder;
import org.smalti.scrapers.archive.search.SearchService;
import org.smalti.scrapers.archive.site.ArchiveSite;
import org.smalti.scrapers.fetch.DownloadStage;
import org.smalti.scrapers.web.PoliteClient;

/**
 * Searches, and makes an items table of the results. The metadata of the items is kept in a {@link MetadataFile}, so
 * that a search that was stopped goes on, and the same search at a later time asks only for items that are new or have
 * changed.
 *
 * @param fields keys of the description that become further columns
 * @param layout how files are called that have no row yet
 * @param refresh whether the metadata of all items is asked for again
 * @param prune whether rows are dropped whose files the archive no longer has
 */
public record SearchStage(
    ArchiveSite site,
    ItemQuery wanted,
    AssetChoice choice,
    List<String> fields,
    FileLayout layout,
    boolean refresh,
    boolean prune) {
  private static final String STAGE = "search";
  /** So many connections at once are polite towards the archive. */
  private static final int THREADS = 4;

  /** Searches, brings the table up to date, and gives the exit code. */
  @SuppressWarnings("try") // The journal is held so that no other run works on the same table.
  public Integer into(Path out, PoliteClient client, CommandContext run) {
    client.tellingOutages(run::say);
    if (!run.force()) {
      EarlierRows.check(out);
    }
    try (Journal journal = Journal.of(out);
        MetadataFile known = MetadataFile.of(out, site.root())) {
      Found found = wanted.isNamed() ? named() : find(known, client, run);
      Set<String> doubted = prune && !run.force() ? EarlierRows.identifiers(out) : Set.of();
      Set<String> failed = ask(todo(found, doubted, known, run), found, known, client, run);
      List<String> answered = found.dates().keySet().stream()
          .filter(identifier -> !failed.contains(identifier))
          .toList();
      ItemsTable table = new ItemsTable(ItemsTable.described(fields), layout);
      ItemsUpdate update = new ItemsUpdate(site, known, choice, table);
      OldRows old = new OldRows(failed, run.force(), without(doubted, failed));
      write(update, out, answered, old, run);
      known.compact();
      return conclude(out, update, failed.size(), run);
    }
  }

  private Found named() {
    Map<String, String> dates = new LinkedHashMap<>();
    wanted.named().forEach(identifier -> dates.put(identifier, ""));
    return new Found(dates, dates.size(), "");
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private Found find(MetadataFile known, PoliteClient client, CommandContext run) {
    String query = wanted.query();
    SearchService service = new SearchService(site, client);
    String name = " search " + query;
    String last = known.has(name) ? known.text(name).strip() : "";
    long before = last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
    long total = new ItemFinder(service, query, wanted.limit()).total(before);
    if (total == 0) {
      throw SmaltiException.input(
          "nothing found for " + query + "; check the query on " + site.root());
    }
    try (Run search = run.begin(STAGE, Math.min(wanted.limit(), total), Unit.ITEMS)) {
      Found found = new OrderedFinder(service, wanted).find(total, search);
      if (found.dates().isEmpty()) {
        throw new SmaltiException(Reason.NETWORK, found.problem());
      }
      if (!found.problem().isEmpty()) {
        search.skip(new Failure(query, STAGE, found.problem()));
      } else if (found.reported() < before * 0.9) {
        search.say("the archive reports " + found.reported() + " results; it was " + before
            + " the last time");
      }
      if (found.problem().isEmpty() && found.reported() != before) {
        known.put(name, "", Long.toString(found.reported()));
      }
      return found;
    }
  }

  /**
   * The items whose metadata is to be asked for.
   *
   * @param doubted those of the table: what the archive has of them now decides whether their rows stay
   */
  private List<String> todo(
      Found found, Set<String> doubted, MetadataFile known, CommandContext run) {
    Set<String> items = found.dates().keySet();
    List<String> todo = new ArrayList<>(items.stream()
        .filter(identifier -> refresh || isNew(identifier, found, known))
        .toList());
    int alreadyKnown = items.size() - todo.size();
    if (alreadyKnown > 0 && !todo.isEmpty()) {
      run.say(alreadyKnown + " of " + Unit.ITEMS.show(items.size())
          + " are known; asking for the others");
    } else if (wanted.isNamed() && alreadyKnown > 0) {
      run.say(Unit.ITEMS.show(alreadyKnown) + " known already; --refresh asks again");
    }
    todo.addAll(without(doubted, items));
    return todo;
  }

  /** Asks for the metadata of items, and gives those for which that failed. */
  private Set<String> ask(
      List<String> todo, Found found, MetadataFile known, PoliteClient client, CommandContext run) {
    Set<String> failed = new HashSet<>();
    if (todo.isEmpty()) {
      return failed;
    }
    try (Run metadata = run.begin("metadata", todo.size(), Unit.ITEMS);
        Engine engine = run.engine(THREADS)) {
      engine.map(
          Batch.of("metadata", todo),
          new ItemWork(site, client),
          (identifier, answer) -> {
            if (answer.problem().isEmpty()) {
              String date = found.dates().getOrDefault(identifier, "");
              known.put(identifier, date, answer.document());
            } else {
              metadata.skip(new Failure(identifier, "metadata", answer.problem()));
              failed.add(identifier);
            }
          },
          metadata);
    }
    return failed;
  }

  /** Whether an item is not known, or the search gives another date than the last time. */
  private static boolean isNew(String identifier, Found found, MetadataFile known) {
    String date = found.dates().getOrDefault(identifier, "");
    return date.isEmpty() ? !known.has(identifier) : !known.isFrom(identifier, date);
  }

  private static void write(
      ItemsUpdate update,
      Path out,
      Collection<String> identifiers,
      OldRows old,
      CommandContext run) {
    try (Run table = run.begin("table", 2L * identifiers.size(), Unit.ITEMS)) {
      update.survey(identifiers, table);
      if (update.files() > 0) {
        update.write(out, identifiers, old, table);
      }
    }
  }

  private Integer conclude(Path out, ItemsUpdate update, int failed, CommandContext run) {
    if (update.files() == 0 && failed > 0) {
      run.failures().write(out);
      throw new SmaltiException(
          Reason.NETWORK, "none of the items could be asked for, see " + Failures.beside(out));
    }
    if (update.files() == 0 && update.refused() == 0) {
      throw SmaltiException.input(
          update.without() == 1
              ? "the item found has no file that " + choice.wording() + "; " + choice.advice()
              : "none of the " + update.without() + " items found has a file that "
                  + choice.wording() + "; " + choice.advice());
    }
    if (update.without() > 0) {
      run.say(Unit.ITEMS.show(update.without()) + (update.without() == 1 ? " has" : " have")
          + " no file that " + choice.wording());
    }
    update.keys().absent(ItemsTable.further(fields)).ifPresent(run::say);
    if (update.pruned() > 0) {
      run.say(Unit.ROWS.show(update.pruned()) + " dropped whose files the archive no longer has");
    }
    if (update.left() > 0) {
      run.say(rows(update.left()) + " that this search does not find; "
          + (update.left() == 1 ? "it is kept" : "they are kept"));
    }
    if (update.files() > 0) {
      run.say(
          update.changed()
              ? Unit.FILES.show(update.files()) + " in " + out + ", " + update.added()
                  + " of them new" + size(update)
              : out + " is up to date: " + Unit.FILES.show(update.files()) + ", nothing has changed"
                  + size(update));
    }
    return run.finish(out, update.files());
  }

  /** What a download would bring; a person who set no limit may not know that it is much. */
  private String size(ItemsUpdate update) {
    String limit = update.bytes() < DownloadStage.MUCH || wanted.limit() < Integer.MAX_VALUE
        ? ""
        : "; --limit, or --filter of ia download, takes fewer";
    return "; " + Unit.BYTES.show(update.bytes()) + " in all" + limit;
  }

  private static String rows(int count) {
    return count == 1 ? "1 row is of a file or item" : count + " rows are of files or items";
  }
}
