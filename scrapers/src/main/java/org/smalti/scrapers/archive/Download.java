package org.smalti.scrapers.archive;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.table.Item;
import org.smalti.core.table.Row;

/**
 * A file that is wanted.
 *
 * @param target where it goes, below the media folder
 * @param size bytes, −1 if unknown
 */
record Download(String filename, String url, String target, long size, Checksum checksum)
    implements Serializable {
  /**
   * The file of a row of the items table.
   *
   * @throws SmaltiException if the row names no file below the folder, no web address, or no sensible size
   */
  static Download of(Row row, Path folder) {
    String filename = row.text(Item.FILENAME);
    Path target = new MediaFolder(folder).resolve(filename);
    if (isAbsolute(filename)) {
      throw SmaltiException.input(
          filename + ": leads out of the folder " + folder + "; give it a relative name");
    }
    String url = row.text(Item.URL);
    if (HttpUrl.parse(url) == null) {
      throw SmaltiException.input(
          filename + ": \"" + url + "\" is no web address; run 'smalti ia search' again");
    }
    return new Download(
        filename,
        url,
        target.normalize().toString(),
        size(row),
        Checksum.of(row.text(Item.MD5, ""), row.text(Item.SHA1, ""), row.text(Item.CRC32, "")));
  }

  Path path() {
    return Path.of(target);
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

  private static boolean isAbsolute(String filename) {
    try {
      return Path.of(filename).isAbsolute();
    } catch (InvalidPathException e) {
      return true;
    }
  }

  private static long size(Row row) {
    if (!row.filled(Item.SIZE)) {
      return -1;
    }
    double size = row.number(Item.SIZE);
    if (size < 0 || size != Math.rint(size)) {
      throw SmaltiException.input(row.columns().source() + ", row " + row.number() + ": \""
          + row.text(Item.SIZE) + "\" is no size in bytes");
    }
    return (long) size;
  }
}
