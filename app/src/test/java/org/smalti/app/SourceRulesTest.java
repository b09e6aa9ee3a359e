package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for all Java files of the house that neither the compiler nor the formatter keeps. */
class SourceRulesTest {
  private static final int LONGEST_LINE = 120;
  /** Its lines are those of the page that it writes. */
  private static final String HTML = "MadePage.java";

  @Test
  void noSimpleNameStandsTwice() throws IOException {
    Map<String, Path> known = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (Path file : sources()) {
      Path other = known.put(file.getFileName().toString(), file);
      if (other != null) {
        twice.add(other + " and " + file);
      }
    }
    assertThat(known).hasSizeGreaterThan(1000);
    assertThat(twice).as("classes of one simple name").isEmpty();
  }

  @Test
  void noLineIsTooLong() throws IOException {
    List<String> longer = new ArrayList<>();
    for (Path file : sources()) {
      List<String> lines = file.endsWith(HTML) ? List.of() : Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).length() > LONGEST_LINE) {
          longer.add(file + ":" + (i + 1));
        }
      }
    }
    assertThat(longer).as("lines of more than %d columns", LONGEST_LINE).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    Path project = Launcher.project();
    try (Stream<Path> files = Files.walk(project)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(file -> !project.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*"))
          .toList();
    }
  }
}
