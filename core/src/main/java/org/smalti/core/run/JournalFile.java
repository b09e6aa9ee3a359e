package org.smalti.core.run;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.FileLocks;

/**
 * The lines of a journal on the disk: words separated by tabs, all but the first percent-encoded. Lines are only ever
 * appended, so a killed process loses at most its last one. It is locked while it is open.
 */
final class JournalFile implements Closeable {
  /**
   * What this process holds. The system keeps one lock a process and file, and gives it up as soon as the process
   * closes the file however it was opened; so a held file must not be opened a second time.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  /** Not a channel: the interrupt of one worker would close it for all. */
  private RandomAccessFile file;
  /** The file that was replaced, whose lock keeps others away who opened it before. */
  private @Nullable RandomAccessFile replaced;

  private JournalFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens and locks the file, which need not exist.
   *
   * @return null if another run holds it
   */
  static @Nullable JournalFile open(Path path) throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (!HELD.add(path)) {
      return null;
    }
    boolean held = false;
    RandomAccessFile file = null;
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
      held = FileLocks.lock(file.getChannel());
      return held ? new JournalFile(path, file) : null;
    } finally {
      if (!held) {
        HELD.remove(path);
        if (file != null) {
          file.close();
        }
      }
    }
  }

  /**
   * Reads the lines that a process has finished. Read through the locked file itself: to close another would give up
   * the lock.
   */
  long read(Consumer<String[]> lines) throws IOException {
    boolean ended = isEnded(file);
    file.seek(0);
    InputStream shared = new FilterInputStream(Channels.newInputStream(file.getChannel())) {
      @Override
      public void close() {}
    };
    long count = read(shared, ended, lines);
    if (!ended) {
      file.write('\n');
    }
    return count;
  }

  /** Whether this process holds a file. */
  static boolean isHeld(Path path) {
    return HELD.contains(path);
  }

  /** Reads the lines of a file that this process does not hold. */
  static long read(Path path, Consumer<String[]> lines) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      boolean ended = isEnded(file);
      file.seek(0);
      return read(Channels.newInputStream(file.getChannel()), ended, lines);
    }
  }

  /** @param ended whether the last line has its end: a line that was cut says less than was meant */
  private static long read(InputStream in, boolean ended, Consumer<String[]> lines)
      throws IOException {
    long count = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String next = reader.readLine();
      while (next != null) {
        String line = next;
        next = reader.readLine();
        count++;
        if (next != null || ended) {
          take(line, lines);
        }
      }
    }
    return count;
  }

  private static void take(String line, Consumer<String[]> lines) {
    try {
      lines.accept(words(line));
    } catch (IllegalArgumentException torn) {
      // A line that a full disk or a killed process cut in the middle.
    }
  }

  private static boolean isEnded(RandomAccessFile file) throws IOException {
    long length = file.length();
    if (length == 0) {
      return true;
    }
    file.seek(length - 1);
    return file.read() == '\n';
  }

  /** @throws IllegalArgumentException if the line is torn */
  private static String[] words(String line) {
    String[] words = line.split("\t", -1);
    for (int i = 1; i < words.length; i++) {
      words[i] = URLDecoder.decode(words[i], StandardCharsets.UTF_8);
    }
    return words;
  }

  void append(String... words) throws IOException {
    file.write(line(words).getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String... words) {
    StringBuilder line = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      line.append('\t').append(URLEncoder.encode(words[i], StandardCharsets.UTF_8));
    }
    return line.append('\n').toString();
  }

  /**
   * Puts other lines in the place of all. A kill leaves the old ones or the new ones: the new file is whole and locked
   * before it gets the name.
   */
  void rewrite(Iterable<List<String>> lines) throws IOException {
    try (AtomicFile target = AtomicFile.to(path)) {
      RandomAccessFile fresh = new RandomAccessFile(target.temporary().toFile(), "rw");
      boolean moved = false;
      try {
        if (!FileLocks.lock(fresh.getChannel())) {
          return;
        }
        Writer writer = new BufferedWriter(new OutputStreamWriter(
            Channels.newOutputStream(fresh.getChannel()), StandardCharsets.UTF_8));
        for (List<String> words : lines) {
          writer.write(line(words.toArray(String[]::new)));
        }
        writer.flush();
        fresh.getFD().sync();
        Files.move(
            target.temporary(),
            path,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        moved = true;
        closeReplaced();
        replaced = file;
        file = fresh;
      } finally {
        if (!moved) {
          fresh.close();
        }
      }
    }
  }

  /** Forgets all lines. */
  void clear() throws IOException {
    file.setLength(0);
    file.seek(0);
  }

  private void closeReplaced() throws IOException {
    RandomAccessFile old = replaced;
    if (old != null) {
      replaced = null;
      old.close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      closeReplaced();
    } finally {
      try {
        file.close();
      } finally {
        HELD.remove(path);
      }
    }
  }
}
