package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.RealPath;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.show.Console;
import org.smalti.scrapers.web.PoliteClient;

/** Checks the files of a folder against its items table, and repairs them. */
public final class VerifyStage {
  private static final String STAGE = "verify";
  /** No file has this key: under it, the journal counts a file as not done, whatever it held before. */
  private static final String NOT_DONE = "wrong";

  private final DownloadList wanted;
  private final Path folder;
  private final boolean fast;
  private final Map<Download, CheckResult> faults = new LinkedHashMap<>();
  private List<String> unlisted = List.of();
  private int right;
  private int rightSize;
  private final List<String> unknown = new ArrayList<>();

  /** @param fast whether only sizes are compared */
  public VerifyStage(DownloadList wanted, Path folder, boolean fast) {
    this.wanted = wanted;
    this.folder = folder;
    this.fast = fast;
  }

  /**
   * Checks all files. Right ones are noted in the journal of the folder, so that a later download has nothing to do.
   */
  public void check(UnlistedFiles unlistedFiles, CommandContext run) {
    ToLongFunction<Download> weight = fast ? download -> 1 : Download::bytes;
    long total = wanted.files().stream().mapToLong(weight).sum();
    try (Journal journal = run.journal(RealPath.of(folder));
        Run stage = run.begin(STAGE, total, fast ? Unit.FILES : Unit.BYTES);
        Engine engine = run.engine()) {
      wanted.refused().forEach(stage::skip);
      engine.map(
          Batch.of(STAGE, wanted.files()).named(Download::filename).weighing(weight),
          new CheckWork(fast),
          (download, found) -> note(download, found, journal),
          stage);
      unlisted = unlistedFiles.names(stage::say);
    } catch (IOException e) {
      throw SmaltiException.input(folder + " can't be searched: " + e.getMessage(), e);
    }
  }

  private void note(Download download, CheckResult found, Journal journal) {
    switch (found.kind()) {
      case MISSING, WRONG -> {
        faults.put(download, found);
        journal.done(download.filename(), NOT_DONE);
        return;
      }
      case UNKNOWN -> {
        unknown.add(download.filename());
        return;
      }
      case RIGHT, RIGHT_SIZE -> right++;
    }
    rightSize += found.kind() == CheckResult.Kind.RIGHT_SIZE ? 1 : 0;
    String key = download.key();
    if (!fast && !journal.isDone(download.filename(), key)) {
      journal.done(download.filename(), key);
    }
  }

  /** What a repair would fetch, in one line. */
  public String outlook() {
    List<Download> files = List.copyOf(faults.keySet());
    return Unit.FILES.show(files.size()) + ", " + Unit.BYTES.show(DownloadStage.bytes(files))
        + " to fetch";
  }

  /**
   * Fetches what is missing or wrong, then reports what still is; a wrong file stays until the right one is there.
   *
   * @throws SmaltiException as {@link DownloadStage#fetch}, after the report
   */
  public int repaired(PoliteClient client, NodeFinder nodes, CommandContext run) {
    List<Download> files = List.copyOf(faults.keySet());
    SmaltiException broken = null;
    if (!files.isEmpty()) {
      try {
        new DownloadStage(new DownloadList(files, List.of()), folder, FetchedList.none())
            .fetch(new DownloadWork(client, nodes, Replacing.ALL), run);
      } catch (SmaltiException e) {
        broken = e;
      }
      Journal journal = Journal.peek(RealPath.of(folder));
      for (Download download : files) {
        if (journal.isDone(download.filename(), download.key())) {
          faults.remove(download);
          right++;
        }
      }
    }
    int exit = report(run);
    if (broken != null) {
      throw broken;
    }
    return exit;
  }

  /**
   * Prints what is missing, wrong, unknown and extra, in the order of the table, and a summary; gives the exit code.
   */
  public int report(CommandContext run) {
    List<String> lines = new ArrayList<>();
    faults.forEach((download, found) -> lines.add(
        found.kind() == CheckResult.Kind.MISSING
            ? "missing " + download.filename()
            : "wrong " + download.filename() + ": " + found.fault()));
    unknown.forEach(name -> lines.add("unknown " + name));
    unlisted.forEach(name -> lines.add("extra " + name));
    lines.forEach(line -> run.out().println(Console.oneLine(line)));
    long missing = faults.values().stream()
        .filter(found -> found.kind() == CheckResult.Kind.MISSING)
        .count();
    run.say(Unit.FILES.show(right) + " right" + inSize() + ", " + missing + " missing, "
        + (faults.size() - missing) + " wrong, " + unlisted.size() + " extra" + compared()
        + refused());
    boolean proved = faults.isEmpty() && unknown.isEmpty();
    return proved && wanted.refused().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private String refused() {
    int rows = wanted.refused().size();
    return rows == 0 ? "" : "; " + Unit.ROWS.show(rows) + " left out";
  }

  private String inSize() {
    return fast ? " in size" : rightSize > 0 ? " (" + rightSize + " in size alone)" : "";
  }

  private String compared() {
    return unknown.isEmpty()
        ? ""
        : "; " + unknown.size() + " can't be compared: the table has no size"
            + (fast ? " of " : " and no checksum of ") + (unknown.size() == 1 ? "it" : "them");
  }
}
