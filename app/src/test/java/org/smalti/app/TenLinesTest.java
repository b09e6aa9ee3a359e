package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.MediaFile;

/** "A composition in ten lines" of docs/compositions.md, followed to the letter. */
class TenLinesTest {
  private static final Pattern LISTING = Pattern.compile(
      "(?ms)^## A composition in ten lines$.*?^```java\n(.*?)^```$.*?`(ROLL_CALL.*?)`");
  private static final Path ENUM = Path.of("org/smalti/compositions/Compositions.java");
  private static final String FIRST = "  PROLIFERATION(";

  @TempDir
  private Path folder = Path.of("");

  @Test
  void itIsCompiledListedAndRendered() throws Exception {
    ChangedProgram program = ChangedProgram.of(folder, sources());
    Path media = Files.createDirectories(folder.resolve("media"));
    Files.copy(Launcher.project().resolve("data/bell.flac"), media.resolve("bell.flac"));
    Path table = folder.resolve("subset.csv");
    Files.writeString(
        table, "filename,start,dur,gridX,gridY\nbell.flac,0,200,0,0\nbell.flac,200,200,1,0\n");

    assertThat(program.smalti("--version")).startsWith("smalti");
    assertThat(program.smalti("compose", "--help")).containsPattern("roll-call +Roll call\\.");
    assertThat(program.smalti("compose", "--list")).containsPattern("roll-call +Roll call\\.");
    program.smalti(
        "compose",
        "roll-call",
        "--in",
        table,
        "--dir",
        media,
        "--out",
        "a.mp4",
        "--width",
        64,
        "--height",
        64,
        "--fps",
        4,
        "--preset",
        "ultrafast");

    try (MediaFile film = MediaFile.open(folder.resolve("a.mp4"))) {
      assertThat(film.info().video()).isPresent();
      assertThat(film.info().audio()).isPresent();
      assertThat(film.info().duration()).isBetween(4.5, 6.5);
    }
  }

  private static Map<String, String> sources() throws IOException {
    Path project = Launcher.project();
    Matcher listing = LISTING.matcher(Files.readString(project.resolve("docs/compositions.md")));
    assertThat(listing.find()).as("the listing of the page").isTrue();
    String list = Files.readString(project.resolve("compositions/src/main/java").resolve(ENUM));
    assertThat(list).contains(FIRST);
    return Map.of(
        "org/smalti/compositions/generative/RollCall.java",
        listing.group(1),
        ENUM.toString(),
        list.replace(FIRST, "  " + listing.group(2) + "\n" + FIRST));
  }
}
