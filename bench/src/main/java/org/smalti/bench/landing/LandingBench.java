package org.smalti.bench.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.smalti.core.SmaltiException;

/** {@code bench/landing}: noise in every codec and container, clips at ten places beside a whole decode. */
public final class LandingBench {
  private LandingBench() {}

  /** @param words a folder that keeps what is made, s of noise, and words that names of files must contain */
  public static void main(String[] words) throws IOException {
    Path folder = Files.createDirectories(Path.of(words[0])).toRealPath();
    int seconds = words.length > 1 ? Integer.parseInt(words[1]) : 180;
    List<String> wanted = List.of(words).subList(Math.min(2, words.length), words.length);
    System.out.println(
        "| codec | container | furthest off | said longer | whole decode | slowest clip | |\n"
            + "|---|---|---:|---:|---:|---:|---|");
    Map<String, Set<String>> unread = new TreeMap<>();
    List<LandingScore> scores = new ArrayList<>();
    try (NoiseFiles noise = new NoiseFiles(folder, seconds)) {
      for (String encoder : NoiseFiles.encoders()) {
        for (String format : NoiseFiles.formats()) {
          String name = encoder + "." + format;
          if (!wanted.isEmpty() && wanted.stream().noneMatch(name::contains)) {
            continue;
          }
          Path file = noise.made(encoder, format);
          if (file != null) {
            score(file, seconds, encoder, format, scores, unread);
          }
        }
      }
    }
    summarise(scores, unread);
  }

  private static void score(
      Path file,
      int seconds,
      String encoder,
      String format,
      List<LandingScore> scores,
      Map<String, Set<String>> unread) {
    try {
      LandingScore score = LandingScore.of(file, encoder, seconds);
      scores.add(score);
      System.out.println(score.row(encoder, format));
    } catch (SmaltiException e) {
      unread.computeIfAbsent(format, name -> new TreeSet<>()).add(encoder);
      System.err.println(encoder + "." + format + ": " + e.getMessage());
    }
  }

  private static void summarise(List<LandingScore> scores, Map<String, Set<String>> unread) {
    long right = scores.stream().filter(LandingScore::isRight).count();
    System.out.printf(Locale.ROOT, "%n%d pairs, %d right.%n", scores.size(), right);
    unread.forEach((format, encoders) -> System.out.println(
        "not read or decoded: " + format + " with " + String.join(", ", encoders)));
  }
}
