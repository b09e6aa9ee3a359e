package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for all Java files of the house that neither the compiler nor the formatter keeps. */
class SourceRulesTest {
  private static final int LONGEST_LINE = 120;
  /** A name made of an output's and more; CompanionName does it so that it is not too long. */
  private static final Pattern HIDDEN_SIBLING = Pattern.compile("resolveSibling\\(\\s*\"\\.\"");

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
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).length() > LONGEST_LINE) {
          longer.add(file + ":" + (i + 1));
        }
      }
    }
    assertThat(longer).as("lines of more than %d columns", LONGEST_LINE).isEmpty();
  }

  @Test
  void whatBelongsToAnOutputIsCalledByOneClass() throws IOException {
    List<String> own = new ArrayList<>();
    for (Path file : sources()) {
      boolean names = file.endsWith("CompanionName.java") || file.endsWith("AtomicFile.java");
      if (!names
          && place(file).contains("/src/main/")
          && HIDDEN_SIBLING.matcher(Files.readString(file)).find()) {
        own.add(file.toString());
      }
    }
    assertThat(own).as("names that may be longer than file systems take").isEmpty();
  }

  @Test
  void whoAsksForAFileSystemKnowsThatItMayBeUnknown() throws IOException {
    List<String> own = new ArrayList<>();
    for (Path file : sources()) {
      if (!file.endsWith("DiskRoom.java")
          && place(file).contains("/src/main/")
          && Files.readString(file).contains("getFileStore(")) {
        own.add(file.toString());
      }
    }
    assertThat(own)
        .as("fails where the root was changed (chroot), DiskRoom doesn't")
        .isEmpty();
  }

  @Test
  void theVersionThatRunsIsLookedUpByOneClass() throws IOException {
    List<String> own = new ArrayList<>();
    for (Path file : sources()) {
      // That of FFmpeg is another one.
      boolean known = file.endsWith("ProgramVersion.java") || file.endsWith("LibavVersion.java");
      if (!known
          && place(file).contains("/src/main/")
          && Files.readString(file).contains("getImplementationVersion")) {
        own.add(place(file));
      }
    }
    assertThat(own).as("use ProgramVersion").isEmpty();
  }

  @Test
  void formatsOfEditorsAreWrittenByOneClassEach() throws IOException {
    Map<String, List<String>> writers = new HashMap<>();
    for (Path file : sources()) {
      if (place(file).contains("/src/main/")) {
        String text = Files.readString(file);
        for (String mark : List.of("NON-DROP FRAME", "OTIO_SCHEMA")) {
          if (text.contains(mark)) {
            writers
                .computeIfAbsent(mark, key -> new ArrayList<>())
                .add(String.valueOf(file.getFileName()));
          }
        }
      }
    }
    assertThat(writers)
        .isEqualTo(Map.of(
            "NON-DROP FRAME", List.of("CmxText.java"), "OTIO_SCHEMA", List.of("OtioText.java")));
  }

  private static List<Path> sources() throws IOException {
    Path project = Launcher.project();
    try (Stream<Path> files = Files.walk(project)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(file -> !place(file).matches("(.*/)?(target|\\..*)/.*"))
          .toList();
    }
  }

  /** Where a file is in the project: folders above it may have any names. */
  private static String place(Path file) {
    return Launcher.project().relativize(file).toString();
  }
}
