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
import org.smalti.core.files.CompanionName;

/**
 * The metadata of items, kept in a hidden file beside the items table: {@code .items.csv.metadata} for {@code
 * items.csv}. Each text is a {@link GzipMember}. Members are only appended, so that a killed process loses at most its
 * last one, and {@code zcat} shows all of them. Of several members with the same name the last one counts. Memory holds
 * a {@link DigestIndex} and the places of the texts, not the texts. Used by one thread, and only while the table's
 * journal is held.
 */
final class MetadataFile implements Closeable {
  /** The name of the text whose date is the address of the archive; no item has such a name. */
  private static final String ARCHIVE = " archive";
  /** After the address; another one since more is kept of each file. */
  private static final String EDITION = " 2";

  private final Path path;
  private DigestIndex names = new DigestIndex();
  /** Of each text, by its number: the place of its member, its length, and the digest of its date. */
  private long[] offsets = new long[16];

  private int[] lengths = new int[16];
  private long[] dates = new long[16];
  /** Not a FileChannel: an interrupt would close it. */
  private RandomAccessFile file;

  private long end;
  private long stale;

  private MetadataFile(Path path) throws IOException {
    this.path = path;
    file = new RandomAccessFile(path.toFile(), "rw");
  }

  /**
   * Opens the file beside a table. Metadata of another archive is removed, and so is an incomplete member of a killed
   * process.
   */
  static MetadataFile of(Path table, String archive) {
    Path absolute = table.toAbsolutePath();
    Path path = CompanionName.hidden(absolute, "metadata");
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

  /** Whether there is a text with this name. */
  boolean has(String name) {
    return names.has(name);
  }

  /** Whether there is a text with this name and this date. */
  boolean isFrom(String name, String date) {
    int number = names.number(name);
    return number >= 0 && dates[number] == DigestIndex.of(date);
  }

  /** Adds a text; it replaces an older one with the same name. */
  void put(String name, String date, String text) {
    byte[] member = GzipMember.pack(name, date, text + "\n");
    try {
      file.seek(end);
      file.write(member);
      note(name, date, member.length);
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

  /** Writes the file anew if more than half of it has been replaced. */
  void compact() {
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

  /** Loads the file; removes everything if it is of another archive. */
  private void loadOf(String archive) throws IOException {
    load();
    if (!isFrom(ARCHIVE, archive + EDITION)) {
      names = new DigestIndex();
      stale = 0;
      truncate(0);
      put(ARCHIVE, archive + EDITION, "{}");
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
        note(member.name(), member.date(), member.length());
        next = GzipMember.read(in);
      }
    }
    truncate(end);
  }

  /** Notes the member that comes next in the file. */
  private void note(String name, String date, int length) {
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
