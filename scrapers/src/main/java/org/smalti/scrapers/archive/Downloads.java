package org.smalti.scrapers.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Item;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** All files of an items table, on their way into a folder. */
final class Downloads {
  private static final String STAGE = "download";
  /** Connections that an archive takes for polite. */
  private static final int THREADS = 3;

  private final Path folder;
  private final List<Download> wanted = new ArrayList<>();
  private final List<Failure> refused = new ArrayList<>();
  private int finished;
  private int fetched;
  private boolean answered;

  /** @throws SmaltiException if the table has not the columns of an items table */
  Downloads(Table table, Path folder) {
    table.columns().require(List.of(Item.FILENAME, Item.URL));
    this.folder = folder;
    Set<String> targets = new HashSet<>();
    for (Row row : table.rows()) {
      try {
        Download download = Download.of(row, folder);
        if (targets.add(download.target())) {
          wanted.add(download);
        } else {
          refuse(row, "the name stands twice in the table; only the first is fetched");
        }
      } catch (SmaltiException e) {
        refuse(row, e.getMessage());
      }
    }
  }

  /** How much there is to do, in one line. Asks nobody but the folder. */
  String outlook() {
    List<Download> missing =
        wanted.stream().filter(download -> !Files.exists(download.path())).toList();
    String there = wanted.size() == missing.size()
        ? ""
        : "; " + (wanted.size() - missing.size()) + " are in " + folder + " already";
    return missing.size() + " files, " + String.format(Locale.ROOT, "%,d", bytes(missing))
        + " bytes to fetch" + there;
  }

  /** Fetches what is not there, and gives the exit code. */
  Integer fetch(PoliteClient client, RunOptions run) {
    Path place = folder.toAbsolutePath().normalize();
    try (Journal journal = Journal.of(place)) {
      List<Download> todo = wanted.stream()
          .filter(download -> run.force() || !journal.isDone(download.filename(), download.key()))
          .toList();
      finished = wanted.size() - todo.size();
      if (todo.isEmpty() && refused.isEmpty()) {
        run.say(folder + " already has all " + finished + " files; --force fetches them again");
      } else {
        fetch(todo, client, journal, run);
      }
    }
    return conclude(place, run);
  }

  private void fetch(List<Download> todo, PoliteClient client, Journal journal, RunOptions run) {
    try (Run stage = run.begin(STAGE, bytes(todo), Unit.BYTES);
        Engine engine = run.engine(THREADS)) {
      refused.forEach(stage::skip);
      engine.map(
          Batch.of(STAGE, todo)
              .named(Download::filename)
              .weighing(download -> Math.max(0, download.size())),
          new DownloadWork(client, run.force()),
          (download, result) -> note(download, result, journal, stage),
          stage);
    }
  }

  private void note(Download download, Fetched result, Journal journal, Run stage) {
    if (result.kind() == Fetched.Kind.UNREACHABLE && !answered) {
      throw new SmaltiException(Reason.NETWORK, result.problem());
    }
    answered |= result.kind() != Fetched.Kind.PRESENT;
    if (result.isWhole()) {
      journal.done(download.filename(), download.key());
      finished++;
      fetched += result.kind() == Fetched.Kind.FETCHED ? 1 : 0;
    } else {
      stage.skip(new Failure(download.filename(), STAGE, result.problem()));
    }
  }

  private Integer conclude(Path place, RunOptions run) {
    if (fetched > 0) {
      run.say(fetched + " files fetched into " + folder);
    }
    return run.finish(place, finished);
  }

  private void refuse(Row row, String why) {
    String name = row.text(Item.FILENAME);
    refused.add(new Failure(name.isEmpty() ? "row " + row.number() : name, STAGE, why));
  }

  private static long bytes(List<Download> downloads) {
    return downloads.stream()
        .mapToLong(download -> Math.max(0, download.size()))
        .sum();
  }
}
