package org.smalti.scrapers.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/**
 * What the archive told of items, kept in a hidden file beside the items table: {@code .items.csv.metadata} for
 * {@code items.csv}. One {@link GzipMember} each, only ever appended, so that a killed process loses at most its last one, and
 * {@code zcat} shows everything. Of several under one name the last counts. Memory holds names, dates and places, not the
 * texts. Used by one thread, and only while the table's journal is held.
 */
final class MetadataFile implements Closeable {
  /** Under this name stands which archive the file is about; no item is called so. */
  private static final String ARCHIVE = " archive";

  private final Path path;
  private final Map<String, Place> places = new HashMap<>();
  /** Not a channel: an interrupt would close it. */
  private RandomAccessFile file;

  private long end;
  private long stale;

  private MetadataFile(Path path) throws IOException {
    this.path = path;
    file = new RandomAccessFile(path.toFile(), "rw");
  }

  private record Place(long offset, int length, String date) {}

  /** Opens the file beside a table; what another archive told is forgotten, and what a killed process left torn is cut off. */
  static MetadataFile of(Path table, String archive) {
    Path absolute = table.toAbsolutePath();
    Path path = absolute.resolveSibling("." + absolute.getFileName() + ".metadata");
    try {
      MetadataFile opened = new MetadataFile(path);
      opened.load();
      if (!archive.equals(opened.date(ARCHIVE).orElse(""))) {
        opened.places.clear();
        opened.truncate(0);
        opened.put(ARCHIVE, archive, "{}");
      }
      return opened;
    } catch (IOException e) {
      throw AtomicFile.unwritable(path, e);
    }
  }

  /** The date that a text was kept with, if there is one of that name. */
  Optional<String> date(String name) {
    return Optional.ofNullable(places.get(name)).map(Place::date);
  }

  /** Keeps a text; an older one of the same name is replaced. */
  void put(String name, String date, String text) {
    byte[] member = GzipMember.pack(name, date, text + "\n");
    try {
      file.seek(end);
      file.write(member);
      place(name, new Place(end, member.length, date));
      end += member.length;
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
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException("nothing is kept of " + name);
    }
    try {
      return GzipMember.text(bytes(place));
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
        List<Place> living = new ArrayList<>(places.values());
        living.sort(Comparator.comparingLong(Place::offset));
        for (Place place : living) {
          out.write(bytes(place));
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

  private byte[] bytes(Place place) throws IOException {
    byte[] bytes = new byte[place.length()];
    file.seek(place.offset());
    file.readFully(bytes);
    return bytes;
  }

  private void load() throws IOException {
    places.clear();
    end = 0;
    stale = 0;
    long size = file.length();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      Optional<GzipMember> next = GzipMember.read(in);
      while (next.isPresent() && end + next.get().length() <= size) {
        GzipMember member = next.get();
        in.skipNBytes((long) member.length() - member.header());
        place(member.name(), new Place(end, member.length(), member.date()));
        end += member.length();
        next = GzipMember.read(in);
      }
    }
    truncate(end);
  }

  private void place(String name, Place place) {
    Place replaced = places.put(name, place);
    stale += replaced == null ? 0 : replaced.length();
  }

  private void truncate(long length) throws IOException {
    end = length;
    if (file.length() > length) {
      file.setLength(length);
    }
  }
}
