package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

/** Tables that were edited by hand, through the command: each oddity has a line, none a stack trace. */
final class OddTablesTest {
  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.film(folder, "film.mp4");
  }

  @Test
  void aLengthThatNobodyMeansIsRefusedBeforeAnyWork() throws IOException {
    for (String piece : List.of("waves", "orbits")) {
      for (String out : List.of("a.mp4", "a.wav")) {
        Outcome outcome = compose(piece, out, "film.mp4,0,1e12,0,0", "film.mp4,500,300,1,0");
        assertThat(outcome.exit()).as(piece + out + outcome.err()).isEqualTo(3);
        assertThat(outcome.err()).contains("hours", "column dur").doesNotContain("\tat ");
      }
    }
    assertThat(folder.resolve("a.wav")).doesNotExist();
    Outcome endless =
        compose("waves", "a.mp4", List.of("--waves", 2_000_000_000), "film.mp4,0,300,0,0");
    assertThat(endless.exit()).as(endless.err()).isEqualTo(3);
    assertThat(endless.err()).contains("hours", "the times that were given");
    Outcome fall = compose("falling", "a.mp4", List.of("--duration", "1e12"), "film.mp4,0,300,0,0");
    assertThat(fall.exit()).isEqualTo(2);
    assertThat(fall.err()).contains("--duration is 0 to 360000 s");
    Outcome silence = compose("waves", "a.mp4", List.of("--before", "1e12"), "film.mp4,0,300,0,0");
    assertThat(silence.exit()).isEqualTo(2);
    assertThat(silence.err()).contains("--before and --after are 0 to 3600000 ms");
  }

  @Test
  void rowsThatAreNoClipsAreCounted() throws IOException {
    Outcome outcome = compose(
        "waves",
        "a.mp4",
        List.of("--dry-run"),
        "film.mp4,0,300,0,0",
        "film.mp4,500,0,1,0",
        "film.mp4,900,300,,");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("2 rows are left out: a clip needs a length above 0");
  }

  @Test
  void creditsThatCanNotBeWrittenAreSaidBeforeAnyWork() throws IOException {
    Outcome outcome = compose(
        "waves",
        "a.mp4",
        List.of("--credits", folder.resolve("c.md"), "--items", folder.resolve("no.csv")),
        "film.mp4,0,300,0,0");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("no.csv: no such file");
    assertThat(folder.resolve("a.mp4")).doesNotExist();
  }

  private Outcome compose(String piece, String out, String... rows) throws IOException {
    return compose(piece, out, List.of(), rows);
  }

  private Outcome compose(String piece, String out, List<?> more, String... rows)
      throws IOException {
    Path table = folder.resolve("subset.csv");
    Files.writeString(table, "filename,start,dur,gridX,gridY\n" + String.join("\n", rows) + "\n");
    List<Object> words =
        new ArrayList<>(List.of(piece, "--in", table, "--dir", folder, "--width", 160));
    words.addAll(List.of("--height", 90, "--out", folder.resolve(out)));
    words.addAll(more);
    return CommandTester.of(ComposeCommand.class).run(words.toArray());
  }
}
