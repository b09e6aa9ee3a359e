package org.smalti.scrapers.archive.items;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/**
 * What the archive told of items, kept in a hidden file beside the items table: {@code .items.csv.metadata} for
 * {@code items.csv}. One {@link GzipMember} each, only ever appended, so that a killed process loses at most its last one, and
 * {@code zcat} shows everything. Of several under one name the last counts. Memory holds {@link DigestIndex} and places, not the
 * texts. Used by one thread, and only while the table's journal is held.
 */
final class MetadataFile implements Closeable {
  /** Under this name stands which archive the file is about; no item is called so. */
  private static final String ARCHIVE = " archive";

  private final Path path;
  private DigestIndex names = new DigestIndex();
  /** Of the text with each number: where it is, how long, and the digest of its date. */
  private long[] offsets = new long[16];

  private int[] lengths = new int[16];
  private long[] dates = new long[16];
  /** Not a channel: an interrupt would close it. */
  private RandomAccessFile file;

  private long end;
  private long stale;

  private MetadataFile(Path path) throws IOException {
    this.path = path;
    file = new RandomAccessFile(path.toFile(), "rw");
  }

  /** Opens the file beside a table; what another archive told is forgotten, and what a killed process left torn is cut off. */
  static MetadataFile of(Path table, String archive) {
    Path absolute = table.toAbsolutePath();
    Path path = absolute.resolveSibling("." + absolute.getFileName() + ".metadata");
    try {
      MetadataFile opened = new MetadataFile(path);
      try {
        opened.loadOf(archive);
        return opened;
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(path, e);
    }
  }

  /** Whether there is a text of that name. */
  boolean has(String name) {
    return names.has(name);
  }

  /** Whether there is one, kept with this date. */
  boolean isFrom(String name, String date) {
    int number = names.number(name);
    return number >= 0 && dates[number] == DigestIndex.of(date);
  }

  /** Keeps a text; an older one of the same name is replaced. */
  void put(String name, String date, String text) {
    byte[] member = GzipMember.pack(name, date, text + "\n");
    try {
      file.seek(end);
      file.write(member);
      place(name, date, member.length);
    } catch (IOException e) {
      throw AtomicFile.unwritable(path, e);
    }
  }

  /**
   * A text.
   *
   * @throws SmaltiException if it can't be read back as it was
   */
  String text(String name) {
    int number = names.number(name);
    if (number < 0) {
      throw new IllegalArgumentException("nothing is kept of " + name);
    }
    try {
      return GzipMember.text(bytes(number));
    } catch (IOException e) {
      throw SmaltiException.input(
          path + " is damaged (" + e.getMessage() + "); remove it, or --refresh asks again", e);
    }
  }

  /** Writes the file anew where more than half of it has been replaced. */
  void tidy() {
    if (stale <= end / 2) {
      return;
    }
    try (AtomicFile fresh = AtomicFile.to(path)) {
      try (OutputStream out = Files.newOutputStream(fresh.temporary())) {
        for (int number = 0; number < names.size(); number++) {
          out.write(bytes(number));
        }
      }
      file.close();
      fresh.commit();
      file = new RandomAccessFile(path.toFile(), "rw");
      load();
    } catch (IOException e) {
      throw AtomicFile.unwritable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw AtomicFile.unwritable(path, e);
    }
  }

  private byte[] bytes(int number) throws IOException {
    byte[] bytes = new byte[lengths[number]];
    file.seek(offsets[number]);
    file.readFully(bytes);
    return bytes;
  }

  /** Forgets everything if it is about another archive. */
  private void loadOf(String archive) throws IOException {
    load();
    if (!isFrom(ARCHIVE, archive)) {
      names = new DigestIndex();
      stale = 0;
      truncate(0);
      put(ARCHIVE, archive, "{}");
    }
  }

  private void load() throws IOException {
    names = new DigestIndex();
    end = 0;
    stale = 0;
    long size = file.length();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      Optional<GzipMember> next = GzipMember.read(in);
      while (next.isPresent() && end + next.get().length() <= size) {
        GzipMember member = next.get();
        in.skipNBytes((long) member.length() - member.header());
        place(member.name(), member.date(), member.length());
        next = GzipMember.read(in);
      }
    }
    truncate(end);
  }

  /** A text stands at the end of the file. */
  private void place(String name, String date, int length) {
    boolean first = names.add(name);
    int number = names.number(name);
    if (number == offsets.length) {
      offsets = Arrays.copyOf(offsets, number * 2);
      lengths = Arrays.copyOf(lengths, number * 2);
      dates = Arrays.copyOf(dates, number * 2);
    }
    stale += first ? 0 : lengths[number];
    offsets[number] = end;
    lengths[number] = length;
    dates[number] = DigestIndex.of(date);
    end += length;
  }

  private void truncate(long length) throws IOException {
    end = length;
    if (file.length() > length) {
      file.setLength(length);
    }
  }
}
