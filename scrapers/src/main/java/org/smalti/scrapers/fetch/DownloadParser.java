package org.smalti.scrapers.fetch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;

/**
 * Makes a {@link Download} of each row of an items table, and refuses rows that a stranger may have made to do harm.
 */
final class DownloadParser {
  /** Bytes; more is a mistake, and the sum of such sizes would not fit into a number. */
  private static final double LARGEST = 1e13;

  private final Path folder;
  private final String absolute;
  private final MediaFolder media;
  private final String advice;

  /**
   * A parser of rows whose files belong into one folder.
   *
   * @param advice what a person should do when a row has no web address, such as {@code run 'smalti search' again}
   */
  DownloadParser(Path folder, String advice) {
    this.folder = folder;
    absolute = folder.toAbsolutePath().normalize().toString();
    media = new MediaFolder(folder);
    this.advice = advice;
  }

  /**
   * The file of a row.
   *
   * @throws SmaltiException if the row names no file below the folder, no web address, or no sensible size
   */
  Download download(Row row) {
    String filename = row.text(ItemColumns.FILENAME);
    if (leadsOut(filename)) {
      throw SmaltiException.input(
          filename + ": leads out of the folder " + folder + "; give it a name below it");
    }
    Path target = media.resolve(filename);
    if (Download.isOurs(String.valueOf(target.getFileName()))) {
      throw SmaltiException.input(
          filename + ": smalti calls its own hidden files so; give it another name");
    }
    String url = row.text(ItemColumns.URL);
    if (HttpUrl.parse(url) == null) {
      throw SmaltiException.input(filename + ": \"" + url + "\" is no web address; " + advice);
    }
    return new Download(
        absolute, filename, url, size(row), Checksum.of(row, advice), modified(row), false);
  }

  /**
   * Whether a name is absolute, relative to a drive (on Windows), or leads up. A text that can't be a name leads
   * nowhere: it is refused later, for another reason.
   */
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
    if (!row.has(ItemColumns.SIZE)) {
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
      return row.has(ItemColumns.MTIME)
          ? Instant.parse(row.text(ItemColumns.MTIME)).toEpochMilli()
          : Download.UNDATED;
    } catch (DateTimeException | ArithmeticException unreadable) {
      return Download.UNDATED;
    }
  }
}
