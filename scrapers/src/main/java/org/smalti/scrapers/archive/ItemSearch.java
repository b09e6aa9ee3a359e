package org.smalti.scrapers.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Failures;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.TableWriter;

/**
 * From a query to an items table.
 *
 * @param limit at most so many items
 * @param fields keys of the description that become further columns
 */
record ItemSearch(
    ArchiveSite site, String query, AssetChoice choice, int limit, List<String> fields) {
  private static final String STAGE = "search";
  /** Connections that an archive takes for polite. */
  private static final int THREADS = 4;

  /** Searches unless the table is there already, and gives the exit code. */
  Integer into(Path out, PoliteClient client, RunOptions run) {
    try (Journal journal = Journal.of(out)) {
      if (!run.force() && journal.isDone(STAGE, key()) && Files.exists(out)) {
        run.say(out + " already holds this search; --force asks again");
        return Files.exists(Failures.beside(out)) ? ExitCode.PARTIAL : ExitCode.OK;
      }
      Answers answers = new Answers();
      ask(find(client, run), client, run, answers);
      if (!answers.assets.isEmpty()) {
        List<String> described = ItemsTable.described(fields);
        TableWriter.write(ItemsTable.of(out.toString(), described, answers.assets), out);
        if (answers.settled) {
          journal.done(STAGE, key());
        }
      }
      return conclude(out, answers, run);
    }
  }

  private AdvancedSearch.Found find(PoliteClient client, RunOptions run) {
    try (Run search = run.begin(STAGE, -1, Unit.ITEMS)) {
      var found = new AdvancedSearch(site, client).find(query, limit, search);
      if (found.identifiers().isEmpty()) {
        throw SmaltiException.input(
            "nothing found for " + query + "; check the query on " + site.root());
      }
      if (found.missing(limit) > 0) {
        search.skip(new Failure(
            query,
            STAGE,
            "the archive reports " + found.reported() + " results and gives "
                + found.identifiers().size() + "; run the same command again later"));
      }
      return found;
    }
  }

  private void ask(
      AdvancedSearch.Found found, PoliteClient client, RunOptions run, Answers answers) {
    List<String> identifiers = found.identifiers();
    answers.settled = found.missing(limit) == 0;
    ItemWork work = new ItemWork(site, client, choice, ItemsTable.described(fields));
    try (Run metadata = run.begin("metadata", identifiers.size(), Unit.ITEMS);
        Engine engine = run.engine(THREADS)) {
      engine.map(
          Batch.of("metadata", identifiers),
          work,
          (identifier, answer) -> answers.add(identifier, answer, metadata),
          metadata);
    }
  }

  private Integer conclude(Path out, Answers answers, RunOptions run) {
    if (answers.assets.isEmpty() && !answers.settled && answers.failed > 0) {
      run.failures().write(out);
      throw new SmaltiException(
          Reason.NETWORK, "none of the items could be asked for, see " + Failures.beside(out));
    }
    if (answers.assets.isEmpty() && answers.failed == 0) {
      throw SmaltiException.input("none of the " + answers.without
          + " items found has a file that ends with " + choice.wording()
          + "; choose another --format");
    }
    if (answers.without > 0) {
      run.say(answers.without + " items have no file that ends with " + choice.wording());
    }
    run.say(answers.assets.size() + " files in " + out);
    return run.finish(out, answers.assets.size());
  }

  private String key() {
    return new Fingerprint()
        .with(site.root(), query, choice.formats(), choice.all(), limit, fields)
        .key();
  }

  /** What has come so far. */
  private static final class Answers {
    private final List<Asset> assets = new ArrayList<>();
    private int without;
    private int failed;
    private boolean settled = true;

    void add(String identifier, ItemAnswer answer, Run run) {
      if (!answer.problem().isEmpty()) {
        run.skip(new Failure(identifier, "metadata", answer.problem()));
        failed++;
      } else if (answer.assets().isEmpty()) {
        without++;
      }
      assets.addAll(answer.assets());
      settled &= answer.settled();
    }
  }
}
