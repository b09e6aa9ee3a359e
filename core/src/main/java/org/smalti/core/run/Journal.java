package org.smalti.core.run;

import java.io.Closeable;
import java.io.IOException;
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
import org.smalti.core.files.ProcessIdentity;
import org.smalti.core.files.RealPath;

/**
 * The memory of a step, kept in a hidden file beside its output ({@code .NAME.journal}): which items are done and from what,
 * and which were under way. An item that was under way when its thread crashed the process, or in {@value #DEATHS} processes
 * that were killed, is under suspicion and left out of the next run. While it is open, no second run can work on the same
 * output.
 *
 * <p>A line is {@code begin PROCESS THREAD ITEM}, {@code end ITEM}, {@code done ITEM KEY}, {@code done ITEM KEY PROBLEM} or
 * {@code undone ITEM}. Where more than half of the lines say nothing any more, they are written anew.
 */
public final class Journal implements Closeable {
  /** How many killed processes an item may have been part of before it is left out. */
  static final int DEATHS = 3;

  /** Fewer lines than this are not worth writing anew. */
  private static final int FEW_LINES = 1000;

  private final @Nullable JournalFile file;
  private final Path output;
  private final Map<String, Done> done = new HashMap<>();
  private final Map<String, Set<String>> deaths = new HashMap<>();
  private final Set<String> crashed = new HashSet<>();
  /** What was under way when the file was read, by item: the processes and threads. */
  private final Map<String, Set<Begun>> underWay = new HashMap<>();

  /**
   * An item is finished.
   *
   * @param problem what had to be left out of it, or an empty text
   */
  private record Done(String key, String problem) {}

  /** A thread of a process had an item under way. */
  private record Begun(String process, String thread) {}

  private Journal(Path output, @Nullable JournalFile file) {
    this.output = output;
    this.file = file;
  }

  /** A journal that remembers nothing, for steps that write nothing. */
  public static Journal none() {
    return new Journal(Path.of(""), null);
  }

  /**
   * Opens the journal of an output, and sweeps away what dead processes left half-written beside it.
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
      Journal journal = new Journal(output, file);
      try {
        AtomicFile.sweepBeside(output);
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

  /** What the journal of an output remembers, without holding it or making one. */
  public static Journal peek(Path output) {
    Journal journal = none();
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

  private static SmaltiException busy(Path output) {
    return SmaltiException.input(
        output + ": another smalti is working on it; wait until it has finished");
  }

  /** Beside the file itself, whichever link or other path leads to it. */
  private static Path beside(Path output) {
    Path absolute = RealPath.of(output);
    return absolute.resolveSibling("." + absolute.getFileName() + ".journal");
  }

  /** Whether the item was finished from what {@code key} stands for. */
  public synchronized boolean isDone(String item, String key) {
    Done known = done.get(item);
    return known != null && known.key().equals(key);
  }

  /** What the item was last finished from, for those who put more into it than a digest. */
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

  /** Forgets that the item was finished: it is to be done anew. */
  public synchronized void undone(String item) {
    if (done.remove(item) != null) {
      append("undone", item);
    }
  }

  /** Why the item had better be left out, if there is a reason. */
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

  /** Takes killed processes for no sign against an item; crashes stay one. For steps that only glance at each item. */
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

  /** Forgets everything: all items are to be done anew. */
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

  /** Takes one line into account. */
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
    } else if (words[0].equals("undone") && words.length == 2) {
      done.remove(words[1]);
    }
  }

  /** What was begun and never ended counts against an item once for each process that had it under way. */
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

  /** Writes the lines anew where more than half of them say nothing any more. */
  private void compact(long lines) throws IOException {
    long begun = underWay.values().stream().mapToLong(Set::size).sum();
    long telling = done.size() + begun;
    if (file == null || lines < FEW_LINES || lines <= 2 * telling) {
      return;
    }
    List<List<String>> told = new ArrayList<>();
    done.forEach((item, it) -> told.add(
        it.problem().isEmpty()
            ? List.of("done", item, it.key())
            : List.of("done", item, it.key(), it.problem())));
    underWay.forEach((item, all) ->
        all.forEach(it -> told.add(List.of("begin", it.process(), it.thread(), item))));
    file.rewrite(told);
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
