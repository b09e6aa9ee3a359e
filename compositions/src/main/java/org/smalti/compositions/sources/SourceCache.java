package org.smalti.compositions.sources;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.media.cut.ChannelPool;

/**
 * The folder of what was read from each source: parts under names that say what they were made from. Parts outlive a
 * run that was stopped, so that the next one goes on. A folder that nobody asked for goes away with the finished
 * output.
 */
public final class SourceCache implements Closeable {
  private final Path folder;
  private final boolean kept;
  private final ChannelPool channels = new ChannelPool();
  private final List<AtomicFile> temporary = new ArrayList<>();
  private boolean finished;

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
    Path absolute = output.toAbsolutePath();
    return new SourceCache(
        absolute.resolveSibling("." + absolute.getFileName() + ".scratch"), false);
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
    try {
      Files.deleteIfExists(part);
    } catch (IOException sweptLater) {
      // It only takes room until its folder is deleted.
    }
  }

  /** Says that the output is made and its parts are no longer needed. */
  public void finished() {
    finished = true;
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
        Files.deleteIfExists(part);
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
