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
 * What ffmpeg prints on standard error, in bounded memory: the end of it, the number of errors, and of these the first,
 * which is most often the cause, and the last ones.
 */
final class StderrLog {
  private static final int MOST_CHARACTERS = 64 * 1024;
  private static final int ERRORS_QUOTED = 3;
  /** {@code [h264 @ 0x7f6a] [error] }: which of ffmpeg's objects has printed a line, and at which level. */
  private static final Pattern ORIGIN = Pattern.compile("^(\\[[^\\]]* @ [^\\]]*\\] *)+");

  private static final Pattern LEVEL =
      Pattern.compile("^\\[(panic|fatal|error|warning|info|verbose|debug|trace)\\] *");

  /** What the muxer of MPEG programs says of the buffers that it plans; it writes the file all the same. */
  private static final Pattern OF_THE_MUXER =
      Pattern.compile("^(buffer underflow st=|packet too large, ignoring buffer limits)");

  private final Deque<String> lines = new ArrayDeque<>();
  private int size;
  private final Deque<String> lastErrors = new ArrayDeque<>();
  private String first = "";
  private long errors;

  synchronized void line(String line) {
    lines.addLast(line);
    size += line.length() + 1;
    while (size > MOST_CHARACTERS && lines.size() > 1) {
      size -= lines.removeFirst().length() + 1;
    }
    String plain = ORIGIN.matcher(line.strip()).replaceFirst("");
    Matcher level = LEVEL.matcher(plain);
    boolean marked = level.find();
    if (marked && !level.group(1).matches("panic|fatal|error")) {
      return;
    }
    String said = marked ? plain.substring(level.end()) : plain;
    if (OF_THE_MUXER.matcher(said).find()) {
      return;
    }
    errors += marked ? 1 : 0;
    keep(said);
  }

  private void keep(String error) {
    if (!error.isBlank()) {
      first = first.isEmpty() ? error.strip() : first;
      lastErrors.addLast(error.strip());
      if (lastErrors.size() > 2 * ERRORS_QUOTED) {
        lastErrors.removeFirst();
      }
    }
  }

  synchronized FfmpegOutcome outcome(int exit, long dropped) {
    Set<String> different = new LinkedHashSet<>(lastErrors);
    different.remove(first);
    List<String> last = new ArrayList<>(different)
        .subList(Math.max(0, different.size() - ERRORS_QUOTED + 1), different.size());
    List<String> quoted = first.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(first), last.stream()).toList();
    return new FfmpegOutcome(exit, quoted, errors, String.join("\n", lines), dropped);
  }
}
