package org.smalti.scrapers.archive.items;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
import org.smalti.scrapers.archive.search.ItemFinder;
import org.smalti.scrapers.archive.search.ItemFinder.Found;
import org.smalti.scrapers.archive.search.SearchService;
import org.smalti.scrapers.archive.site.ArchiveSite;
import org.smalti.scrapers.web.PoliteClient;

/**
 * Searches, and makes an items table of the results. The metadata of the items is kept in a {@link MetadataFile}, so
 * that a search that was stopped goes on, and the same search at a later time asks only for items that are new or have
 * changed.
 *
 * @param limit at most so many items
 * @param fields keys of the description that become further columns
 * @param refresh whether the metadata of all items is asked for again
 */
public record SearchStage(
    ArchiveSite site,
    String query,
    AssetChoice choice,
    int limit,
    List<String> fields,
    boolean refresh) {
  private static final String STAGE = "search";
  /** So many connections at once are polite towards the archive. */
  private static final int THREADS = 4;

  /** Searches, brings the table up to date, and gives the exit code. */
  @SuppressWarnings("try") // The journal is held so that no other run works on the same table.
  public Integer into(Path out, PoliteClient client, CommandContext run) {
    if (!run.force()) {
      EarlierRows.check(out);
    }
    try (Journal journal = Journal.of(out);
        MetadataFile known = MetadataFile.of(out, site.root())) {
      Found found = find(known, client, run);
      Set<String> failed = ask(found, known, client, run);
      List<String> answered = found.dates().keySet().stream()
          .filter(identifier -> !failed.contains(identifier))
          .toList();
      ItemsUpdate update = new ItemsUpdate(site, known, choice, ItemsTable.described(fields));
      write(update, out, answered, failed, run);
      known.compact();
      return conclude(out, update, failed.size(), run);
    }
  }

  private Found find(MetadataFile known, PoliteClient client, CommandContext run) {
    ItemFinder finder = new ItemFinder(new SearchService(site, client), query, limit);
    String name = " search " + query;
    String last = known.has(name) ? known.text(name).strip() : "";
    long before = last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
    long total = finder.total(before);
    if (total == 0) {
      throw SmaltiException.input(
          "nothing found for " + query + "; check the query on " + site.root());
    }
    try (Run search = run.begin(STAGE, Math.min(limit, total), Unit.ITEMS)) {
      Found found = finder.find(total, search);
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

  /** Asks for the metadata that is not known, and gives the items for which that failed. */
  private Set<String> ask(
      Found found, MetadataFile known, PoliteClient client, CommandContext run) {
    List<String> wanted = found.dates().keySet().stream()
        .filter(identifier -> refresh || isNew(identifier, found, known))
        .toList();
    Set<String> failed = new HashSet<>();
    if (wanted.isEmpty()) {
      return failed;
    }
    int alreadyKnown = found.dates().size() - wanted.size();
    if (alreadyKnown > 0) {
      run.say(alreadyKnown + " of " + Unit.ITEMS.show(found.dates().size())
          + " are known; asking for the others");
    }
    try (Run metadata = run.begin("metadata", wanted.size(), Unit.ITEMS);
        Engine engine = run.engine(THREADS)) {
      engine.map(
          Batch.of("metadata", wanted),
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
      Set<String> failed,
      CommandContext run) {
    try (Run table = run.begin("table", 2L * identifiers.size(), Unit.ITEMS)) {
      update.survey(identifiers, table);
      if (update.files() > 0) {
        update.write(out, identifiers, failed, run.force(), table);
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
              ? "the item found has no file that ends with " + choice.wording()
                  + "; choose another --format"
              : "none of the " + update.without() + " items found has a file that ends with "
                  + choice.wording() + "; choose another --format");
    }
    if (update.without() > 0) {
      run.say(Unit.ITEMS.show(update.without()) + (update.without() == 1 ? " has" : " have")
          + " no file that ends with " + choice.wording());
    }
    if (update.left() > 0) {
      run.say(rows(update.left()) + " that this search does not find; "
          + (update.left() == 1 ? "it is kept" : "they are kept"));
    }
    if (update.files() > 0) {
      run.say(
          update.changed()
              ? Unit.FILES.show(update.files()) + " in " + out + ", " + update.added()
                  + " of them new"
              : out + " is up to date: " + Unit.FILES.show(update.files())
                  + ", nothing has changed");
    }
    return run.finish(out, update.files());
  }

  private static String rows(int count) {
    return count == 1 ? "1 row is of a file or item" : count + " rows are of files or items";
  }
}
