package org.smalti.scrapers.fetch;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.RealPath;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Columns;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Table;
import org.smalti.scrapers.web.PoliteClient;

/** Fetches the files of a {@link DownloadList} into a folder. */
public final class DownloadStage {
  static final String STAGE = "download";
  /** So many connections at once are polite towards one server. */
  private static final int THREADS = 4;

  /** Bytes; so much is said before it is fetched. */
  public static final long MUCH = 100_000_000_000L;

  private final DownloadList wanted;
  private final Path folder;
  private final FetchedList had;
  private int finished;
  private int fetched;
  private int unreached;
  private Optional<String> unreachable = Optional.empty();

  /** @param had what was fetched once, and is not fetched again if it is not there */
  public DownloadStage(DownloadList wanted, Path folder, FetchedList had) {
    this.wanted = wanted;
    this.folder = folder;
    this.had = had;
  }

  /** How much there is to do, in one line. Looks at the folder, asks no server. */
  public String outlook(boolean update, CommandContext run) {
    List<Download> missing = missing(update, run);
    int present = wanted.files().size() - missing.size();
    return Unit.FILES.show(missing.size()) + ", "
        + String.format(Locale.ROOT, "%,d", bytes(missing))
        + " bytes to fetch"
        + (present == 0 ? "" : "; " + present + " are in " + folder + " already");
  }

  /** The files that would be fetched: filename, size and url. Looks at the folder, asks no server. */
  public Table plan(boolean update, CommandContext run) {
    List<String[]> rows = new ArrayList<>();
    for (Download download : missing(update, run)) {
      String size = download.size() < 0 ? "" : Long.toString(download.size());
      rows.add(new String[] {download.filename(), size, download.url()});
    }
    List<String> names = List.of(ItemColumns.FILENAME, ItemColumns.SIZE, ItemColumns.URL);
    return Table.ofCells(new Columns(STAGE, names), rows);
  }

  private List<Download> missing(boolean update, CommandContext run) {
    try (Journal journal = update ? Journal.peek(RealPath.of(folder)) : Journal.none()) {
      return wanted.files().stream()
          .filter(download -> run.force()
              || (Files.exists(download.path())
                  ? update && download.beside(journal.key(download.filename())).outdated()
                  : !had.has(download)))
          .toList();
    }
  }

  /**
   * Fetches what is not there, and gives the exit code.
   *
   * @param nodes finds the other servers that have a file
   * @param update whether earlier versions that were fetched and have not been touched since are replaced
   * @throws SmaltiException if another run is at work on the folder, if the disk is or gets full, or if no server
   *     answered at all
   */
  public int fetch(PoliteClient client, NodeFinder nodes, boolean update, CommandContext run) {
    Replacing replacing =
        run.force() ? Replacing.ALL : update ? Replacing.OUTDATED : Replacing.NONE;
    return fetch(new DownloadWork(client, nodes, replacing), run);
  }

  /**
   * The same; {@code work} says whether files that are there are fetched again and replaced once the new ones are
   * right.
   */
  int fetch(DownloadWork work, CommandContext run) {
    boolean replace = work.replacing() == Replacing.ALL;
    work.client().tellingOutages(run::say);
    try (Journal journal = run.journal(RealPath.of(folder))) {
      List<Download> todo = new ArrayList<>();
      int gone = 0;
      for (Download download : wanted.files()) {
        if (!replace && journal.isDone(download.filename(), download.key())) {
          had.add(download);
          finished++;
        } else if (!replace && had.has(download) && !isThere(download)) {
          gone++;
          finished++;
        } else {
          todo.add(download.beside(journal.key(download.filename())));
        }
      }
      if (gone > 0) {
        run.say(Unit.FILES.show(gone) + " fetched before, as " + had.name()
            + " says, and not there; --force fetches again");
      }
      if (wanted.files().isEmpty() && wanted.refused().isEmpty()) {
        run.say("nothing to fetch: no row of the table is wanted");
      } else if (todo.isEmpty() && wanted.refused().isEmpty()) {
        sayPresent(finished - gone, run);
      } else {
        requirePlace(todo, work.replacing(), journal);
        if (bytes(todo) >= MUCH) {
          run.say("fetching " + Unit.FILES.show(todo.size()) + ", " + Unit.BYTES.show(bytes(todo))
              + "; --filter takes fewer");
        }
        fetch(todo, work, journal, run);
        if (journal.isReadOnly()) {
          return concludeUnnoted(run);
        }
      }
    }
    return conclude(run);
  }

  /** Files that are there are only compared, for which nothing has to be written. */
  private void requirePlace(List<Download> todo, Replacing replacing, Journal journal) {
    if (todo.stream().anyMatch(file -> !isThere(file) || replacing.replaces(file))) {
      journal.requireWritable();
    }
    DiskSpace.require(folder, todo, replacing == Replacing.ALL);
  }

  /** The end where nothing can be written: all files are there, and have been compared. */
  private int concludeUnnoted(CommandContext run) {
    int wrong = run.failures().count();
    run.say(folder + ": " + Unit.FILES.show(finished) + " right"
        + (wrong == 0 ? "" : ", " + run.failures().summary())
        + "; nothing can be written there, so that "
        + (wrong == 0 ? "" : "there is no failures table, and ")
        + "the next run compares again");
    return wrong == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private void sayPresent(int present, CommandContext run) {
    if (present > 0) {
      run.say(folder + " already has "
          + (present == 1
              ? "the file; --force fetches it again"
              : "all " + Unit.FILES.show(present) + "; --force fetches them again"));
    }
  }

  private static boolean isThere(Download download) {
    return Files.exists(download.path(), LinkOption.NOFOLLOW_LINKS);
  }

  private void fetch(List<Download> todo, DownloadWork work, Journal journal, CommandContext run) {
    try (Run stage = run.begin(STAGE, bytes(todo), Unit.BYTES);
        Engine engine = run.engine(THREADS)) {
      wanted.refused().forEach(stage::skip);
      engine.map(
          Batch.of(STAGE, todo).named(Download::filename).weighing(Download::bytes),
          work,
          (download, result) -> note(download, result, journal, stage, run),
          stage);
    }
  }

  private void note(
      Download download, DownloadResult result, Journal journal, Run stage, CommandContext run) {
    Failure failure = new Failure(download.filename(), STAGE, result.problem());
    switch (result.kind()) {
      case FETCHED, PRESENT -> {
        journal.done(download.filename(), download.key());
        had.add(download);
        finished++;
        fetched += result.kind() == DownloadResult.Kind.FETCHED ? 1 : 0;
      }
      case FAILED -> stage.skip(failure);
      case UNREACHABLE -> {
        // Each has its row in the failures table; one message on the terminal is enough for all of
        // them.
        run.failures().add(failure);
        unreached++;
        unreachable = unreachable.or(() -> Optional.of(result.problem()));
      }
    }
  }

  /**
   * Never bad input (3), even if no file could be fetched: the table could be read, and each of its files has its
   * failure row.
   */
  private int conclude(CommandContext run) {
    if (fetched > 0) {
      run.say(Unit.FILES.show(fetched) + " fetched into " + folder);
    }
    Path place = folder.toAbsolutePath().normalize();
    boolean nobodyAnswered = finished == 0 && unreached == run.failures().count();
    if (unreachable.isPresent() && nobodyAnswered) {
      run.failures().write(place);
      throw new SmaltiException(Reason.NETWORK, unreachable.get());
    }
    unreachable.ifPresent(run::say);
    return run.finish(place, finished) == ExitCode.OK ? ExitCode.OK : ExitCode.PARTIAL;
  }

  static long bytes(List<Download> downloads) {
    return downloads.stream().mapToLong(Download::bytes).sum();
  }
}
