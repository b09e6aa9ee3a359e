package org.smalti.scrapers.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.smalti.scrapers.web.PoliteClient;

/** Fetches the files of a {@link DownloadList} into a folder. */
public final class DownloadStage {
  static final String STAGE = "download";
  /** So many connections at once are polite towards one server. */
  private static final int THREADS = 4;

  private final DownloadList wanted;
  private final Path folder;
  private int finished;
  private int fetched;
  private int unreached;
  private Optional<String> unreachable = Optional.empty();

  public DownloadStage(DownloadList wanted, Path folder) {
    this.wanted = wanted;
    this.folder = folder;
  }

  /**
   * How much there is to do, in one line. Looks at the folder, asks no server.
   *
   * @param replace whether files that are there are fetched again
   */
  public String outlook(boolean replace) {
    List<Download> missing = wanted.files().stream()
        .filter(download -> replace || !Files.exists(download.path()))
        .toList();
    int present = wanted.files().size() - missing.size();
    return Unit.FILES.show(missing.size()) + ", "
        + String.format(Locale.ROOT, "%,d", bytes(missing))
        + " bytes to fetch"
        + (present == 0 ? "" : "; " + present + " are in " + folder + " already");
  }

  /**
   * Fetches what is not there, and gives the exit code.
   *
   * @param nodes finds the other servers that have a file
   * @throws SmaltiException if another run is at work on the folder, if the disk is or gets full, or if no server
   *     answered at all
   */
  public int fetch(PoliteClient client, NodeFinder nodes, CommandContext run) {
    return fetch(new DownloadWork(client, nodes, run.force()), run);
  }

  /**
   * The same; {@code work} says whether files that are there are fetched again and replaced once the new ones are
   * right.
   */
  int fetch(DownloadWork work, CommandContext run) {
    boolean replace = work.replace();
    try (Journal journal = Journal.of(RealPath.of(folder))) {
      List<Download> todo = wanted.files().stream()
          .filter(download -> replace || !journal.isDone(download.filename(), download.key()))
          .toList();
      finished = wanted.files().size() - todo.size();
      if (wanted.files().isEmpty() && wanted.refused().isEmpty()) {
        run.say("nothing to fetch: no row of the table is wanted");
      } else if (todo.isEmpty() && wanted.refused().isEmpty()) {
        run.say(folder + " already has "
            + (finished == 1
                ? "the file; --force fetches it again"
                : "all " + Unit.FILES.show(finished) + "; --force fetches them again"));
      } else {
        DiskSpace.require(folder, todo, replace);
        fetch(todo, work, journal, run);
      }
    }
    return conclude(run);
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
