package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The programs in docs/library.md are the files that LibraryExamplesTest runs; {@code -Dsmalti.write} copies them into
 * the page anew.
 */
class LibraryPageTest {
  private static final String FOLDER = "app/src/test/java/org/smalti/example";
  private static final Pattern PROGRAM = Pattern.compile(
      "(\\[(\\w+)\\.java\\]\\(\\.\\./" + FOLDER + "/\\2\\.java\\)\n\n```java\n)(.*?)```",
      Pattern.DOTALL);

  @Test
  void thePageShowsTheFilesAsTheyAre() throws IOException {
    Path page = Launcher.project().resolve("docs/library.md");
    String written = Files.readString(page);
    Matcher programs = PROGRAM.matcher(written);
    StringBuilder anew = new StringBuilder();
    while (programs.find()) {
      programs.appendReplacement(
          anew, Matcher.quoteReplacement(programs.group(1) + program(programs.group(2)) + "```"));
    }
    programs.appendTail(anew);
    if (Boolean.getBoolean("smalti.write")) {
      Files.writeString(page, anew.toString());
    }
    assertThat(Files.readString(page)).isEqualTo(anew.toString());
  }

  @Test
  void thePageShowsAllOfThem() throws IOException {
    String page = Files.readString(Launcher.project().resolve("docs/library.md"));
    TreeSet<String> shown = new TreeSet<>();
    PROGRAM.matcher(page).results().forEach(found -> shown.add(found.group(2)));
    assertThat(shown).containsExactlyElementsOf(examples());
  }

  /** The names of all example programs. */
  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(Launcher.project().resolve(FOLDER))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .sorted()
          .toList();
    }
  }

  /** All of a file but its package. */
  private static String program(String name) throws IOException {
    Path file = Launcher.project().resolve(FOLDER).resolve(name + ".java");
    return Files.readString(file).replaceFirst("^package [\\w.]+;\n\n", "");
  }
}
