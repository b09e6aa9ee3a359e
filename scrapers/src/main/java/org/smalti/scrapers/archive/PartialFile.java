package org.smalti.scrapers.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;

/**
 * What has come of a file so far: {@code .NAME.partial} beside its target. It survives an interruption and is continued by
 * the next run. A note beside it ({@code .NAME.partial.note}) says of which version it is a part and by which validator the
 * server knows that version; without its note a part is worth nothing. Used by one thread at a time.
 */
final class PartialFile implements Closeable {
  private final Download download;
  private final Path target;
  private final Path part;
  private final Path note;
  private String validator = "";
  private @Nullable FileChannel channel;
  private Checksum.Sum sum;
  private long length;

  private PartialFile(Download download, Path target) {
    this.download = download;
    this.target = target;
    part = target.resolveSibling("." + target.getFileName() + ".partial");
    note = target.resolveSibling("." + target.getFileName() + ".partial.note");
    sum = download.checksum().begin();
  }

  /**
   * Continues what an earlier run has begun of the same version, or begins anew.
   *
   * @throws org.smalti.core.SmaltiException if nothing can be written there
   */
  static PartialFile of(Download download) {
    Path target = download.path().toAbsolutePath();
    PartialFile partial = new PartialFile(download, target);
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      partial.load();
      return partial;
    } catch (IOException e) {
      partial.close();
      throw explained(target, e);
    }
  }

  /** Bytes that are safe. */
  long length() {
    return length;
  }

  /** By what the server knows the version these bytes are of; empty if it did not say. */
  String validator() {
    return validator;
  }

  /** Throws away what is there and begins with a version that the server knows by {@code newValidator}. */
  void begin(String newValidator) {
    try {
      discardBytes();
      Files.write(note, List.of(download.version(), newValidator));
      validator = newValidator;
      channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  void append(byte[] bytes, int count) {
    try {
      FileChannel open = channel;
      if (open == null) {
        throw new IllegalStateException("nothing begun");
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      while (buffer.hasRemaining()) {
        open.write(buffer);
      }
      sum.add(bytes, count);
      length += count;
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  /** What is wrong with the whole, if anything. To be asked once, at the end. */
  Optional<String> fault() {
    return download.size() >= 0 && length != download.size()
        ? Optional.of("it has " + length + " bytes, not " + download.size())
        : download.checksum().fault(sum.finish());
  }

  /** Puts the whole file in its place. */
  void commit() {
    try {
      FileChannel open = channel;
      if (open != null) {
        open.force(true);
      }
      close();
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  /** Removes what is there. */
  void discard() {
    try {
      discardBytes();
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  /** Keeps what is there for the next time. */
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

  /** Why the target can't be written; an interrupt is no such reason. */
  static RuntimeException explained(Path target, IOException e) {
    return e instanceof ClosedByInterruptException
        ? new CancelledException()
        : AtomicFile.unwritable(target, e);
  }

  private void load() throws IOException {
    List<String> known = Files.exists(note) ? Files.readAllLines(note) : List.of();
    boolean same = known.size() == 2 && known.get(0).equals(download.version());
    if (!same || !Files.isRegularFile(part)) {
      discard();
      return;
    }
    length = Files.size(part);
    if (download.size() >= 0 && length > download.size()) {
      discard();
      return;
    }
    validator = known.get(1);
    sum.add(part);
    channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private void discardBytes() throws IOException {
    close();
    Files.deleteIfExists(part);
    validator = "";
    sum = download.checksum().begin();
    length = 0;
  }
}
