package org.smalti.compositions.sources;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CompanionName;
import org.smalti.core.files.DiskRoom;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Unit;
import org.smalti.media.cut.ChannelPool;

/**
 * The folder of what was read from each source: parts under names that say what they were made from. Parts outlive a
 * run that was killed, so that the next one goes on. A folder that nobody asked for goes away when the work ends, well
 * or not; of a run that was stopped only what took long to make and takes little room stays.
 */
public final class SourceCache implements Closeable {
  /** The kind of the parts that are stretches of the film, encoded. */
  public static final String ENCODED = "segment";

  private final Path folder;
  private final boolean kept;
  private final ChannelPool channels = new ChannelPool();
  private final List<AtomicFile> temporary = new ArrayList<>();
  private boolean finished;
  private boolean stopped;

  private SourceCache(Path folder, boolean kept) {
    this.folder = folder;
    this.kept = kept;
    AtomicFile.sweep(folder, 1);
  }

  /** A folder the person named: it is kept for other outputs. */
  public static SourceCache in(Path folder) {
    return new SourceCache(folder.toAbsolutePath(), true);
  }

  /** A hidden folder beside an output, until that is finished. */
  public static SourceCache beside(Path output) {
    return new SourceCache(CompanionName.hidden(output.toAbsolutePath(), "scratch"), false);
  }

  /** Adds a source to a key; one whose name is no good counts as such, and is left out when it is to be read. */
  public static Fingerprint with(Fingerprint key, MediaFolder media, String filename) {
    try {
      return key.with(filename).withFile(media.resolve(filename));
    } catch (SmaltiException badName) {
      return key.with(filename, "unreadable");
    }
  }

  /** Where the part with a key is, or will be. */
  public Path part(String key, String kind) {
    return folder.resolve(key + "." + kind);
  }

  /** An empty file for this run alone: it goes when this is closed, or is swept away by the next run. */
  public Path temporary(String kind) {
    AtomicFile file = AtomicFile.to(folder.resolve("run." + kind));
    temporary.add(file);
    return file.temporary();
  }

  /** The open files of all parts, until this is closed. */
  public ChannelPool channels() {
    return channels;
  }

  /** Deletes a part that is of no use for any other output. */
  public void forget(Path part) {
    channels.forget(part);
    try {
      Files.deleteIfExists(part);
    } catch (IOException sweptLater) {
      // It only takes room until its folder is deleted.
    }
  }

  /** Whether the person wants the parts for other outputs. */
  public boolean isKept() {
    return kept;
  }

  /** Says that the output is made and its parts are no longer needed. */
  public void finished() {
    finished = true;
  }

  /** Says that the person stopped the work: when it goes on, it needs what is encoded. */
  public void stopped() {
    finished = true;
    stopped = true;
  }

  /**
   * Throws if the disk has too little room.
   *
   * @param bytes of all parts, those that are there among them
   */
  public void require(long bytes) {
    OptionalLong free = DiskRoom.free(folder);
    if (free.isPresent() && bytes - held() > free.getAsLong()) {
      throw new SmaltiException(
          Reason.OUTPUT,
          folder.getParent() + ": " + Unit.BYTES.show(bytes)
              + " are needed there while the pictures are read, but only "
              + Unit.BYTES.show(free.getAsLong())
              + " are free; free some space, name a folder on another disk with --cache-dir, or make"
              + " a smaller film");
    }
  }

  private long held() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> parts = Files.list(folder)) {
      return parts.mapToLong(part -> part.toFile().length()).sum();
    } catch (IOException | UncheckedIOException unknown) {
      return 0;
    }
  }

  @Override
  public void close() {
    channels.close();
    temporary.forEach(AtomicFile::close);
    if (kept || !finished || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> parts = Files.list(folder)) {
      for (Path part : (Iterable<Path>) parts::iterator) {
        if (!stopped || !part.toString().endsWith("." + ENCODED)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return;
    }
    try {
      Files.deleteIfExists(folder);
    } catch (IOException somethingElseIsInIt) {
      // Not ours to delete.
    }
  }
}
