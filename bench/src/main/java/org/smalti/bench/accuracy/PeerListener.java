package org.smalti.bench.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.SmaltiException;

/**
 * Another program, called as {@code PROGRAM [WORD …] FILE}, that prints the onsets in seconds, one a line.
 *
 * @param words the program and the words before the file
 */
record PeerListener(List<String> words) implements OnsetListener {
  /** @param command a program and its words, separated by blanks */
  static PeerListener of(String command) {
    return new PeerListener(List.of(command.strip().split("\\s+")));
  }

  @Override
  public String name() {
    String program = String.valueOf(Path.of(words.get(0)).getFileName());
    return String.join(" ", program, String.join(" ", words.subList(1, words.size())))
        .strip();
  }

  @Override
  public Map<Path, double[]> onsets(List<Path> files) {
    Map<Path, double[]> onsets = new HashMap<>();
    for (Path file : files) {
      onsets.put(file, onsets(file));
    }
    return onsets;
  }

  private double[] onsets(Path file) {
    List<String> command = new ArrayList<>(words);
    command.add(file.toString());
    try {
      Process process = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw SmaltiException.input(String.join(" ", command) + " ended with " + exit);
      }
      return said.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .mapToDouble(line -> seconds(command, line))
          .sorted()
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double seconds(List<String> command, String line) {
    try {
      return Double.parseDouble(line);
    } catch (NumberFormatException e) {
      throw SmaltiException.input(
          String.join(" ", command) + " printed \"" + line + "\"; wanted are seconds, one a line");
    }
  }
}
