package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.smalti.core.run.Fingerprint;

/**
 * A file that is wanted. Small, since there may be a hundred thousand of them; complete, since a worker on another
 * machine gets nothing else.
 *
 * @param folder the absolute path of the media folder, one text for all its files
 * @param filename below that folder
 * @param size bytes, −1 if unknown
 * @param modified when its content was last changed, in ms since 1970; {@link #UNDATED} if unknown
 */
record Download(
    String folder, String filename, String url, long size, Checksum checksum, long modified)
    implements Serializable {
  static final long UNDATED = Long.MIN_VALUE;

  /** The names that {@link PartialFile} and the journal of a folder give to their files. */
  private static final String OURS = "\\..*\\.(partial|note|journal|part)";

  /** Whether a file name is that of one of our own hidden files. */
  static boolean isOurs(String name) {
    return name.matches(OURS);
  }

  /** Where it goes. */
  Path path() {
    return Path.of(folder).resolve(filename).normalize();
  }

  /** The bytes to be fetched; 0 if unknown. */
  long bytes() {
    return Math.max(0, size);
  }

  /** The name of this very version of the file. */
  String version() {
    return new Fingerprint().with(url, size, checksum).key();
  }

  /** The journal's key of the finished file: it changes when the file on disk does. */
  String key() {
    return new Fingerprint().with(url, size, checksum).withFile(path()).key();
  }

  /** What is wrong with the size of a file, if anything. */
  Optional<String> sizeFault(long found) {
    return size >= 0 && found != size
        ? Optional.of("it has " + found + " bytes, not " + size)
        : Optional.empty();
  }

  /** What is wrong with the file on disk, if anything; reads it only if its size is right. */
  Optional<String> fault() throws IOException {
    Optional<String> fault = sizeFault(Files.size(path()));
    return fault.isPresent() ? fault : checksum.fault(path(), read -> {});
  }
}
