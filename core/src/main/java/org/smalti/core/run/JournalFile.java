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
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.AtomicFile;

/**
 * The lines of a journal on the disk: words separated by tabs, all but the first percent-encoded. Lines are only ever appended,
 * so a killed process loses at most its last one. It is locked while it is open.
 */
final class JournalFile implements Closeable {
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
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (locked(file)) {
        return new JournalFile(path, file);
      }
      file.close();
      return null;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Reads the lines that a process has finished. Read through the locked file itself: to close another would give up the lock. */
  long read(Consumer<String[]> lines) throws IOException {
    file.seek(0);
    InputStream shared = new FilterInputStream(Channels.newInputStream(file.getChannel())) {
      @Override
      public void close() {}
    };
    long count = read(shared, lines);
    endBrokenLine();
    return count;
  }

  /** Reads the lines of a file that need not be held. */
  static long read(Path path, Consumer<String[]> lines) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, lines);
    }
  }

  private static long read(InputStream in, Consumer<String[]> lines) throws IOException {
    long count = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        count++;
        try {
          lines.accept(words(line));
        } catch (IllegalArgumentException torn) {
          // A line that a full disk or a killed process cut in the middle.
        }
      }
    }
    return count;
  }

  /** @throws IllegalArgumentException if the line is torn */
  private static String[] words(String line) {
    String[] words = line.split("\t", -1);
    for (int i = 1; i < words.length; i++) {
      words[i] = URLDecoder.decode(words[i], StandardCharsets.UTF_8);
    }
    return words;
  }

  /** Goes to the end; a line that a killed process did not finish is ended, so that the next one stands alone. */
  private void endBrokenLine() throws IOException {
    long length = file.length();
    if (length > 0) {
      file.seek(length - 1);
      if (file.read() != '\n') {
        file.write('\n');
      }
    }
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
   * Puts other lines in the place of all. A kill leaves the old ones or the new ones: the new file is whole and locked before it
   * gets the name.
   */
  void rewrite(Iterable<List<String>> lines) throws IOException {
    try (AtomicFile target = AtomicFile.to(path)) {
      RandomAccessFile fresh = new RandomAccessFile(target.temporary().toFile(), "rw");
      boolean moved = false;
      try {
        if (!locked(fresh)) {
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
      file.close();
    }
  }
}
