package org.smalti.bench.seek;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;

/** {@code bench/seek}: whether the frame after a seek is the one that a decode of the whole film gives. */
public final class SeekBench {
  private static final int SEEKS = 200;

  private SeekBench() {}

  /** @param words films, or folders of films; {@code --errors} first prints each wrong frame */
  public static void main(String[] words) throws IOException {
    boolean errors = words.length > 0 && words[0].equals("--errors");
    List<Path> films = new ArrayList<>();
    for (String word : Arrays.copyOfRange(words, errors ? 1 : 0, words.length)) {
      try (Stream<Path> files = Files.walk(Path.of(word))) {
        files.filter(Files::isRegularFile).sorted().forEach(films::add);
      }
    }
    System.out.println(
        "| film | codec | frames | right | median ms | longest ms | whole film ms |");
    System.out.println("|---|---|---|---|---|---|---|");
    int right = 0;
    int tried = 0;
    for (Path film : films) {
      try {
        SeekScore score = SeekScore.of(film, SEEKS, errors);
        right += score.right();
        tried += score.seeks();
        System.out.println(score.row(film.getFileName().toString()));
      } catch (SmaltiException e) {
        System.out.println("| " + film.getFileName() + " | " + e.getMessage() + " | | | | | |");
      }
    }
    System.out.printf(Locale.ROOT, "%n%,d of %,d frames are right.%n", right, tried);
  }
}
