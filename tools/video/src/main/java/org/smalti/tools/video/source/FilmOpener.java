package org.smalti.tools.video.source;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.SafeName;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Task;
import org.smalti.media.MediaAddress;
import org.smalti.media.OpenOptions;

/**
 * How films are opened whose names stand in a table.
 *
 * @param media the folder of those that are files
 * @param files how files are opened
 * @param streams the others, by their names: URLs, devices, standard input
 * @param reconnection how often a live source is opened again where it fails
 */
public record FilmOpener(
    MediaFolder media,
    OpenOptions files,
    Map<String, MediaAddress> streams,
    Reconnection reconnection)
    implements Serializable {
  public FilmOpener {
    streams = Map.copyOf(streams);
  }

  /** @throws SmaltiException if it is the name of no file */
  public SourceOpener opener(String filename, Task task) {
    MediaAddress stream = streams.get(filename);
    MediaAddress address =
        stream == null ? new MediaAddress(media.resolve(filename).toString(), files) : stream;
    return SourceOpener.of(address, reconnection, task);
  }

  /** The file of a film; empty if it is none. */
  public Optional<Path> file(String filename) {
    try {
      return streams.containsKey(filename)
          ? Optional.empty()
          : Optional.of(media.resolve(filename));
    } catch (SmaltiException noFileName) {
      return Optional.empty();
    }
  }

  /**
   * The output of a pattern for a film: {@code %s} in it stands for its name.
   *
   * @throws SmaltiException if it is the name of no file
   */
  public Path output(String pattern, String filename) {
    return MediaFolder.mirrored(
        pattern, streams.containsKey(filename) ? SafeName.segment(filename) : filename);
  }

  /** Adds to a key what a film is, and how it is read. */
  public Fingerprint into(Fingerprint key, String filename) {
    OpenOptions options = streams.containsKey(filename) ? streams.get(filename).options() : files;
    key.with(options.format(), new TreeMap<>(options.libav()));
    return file(filename).map(key::withFile).orElse(key);
  }
}
