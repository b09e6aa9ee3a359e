package org.smalti.core.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionFiles;
import org.smalti.core.files.ProcessIdentity;

/**
 * A log of which items of an output are done, and from what, and which are under way: a hidden file beside the output
 * ({@code .NAME.journal}, see {@link CompanionFiles}). An item is suspected, and left out of the next run, if its
 * thread crashed the process or if it was under way in {@value #DEATHS} processes that were killed. An open journal is
 * locked: no second run can work on the same output.
 *
 * <p>A line is {@code begin PROCESS THREAD ITEM}, {@code end ITEM}, {@code done ITEM KEY}, {@code done ITEM KEY
 * PROBLEM}, {@code undone ITEM} or {@code crashed ITEM}. The file is rewritten when more than half of its lines are
 * stale.
 */
public final class Journal implements Closeable {
  /** How many killed processes an item may have been part of before it is left out. */
  static final int DEATHS = 3;

  /** A file with fewer lines than this is not rewritten. */
  private static final int FEW_LINES = 1000;

  private final @Nullable JournalFile file;
  private final Path output;
  /** Whether it stands where nothing can be written: then only what is done already can be found out. */
  private final boolean readOnly;

  private final Map<String, Done> done = new HashMap<>();
  private final Map<String, Set<String>> deaths = new HashMap<>();
  private final Set<String> crashed = new HashSet<>();
  /** The items that were under way when the file was read, each with its processes and threads. */
  private final Map<String, Set<Begun>> underWay = new HashMap<>();

  /**
   * A finished item.
   *
   * @param problem what had to be left out of it, or an empty text
   */
  private record Done(String key, String problem) {}

  /** A thread of a process that had an item under way. */
  private record Begun(String process, String thread) {}

  private Journal(Path output, @Nullable JournalFile file, boolean readOnly) {
    this.output = output;
    this.file = file;
    this.readOnly = readOnly;
  }

  /** A journal that remembers nothing, for steps that write nothing. */
  public static Journal none() {
    return new Journal(Path.of(""), null, false);
  }

  /**
   * Opens and locks the journal of an output, and deletes the temporary files that dead processes left beside it.
   *
   * @throws SmaltiException if another process is working on the same output, or nothing can be written there
   */
  public static Journal of(Path output) {
    return of(output, CrashReports.ofThisProgram());
  }

  static Journal of(Path output, CrashReports crashes) {
    try {
      JournalFile file = JournalFile.open(beside(output));
      if (file == null) {
        throw busy(output);
      }
      Journal journal = new Journal(output, file, false);
      try {
        AtomicFile.sweepBeside(beside(output));
        long lines = file.read(journal::remember);
        journal.judge(crashes);
        journal.compact(lines);
        return journal;
      } catch (IOException | RuntimeException e) {
        journal.close();
        throw e;
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(output, e);
    }
  }

  /** The journal of an output for reading only: it is neither locked nor created. */
  public static Journal peek(Path output) {
    return read(output, false);
  }

  /**
   * The journal of an output for a step that may have nothing to do: where nothing can be written, what it remembers,
   * and nothing more is noted. Such a step has to {@linkplain #requireWritable demand} a place that can be written to
   * once it knows that there is something to do.
   */
  public static Journal ofFinished(Path output) {
    return CompanionFiles.areWritable(output) ? of(output) : read(output, true);
  }

  private static Journal read(Path output, boolean readOnly) {
    Journal journal = new Journal(output, null, readOnly);
    Path path = beside(output);
    if (JournalFile.isHeld(path)) {
      throw busy(output);
    }
    try {
      if (Files.exists(path)) {
        JournalFile.read(path, journal::remember);
        journal.judge(CrashReports.ofThisProgram());
      }
      return journal;
    } catch (IOException e) {
      throw SmaltiException.input(path + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Whether nothing can be noted, because nothing can be written there. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /**
   * To be called before the work begins, so that none is done in vain.
   *
   * @throws SmaltiException if nothing can be written there
   */
  public void requireWritable() {
    if (readOnly) {
      throw AtomicFile.unwritable(output, new AccessDeniedException(output.toString()));
    }
  }

  private static SmaltiException busy(Path output) {
    return SmaltiException.input(
        output + ": another smalti is working on it; wait until it has finished");
  }

  /** That of the file itself, whichever link or other path leads to it. */
  private static Path beside(Path output) {
    return CompanionFiles.hidden(output, "journal");
  }

  /** Whether the item was finished from what {@code key} stands for. */
  public synchronized boolean isDone(String item, String key) {
    Done known = done.get(item);
    return known != null && known.key().equals(key);
  }

  /** Whether it knows of no item at all: then no step has ever made or changed the output. */
  public synchronized boolean isEmpty() {
    return done.isEmpty() && deaths.isEmpty() && crashed.isEmpty();
  }

  /** The key that the item was last finished with, for callers whose key is more than a digest. */
  public synchronized Optional<String> key(String item) {
    return Optional.ofNullable(done.get(item)).map(Done::key);
  }

  /** What had to be left out when the item was last finished. */
  public synchronized Optional<String> problem(String item) {
    return Optional.ofNullable(done.get(item)).map(Done::problem).filter(text -> !text.isEmpty());
  }

  /** Remembers that the item is under way in this thread. */
  public void begin(String item) {
    begin(item, ProcessIdentity.current(), Thread.currentThread().getName());
  }

  /** Remembers that the item is under way in a thread of a process. */
  public void begin(String item, ProcessIdentity process, String thread) {
    append("begin", process.toString(), thread, item);
  }

  /** Remembers that the item is no longer under way. */
  public void end(String item) {
    append("end", item);
  }

  /** Remembers that the item ended the processes that worked on it. */
  public synchronized void crashed(String item) {
    crashed.add(item);
    append("crashed", item);
  }

  /** Remembers that the item was finished from what {@code key} stands for. */
  public void done(String item, String key) {
    done(item, key, "");
  }

  /**
   * Remembers that the item was finished as far as that is possible.
   *
   * @param problem what had to be left out of it, or an empty text
   */
  public synchronized void done(String item, String key, String problem) {
    done.put(item, new Done(key, problem));
    if (problem.isEmpty()) {
      append("done", item, key);
    } else {
      append("done", item, key, problem);
    }
  }

  /** Notes that the item is to be done again. */
  public synchronized void undone(String item) {
    if (done.remove(item) != null) {
      append("undone", item);
    }
  }

  /** Why the item is suspected and should be left out; empty if it is not. */
  public synchronized Optional<String> suspicion(String item) {
    if (crashed.contains(item)) {
      return Optional.of("it crashed smalti the last time; --force tries it again");
    }
    if (deaths.getOrDefault(item, Set.of()).size() >= DEATHS) {
      return Optional.of("it was being read each of the " + DEATHS
          + " times that smalti was killed; --force tries it again");
    }
    return Optional.empty();
  }

  /**
   * Suspects no item because of killed processes, only because of crashes. For steps that spend little time on each
   * item.
   */
  public synchronized void forgiveDeaths() {
    deaths.clear();
  }

  /** Clears an item of suspicion, so that it is tried again. */
  public synchronized void acquit(String item) {
    if (suspicion(item).isPresent()) {
      deaths.remove(item);
      crashed.remove(item);
      end(item);
    }
  }

  /** Deletes all entries: all items are to be done again. */
  public synchronized void forget() {
    done.clear();
    deaths.clear();
    crashed.clear();
    if (file != null) {
      try {
        file.clear();
      } catch (IOException e) {
        throw SmaltiException.input("the journal can't be emptied: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw SmaltiException.input("the journal can't be closed: " + e.getMessage(), e);
      }
    }
  }

  /** Adds one line of the file to what is known. */
  private void remember(String[] words) {
    if (words[0].equals("begin") && words.length == 4) {
      underWay
          .computeIfAbsent(words[3], item -> new HashSet<>())
          .add(new Begun(words[1], words[2]));
    } else if (words[0].equals("end") && words.length == 2) {
      underWay.remove(words[1]);
      deaths.remove(words[1]);
      crashed.remove(words[1]);
    } else if (words[0].equals("done") && (words.length == 3 || words.length == 4)) {
      done.put(words[1], new Done(words[2], words.length == 4 ? words[3] : ""));
    } else if (words[0].equals("crashed") && words.length == 2) {
      crashed.add(words[1]);
    } else if (words[0].equals("undone") && words.length == 2) {
      done.remove(words[1]);
    }
  }

  /** An item that was begun and never ended has one death for each process that had it under way. */
  private void judge(CrashReports crashes) {
    underWay.forEach((item, begun) -> {
      for (Begun one : begun) {
        deaths.computeIfAbsent(item, each -> new HashSet<>()).add(one.process());
        if (crashes.blame(one.process(), one.thread())) {
          crashed.add(item);
        }
      }
    });
  }

  /** Rewrites the file if more than half of its lines are stale. */
  private void compact(long lines) throws IOException {
    long begun = underWay.values().stream().mapToLong(Set::size).sum();
    long current = done.size() + crashed.size() + begun;
    if (file == null || lines < FEW_LINES || lines <= 2 * current) {
      return;
    }
    List<List<String>> kept = new ArrayList<>();
    done.forEach((item, it) -> kept.add(
        it.problem().isEmpty()
            ? List.of("done", item, it.key())
            : List.of("done", item, it.key(), it.problem())));
    crashed.forEach(item -> kept.add(List.of("crashed", item)));
    underWay.forEach((item, all) ->
        all.forEach(it -> kept.add(List.of("begin", it.process(), it.thread(), item))));
    file.rewrite(kept);
  }

  private synchronized void append(String... words) {
    if (file == null) {
      return;
    }
    try {
      file.append(words);
    } catch (IOException e) {
      throw AtomicFile.unwritable(output, e);
    }
  }
}
