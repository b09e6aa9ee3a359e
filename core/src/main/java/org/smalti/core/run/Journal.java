package org.smalti.core.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/**
 * The memory of a step, kept in a hidden file beside its output ({@code .NAME.journal}): which items are done and from what,
 * and which were under way. An item that was under way when its thread crashed the process, or in {@value #DEATHS} processes
 * that were killed, is under suspicion and left out of the next run. While it is open, no second run can work on the same
 * output.
 *
 * <p>A line is {@code begin PID THREAD ITEM}, {@code end ITEM} or {@code done ITEM KEY}, separated by tabs, the names
 * percent-encoded; lines are only ever appended, so a killed process loses at most its last one.
 */
public final class Journal implements Closeable {
  /** How many killed processes an item may have been part of before it is left out. */
  static final int DEATHS = 3;

  /** Not a channel: the interrupt of one worker would close it for all. */
  private final @Nullable RandomAccessFile file;

  private final Path output;

  private final Map<String, String> done = new HashMap<>();
  private final Map<String, Integer> deaths = new HashMap<>();
  private final Set<String> crashed = new HashSet<>();

  /** An item that a thread of a process had under way. */
  private record Begun(long process, String thread, String item) {}

  private Journal(Path output, @Nullable RandomAccessFile file) {
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

  /** What the journal of an output remembers, without holding it or making one. */
  public static Journal peek(Path output) {
    Journal journal = none();
    Path path = beside(output);
    try {
      if (Files.exists(path)) {
        journal.load(Files.readString(path), CrashReports.ofThisProgram());
      }
      return journal;
    } catch (IOException e) {
      throw SmaltiException.input(path + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Path beside(Path output) {
    Path absolute = output.toAbsolutePath();
    return absolute.resolveSibling("." + absolute.getFileName() + ".journal");
  }

  static Journal of(Path output, CrashReports crashes) {
    Path path = beside(output);
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      Journal journal = new Journal(output, new RandomAccessFile(path.toFile(), "rw"));
      try {
        journal.take(crashes);
        return journal;
      } catch (IOException | RuntimeException e) {
        journal.close();
        throw e;
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(output, e);
    }
  }

  /** Whether the item was finished from what {@code key} stands for. */
  public synchronized boolean isDone(String item, String key) {
    return key.equals(done.get(item));
  }

  /** What the item was last finished from, for those who put more into it than a digest. */
  public synchronized Optional<String> key(String item) {
    return Optional.ofNullable(done.get(item));
  }

  /** Remembers that the item is under way in this thread. */
  public void begin(String item) {
    append(
        "begin",
        Long.toString(ProcessHandle.current().pid()),
        Thread.currentThread().getName(),
        item);
  }

  /** Remembers that the item is no longer under way. */
  public void end(String item) {
    append("end", item);
  }

  /** Remembers that the item was finished from what {@code key} stands for. */
  public synchronized void done(String item, String key) {
    done.put(item, key);
    append("done", item, key);
  }

  /** Why the item had better be left out, if there is a reason. */
  public synchronized Optional<String> suspicion(String item) {
    if (crashed.contains(item)) {
      return Optional.of("it crashed smalti the last time; --force tries it again");
    }
    if (deaths.getOrDefault(item, 0) >= DEATHS) {
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
        file.setLength(0);
        file.seek(0);
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

  /** Locks the output, then remembers. */
  private void take(CrashReports crashes) throws IOException {
    if (!lock()) {
      throw SmaltiException.input(
          output + ": another smalti is working on it; wait until it has finished");
    }
    AtomicFile.sweepBeside(output);
    load(text(), crashes);
    endBrokenLine();
  }

  private boolean lock() throws IOException {
    try {
      return Objects.requireNonNull(file).getChannel().tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Read through the locked file itself: to open and close it anew would give up the lock. */
  private String text() throws IOException {
    RandomAccessFile journal = Objects.requireNonNull(file);
    byte[] bytes = new byte[Math.toIntExact(journal.length())];
    journal.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void load(String text, CrashReports crashes) {
    Map<String, Begun> underWay = new HashMap<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; from = end + 1, end = text.indexOf('\n', from)) {
      try {
        remember(words(text.substring(from, end)), underWay, crashes);
      } catch (IllegalArgumentException torn) {
        // A line that a full disk or a killed process cut in the middle of an escape.
      }
    }
    underWay.values().forEach(begun -> died(begun, crashes));
  }

  /** @throws IllegalArgumentException if the line is torn */
  private static String[] words(String line) {
    String[] words = line.split("\t", -1);
    for (int i = 1; i < words.length; i++) {
      words[i] = URLDecoder.decode(words[i], StandardCharsets.UTF_8);
    }
    return words;
  }

  /** @throws IllegalArgumentException if the line is torn */
  private void remember(String[] words, Map<String, Begun> underWay, CrashReports crashes) {
    if (words[0].equals("begin") && words.length == 4) {
      Begun begun = new Begun(Long.parseLong(words[1]), words[2], words[3]);
      died(underWay.put(begun.item(), begun), crashes);
    } else if (words[0].equals("end") && words.length == 2) {
      underWay.remove(words[1]);
      deaths.remove(words[1]);
      crashed.remove(words[1]);
    } else if (words[0].equals("done") && words.length == 3) {
      done.put(words[1], words[2]);
    }
  }

  private void died(@Nullable Begun begun, CrashReports crashes) {
    if (begun != null) {
      deaths.merge(begun.item(), 1, Integer::sum);
      if (crashes.blame(begun.process(), begun.thread())) {
        crashed.add(begun.item());
      }
    }
  }

  /** Goes to the end; a line that a killed process did not finish is ended, so that the next one stands alone. */
  private void endBrokenLine() throws IOException {
    RandomAccessFile journal = Objects.requireNonNull(file);
    long length = journal.length();
    if (length > 0) {
      journal.seek(length - 1);
      if (journal.read() != '\n') {
        journal.write('\n');
      }
    }
  }

  private synchronized void append(String... words) {
    if (file == null) {
      return;
    }
    StringBuilder line = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      line.append('\t').append(URLEncoder.encode(words[i], StandardCharsets.UTF_8));
    }
    try {
      file.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw AtomicFile.unwritable(output, e);
    }
  }
}
