package org.smalti.media.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What ffmpeg says on standard error, in bounded memory: the end of it, the number of its errors, and of these the first, which
 * is most often the cause, and the last.
 */
final class StderrLog {
  private static final int KEPT = 64 * 1024;
  private static final int WORDS = 3;
  /** {@code [h264 @ 0x7f6a] [error] }: which of ffmpeg's objects speaks, and how loud. */
  private static final Pattern ORIGIN = Pattern.compile("^(\\[[^\\]]* @ [^\\]]*\\] *)+");

  private static final Pattern LEVEL =
      Pattern.compile("^\\[(panic|fatal|error|warning|info|verbose|debug|trace)\\] *");

  private final Deque<String> lines = new ArrayDeque<>();
  private int size;
  private final Deque<String> words = new ArrayDeque<>();
  private String first = "";
  private long errors;

  synchronized void line(String line) {
    lines.addLast(line);
    size += line.length() + 1;
    while (size > KEPT && lines.size() > 1) {
      size -= lines.removeFirst().length() + 1;
    }
    String plain = ORIGIN.matcher(line.strip()).replaceFirst("");
    Matcher level = LEVEL.matcher(plain);
    boolean marked = level.find();
    if (marked && !level.group(1).matches("panic|fatal|error")) {
      return;
    }
    errors += marked ? 1 : 0;
    say(marked ? plain.substring(level.end()) : plain);
  }

  private void say(String word) {
    if (!word.isBlank()) {
      first = first.isEmpty() ? word.strip() : first;
      words.addLast(word.strip());
      if (words.size() > 2 * WORDS) {
        words.removeFirst();
      }
    }
  }

  synchronized FfmpegOutcome outcome(int exit, long dropped) {
    Set<String> different = new LinkedHashSet<>(words);
    different.remove(first);
    List<String> last = new ArrayList<>(different)
        .subList(Math.max(0, different.size() - WORDS + 1), different.size());
    List<String> telling = first.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(first), last.stream()).toList();
    return new FfmpegOutcome(exit, telling, errors, String.join("\n", lines), dropped);
  }
}
