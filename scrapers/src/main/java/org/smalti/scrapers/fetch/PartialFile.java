package org.smalti.scrapers.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.FileLocks;

/**
 * The bytes of a file that have come so far, in a hidden file beside its target (see {@link PartialFilePaths}). It
 * survives an interruption and is continued by the next run. A {@link PartialFileNote} says of which version it is a
 * part; a part without a note is not used. Used by one thread at a time.
 */
final class PartialFile implements Closeable {
  private final Download download;
  private final boolean replace;
  private final PartialFilePaths place;
  private final Path target;
  private final Path part;
  private final Path note;
  private PartialFileNote known = PartialFileNote.NONE;
  private @Nullable FileChannel channel;
  private Checksum.Sum sum;
  private long length;

  private PartialFile(Download download, boolean replace, PartialFilePaths place) {
    this.download = download;
    this.replace = replace;
    this.place = place;
    target = place.target();
    part = place.part();
    note = place.note();
    sum = download.checksum().begin();
  }

  /**
   * Continues what an earlier run has begun of the same version, or begins anew.
   *
   * @param replace whether {@link #commit} may replace a file
   * @throws SmaltiException if nothing can be written there
   */
  static PartialFile of(Download download, boolean replace) {
    Path target = download.path().toAbsolutePath();
    try {
      PartialFile partial = new PartialFile(download, replace, PartialFilePaths.beside(target));
      try {
        partial.load();
        return partial;
      } catch (IOException | RuntimeException e) {
        partial.close();
        throw e;
      }
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  /** The file that this is to become. */
  Download download() {
    return download;
  }

  /** Bytes that have been written. */
  long length() {
    return length;
  }

  /** Of which version these bytes are the beginning. */
  PartialFileNote known() {
    return known;
  }

  /** Removes what is there and begins anew with the version that the reply brings. */
  void begin(ResponseHeader reply) {
    try {
      discardBytes();
      known = new PartialFileNote(
          download.version(), reply.validator(), reply.origin(), reply.modified());
      known.write(note);
      channel = FileChannel.open(
          part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      lock(channel);
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  void append(byte[] bytes, int from, int count) {
    try {
      FileChannel open = channel;
      if (open == null) {
        throw new IllegalStateException("nothing begun");
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
      while (buffer.hasRemaining()) {
        open.write(buffer);
      }
      sum.add(bytes, from, count);
      length += count;
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  /** What is wrong with the whole file, if anything. To be called once, at the end. */
  Optional<String> fault() {
    Optional<String> fault = download.sizeFault(length);
    return fault.isPresent() ? fault : download.checksum().fault(sum.finish());
  }

  /** Sets the date of the whole file, then gives it its name. */
  void commit() {
    try {
      FileChannel open = channel;
      if (open != null) {
        open.force(true);
      }
      close();
      date();
      if (replace) {
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        place.nameOnce();
      }
      Files.deleteIfExists(note);
    } catch (FileAlreadyExistsException e) {
      throw SmaltiException.input(
          target + ": a file appeared there meanwhile and was left alone; --force replaces it", e);
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  /** Removes the part and its note. */
  void discard() {
    try {
      discardBytes();
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  /** Keeps the part for the next run. */
  @Override
  public void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw explained(target, e);
      }
    }
  }

  /** The exception for a target that can't be written, or for an interrupt. */
  static RuntimeException explained(Path target, IOException e) {
    return e instanceof ClosedByInterruptException
        ? new CancelledException()
        : AtomicFile.unwritable(target, e);
  }

  private void load() throws IOException {
    PartialFileNote found = PartialFileNote.read(note).orElse(PartialFileNote.NONE);
    if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (place.isNamed()) {
      discard();
      return;
    }
    FileChannel open = FileChannel.open(
        part, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    channel = open;
    lock(open);
    long size = open.size();
    if (!found.version().equals(download.version())
        || (download.size() >= 0 && size > download.size())) {
      discard();
      return;
    }
    known = found;
    length = size;
    // Through the open channel: to open the file anew and close it would give up the lock (POSIX).
    sum.add(Channels.newInputStream(open), read -> {});
    open.position(size);
  }

  /** Another run may reach the same file through another folder; then the lock of the folder does not help. */
  private void lock(FileChannel open) throws IOException {
    if (!FileLocks.lock(open)) {
      throw SmaltiException.input(target + ": another smalti is fetching it");
    }
  }

  private void date() {
    long modified = download.modified();
    try {
      if (modified == Download.UNDATED) {
        modified = ZonedDateTime.parse(known.modified(), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant()
            .toEpochMilli();
      }
      Files.setLastModifiedTime(part, FileTime.from(Instant.ofEpochMilli(modified)));
    } catch (DateTimeParseException | IOException undated) {
      // The bytes are right; not every server knows a date, and not every file system keeps one.
    }
  }

  private void discardBytes() throws IOException {
    close();
    Files.deleteIfExists(part);
    known = PartialFileNote.NONE;
    sum = download.checksum().begin();
    length = 0;
  }
}
