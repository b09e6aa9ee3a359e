package org.smalti.scrapers.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.smalti.core.SmaltiException;

/** The query that a person gives: the words themselves, or {@code @FILE} for those in a file. */
final class QueryText {
  private QueryText() {}

  /**
   * The words to search for, in one line.
   *
   * @throws SmaltiException if there are none, or the file can't be read
   */
  static String of(String given) {
    String words = given.startsWith("@") ? read(given.substring(1)) : given;
    String line = words.replace("\uFEFF", "").replaceAll("\\R", " ").strip();
    if (line.isEmpty()) {
      throw SmaltiException.usage(
          given.startsWith("@")
              ? "--query: there is nothing in " + given.substring(1) + "; write the query into it"
              : "--query is empty; say what to search for, or name items with --ids");
    }
    return line;
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw SmaltiException.usage("--query @" + file + ": that file can't be read; name one that"
          + " holds the query, or begin the query with a blank if @ is its first letter");
    }
  }
}
