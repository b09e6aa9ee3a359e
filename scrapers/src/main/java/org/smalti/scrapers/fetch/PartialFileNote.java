package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What must be known about a partial file before it may be continued. Kept in a text file: a title, then one value in
 * each line.
 *
 * @param version of the file, as {@link Download#version}
 * @param validator the server's ETag or date of that version, fit for If-Range; empty if it sent none
 * @param origin host and port of the server that began it; another may know the same version by another validator
 * @param modified the server's Last-Modified; empty if it sent none
 */
record PartialFileNote(String version, String validator, String origin, String modified) {
  static final PartialFileNote NONE = new PartialFileNote("", "", "", "");

  private static final String TITLE = "smalti partial download";
  private static final int LONGEST = 1 << 16;

  /** The note in a file; nothing if the file is missing, cut off, or no note. */
  static Optional<PartialFileNote> read(Path file) throws IOException {
    String[] lines = text(file).split("\n", -1);
    return lines.length == 6 && lines[0].equals(TITLE)
        ? Optional.of(new PartialFileNote(lines[1], lines[2], lines[3], lines[4]))
        : Optional.empty();
  }

  /** Whether a file holds a note, or the beginning of one that could not be finished. */
  static boolean isIn(Path file) throws IOException {
    String text = text(file);
    return text.startsWith(TITLE) || (isFile(file) && TITLE.startsWith(text));
  }

  void write(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.write(
        file,
        List.of(TITLE, version, validator, origin, modified),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE);
  }

  /** The text of a file; empty if the file is missing, {@code ?} if it is too long for a note. */
  private static String text(Path file) throws IOException {
    if (!isFile(file)) {
      return "";
    }
    return Files.size(file) > LONGEST
        ? "?"
        : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
