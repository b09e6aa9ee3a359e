package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
 * @param outdated whether an earlier version stands in its place, which was fetched and has not been touched since
 */
record Download(
    String folder,
    String filename,
    String url,
    long size,
    Checksum checksum,
    long modified,
    boolean outdated)
    implements Serializable {
  static final long UNDATED = Long.MIN_VALUE;

  /** The names that {@link PartialFile} and the journal of a folder give to their files. */
  private static final String OURS = "\\..*\\.(partial|note|journal|part)";

  /** In a key of the journal, between the version and the state of the file on disk. */
  private static final String BETWEEN = "-";

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

  /** The name of this very version of the file. With a checksum it is the same wherever the file comes from. */
  String version() {
    return new Fingerprint().with(checksum.isKnown() ? "" : url, size, checksum).key();
  }

  /** The journal's key of the finished file: it changes when the file on disk does. */
  String key() {
    return version() + BETWEEN + onDisk();
  }

  /**
   * The same, with what is known of the file in its place: whether that was fetched, or found to be right, as another
   * version, and has not been touched since.
   *
   * @param known the journal's key of the file, if there is one
   */
  Download beside(Optional<String> known) {
    boolean earlier = known.isPresent()
        && known.get().endsWith(BETWEEN + onDisk())
        && !known.get().startsWith(version())
        && Files.isRegularFile(path(), LinkOption.NOFOLLOW_LINKS);
    return new Download(folder, filename, url, size, checksum, modified, earlier);
  }

  private String onDisk() {
    return new Fingerprint().withFile(path()).key();
  }

  /** Whether anything tells the right bytes from others. */
  boolean isComparable() {
    return size >= 0 || checksum.isKnown();
  }

  /** What is wrong with the size of a file, if anything. Where nothing is known of it, it is not empty. */
  Optional<String> sizeFault(long found) {
    if (found == 0 && !isComparable()) {
      return Optional.of("it has no bytes");
    }
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
