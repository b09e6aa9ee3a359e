package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;

/**
 * A file that is wanted. Small, since there may be a hundred thousand.
 *
 * @param folder the media folder, one text for all its files
 * @param filename below that folder
 * @param size bytes, −1 if unknown
 * @param modified when its content was last changed, in ms since 1970; {@link #UNDATED} if unknown
 */
record Download(
    String folder, String filename, String url, long size, Checksum checksum, long modified)
    implements Serializable {
  static final long UNDATED = Long.MIN_VALUE;

  /** Bytes; more is a mistake, and sums of such sizes would not fit into a number. */
  private static final double LARGEST = 1e13;

  /** How {@link PartialFile} and the journal of a folder call their files. */
  private static final String OURS = "\\..*\\.(partial|note|journal|part)";

  /**
   * The file of a row of the items table.
   *
   * @throws SmaltiException if the row names no file below the folder, no web address, or no sensible size
   */
  static Download of(Row row, Path folder) {
    String filename = row.text(ItemColumns.FILENAME);
    if (leadsOut(filename)) {
      throw SmaltiException.input(
          filename + ": leads out of the folder " + folder + "; give it a name below it");
    }
    Path target = new MediaFolder(folder).resolve(filename);
    if (isOurs(String.valueOf(target.getFileName()))) {
      throw SmaltiException.input(
          filename + ": smalti calls its own hidden files so; give it another name");
    }
    String url = row.text(ItemColumns.URL);
    if (HttpUrl.parse(url) == null) {
      throw SmaltiException.input(
          filename + ": \"" + url + "\" is no web address; run 'smalti ia search' again");
    }
    return new Download(
        folder.toString(),
        filename,
        url,
        size(row),
        Checksum.of(
            row.text(ItemColumns.MD5, ""),
            row.text(ItemColumns.SHA1, ""),
            row.text(ItemColumns.CRC32, "")),
        modified(row));
  }

  /** Whether a file name is one of our own hidden ones. */
  static boolean isOurs(String name) {
    return name.matches(OURS);
  }

  /** Where it goes. */
  Path path() {
    return Path.of(folder).resolve(filename).normalize();
  }

  /** The name of this very version of the file. */
  String version() {
    return new Fingerprint().with(url, size, checksum).key();
  }

  /** The journal's key of the finished file: it changes when the file on disk does. */
  String key() {
    return new Fingerprint().with(url, size, checksum).withFile(path()).key();
  }

  /** What is wrong with the file on disk, if anything; reads it only if its size is right. */
  Optional<String> fault() throws IOException {
    long found = Files.size(path());
    return size >= 0 && found != size
        ? Optional.of("it has " + found + " bytes, not " + size)
        : checksum.fault(path());
  }

  /** Whether a name is absolute, on Windows relative to a drive, or leads up; one that is no name at all leads nowhere. */
  private static boolean leadsOut(String filename) {
    try {
      Path name = Path.of(filename).normalize();
      boolean nowhere = name.toString().isEmpty() && !filename.isEmpty();
      return name.getRoot() != null || name.startsWith("..") || nowhere;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static long size(Row row) {
    if (!row.filled(ItemColumns.SIZE)) {
      return -1;
    }
    double size = row.number(ItemColumns.SIZE);
    if (!(size >= 0 && size <= LARGEST) || size != Math.rint(size)) {
      throw SmaltiException.input(row.columns().source() + ", row " + row.number() + ": \""
          + row.text(ItemColumns.SIZE) + "\" is no size in bytes");
    }
    return (long) size;
  }

  /** A date that can't be read is no reason to leave a file out. */
  private static long modified(Row row) {
    try {
      return row.filled(ItemColumns.MTIME)
          ? Instant.parse(row.text(ItemColumns.MTIME)).toEpochMilli()
          : UNDATED;
    } catch (DateTimeException | ArithmeticException unreadable) {
      return UNDATED;
    }
  }
}
