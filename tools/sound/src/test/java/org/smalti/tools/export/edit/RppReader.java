package org.smalti.tools.export.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads REAPER projects: chunks in angle brackets, lines of words, words with spaces in one of three marks. */
final class RppReader {
  /** A chunk: its own words, lines of words, and chunks within. */
  record Chunk(List<String> words, List<List<String>> lines, List<Chunk> chunks) {
    /** The words after the first of the line that begins with a word. */
    List<String> values(String first) {
      return lines.stream()
          .filter(line -> line.get(0).equals(first))
          .map(line -> line.subList(1, line.size()))
          .findFirst()
          .orElseThrow();
    }

    List<Chunk> all(String kind) {
      return chunks.stream().filter(chunk -> chunk.words.get(0).equals(kind)).toList();
    }

    double number(String first) {
      return Double.parseDouble(values(first).get(0));
    }
  }

  private RppReader() {}

  static Chunk read(String text) {
    Deque<Chunk> open = new ArrayDeque<>();
    Chunk whole = new Chunk(List.of(), new ArrayList<>(), new ArrayList<>());
    open.push(whole);
    for (String line : text.split("\n")) {
      String trimmed = line.strip();
      if (trimmed.equals(">")) {
        open.pop();
      } else if (trimmed.startsWith("<")) {
        Chunk chunk = new Chunk(words(trimmed.substring(1)), new ArrayList<>(), new ArrayList<>());
        open.getFirst().chunks.add(chunk);
        open.push(chunk);
      } else {
        open.getFirst().lines.add(words(trimmed));
      }
    }
    if (open.size() != 1) {
      throw new IllegalArgumentException(open.size() - 1 + " chunks are not closed");
    }
    return whole.all("REAPER_PROJECT").get(0);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char first = line.charAt(at);
      boolean quoted = "\"'`".indexOf(first) >= 0;
      int begin = quoted ? at + 1 : at;
      int end = line.indexOf(quoted ? first : ' ', begin);
      end = end < 0 ? line.length() : end;
      words.add(line.substring(begin, end));
      at = end + (quoted ? 1 : 0);
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
    }
    return words;
  }
}
