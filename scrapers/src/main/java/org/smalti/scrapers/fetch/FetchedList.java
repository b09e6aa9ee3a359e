package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;

/**
 * A text file that remembers what was fetched once, so that it is not fetched again when it has been moved away. A line
 * is the checksum and the name, as {@code md5sum} and {@code sha1sum} write them; the address stands in place of a
 * checksum that is not known. Used by one thread.
 */
public final class FetchedList {
  private static final Pattern LINE =
      Pattern.compile("\\s*(\\\\?\\p{XDigit}{8,128}|crc32:\\p{XDigit}+|[a-z]+://\\S+)(\\s.*)?");

  private final Optional<Path> file;
  private final Set<String> known = new HashSet<>();

  private FetchedList(Optional<Path> file) {
    this.file = file;
  }

  /** Remembers nothing. */
  public static FetchedList none() {
    return new FetchedList(Optional.empty());
  }

  /**
   * The list in a file, which need not be there yet.
   *
   * @throws SmaltiException if it can't be read
   */
  public static FetchedList in(Path file) {
    FetchedList list = new FetchedList(Optional.of(file));
    try {
      if (Files.exists(file)) {
        // Names may be in any bytes.
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
          if (!line.isBlank() && !LINE.matcher(line).matches()) {
            throw SmaltiException.usage(file + " is no list of checksums and names for --had (\""
                + line.substring(0, Math.min(40, line.length()))
                + "\"); name another file, so that it stays");
          }
          String word = line.strip().split("\\s", 2)[0];
          list.known.add(word.matches("\\\\?\\p{XDigit}+") ? plain(word) : word);
        }
      }
      return list;
    } catch (IOException e) {
      throw SmaltiException.input(file + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Where it is kept, for people. */
  String name() {
    return file.map(Path::toString).orElse("");
  }

  boolean has(Download download) {
    return known.contains(word(download));
  }

  /** Adds a file that is there now; one line is written at once, so that a killed process loses none. */
  void add(Download download) {
    if (file.isEmpty() || !known.add(word(download))) {
      return;
    }
    String line = word(download) + "  " + download.filename().replaceAll("[\\r\\n]", "_") + "\n";
    try {
      Files.writeString(file.get(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file.get(), e);
    }
  }

  /** {@code md5sum} begins lines with a backslash whose names it has to escape. */
  private static String plain(String word) {
    return word.replace("\\", "").toLowerCase(Locale.ROOT);
  }

  private static String word(Download download) {
    Checksum checksum = download.checksum();
    return switch (checksum.kind()) {
      case MD5, SHA1 -> checksum.expected();
      case CRC32 -> "crc32:" + checksum.expected();
      case NONE -> download.url();
    };
  }
}
