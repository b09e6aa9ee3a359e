package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        assertThat(outcome.err())
            .contains("subset.csv, row 1: dur is at most 100 hours", "not \"1e12\"")
            .doesNotContain("\tat ");
      }
    }
    assertThat(folder.resolve("a.wav")).doesNotExist();
    Outcome endless =
        compose("waves", "a.mp4", List.of("--waves", 2_000_000_000), "film.mp4,0,300,0,0");
    assertThat(endless.exit()).as(endless.err()).isEqualTo(3);
    assertThat(endless.err()).contains("hours", "too large among those that were given");
    Outcome fall = compose("falling", "a.mp4", List.of("--duration", "1e12"), "film.mp4,0,300,0,0");
    assertThat(fall.exit()).isEqualTo(2);
    assertThat(fall.err()).contains("--duration is 0 to 360000 s");
    Outcome silence = compose("waves", "a.mp4", List.of("--before", "1e12"), "film.mp4,0,300,0,0");
    assertThat(silence.exit()).isEqualTo(2);
    assertThat(silence.err()).contains("--before and --after are 0 to 3600000 ms");
  }

  @Test
  void aCellThatIsNoneIsNamedWithItsRow() throws IOException {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("-3", "gridX is a whole number from 0 to 999999, not \"-3\"");
    wrong.put("1.5", "gridX is a whole number from 0 to 999999, not \"1.5\"");
    wrong.put("1e9", "gridX is a whole number from 0 to 999999, not \"1e9\"");
    wrong.put("5000", "gridX is at most 4095 without --grid CxR");
    wrong.put("x", "no number in column gridX (\"x\")");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      String row = "film.mp4,500,300," + each.getKey() + ",0";
      Outcome outcome = compose("waves", "a.mp4", "film.mp4,0,300,0,0", row);
      assertThat(outcome.exit()).as(each.getKey() + outcome.err()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("subset.csv, row 2: " + each.getValue())
          .hasLineCount(1);
    }
    Outcome part = compose(
        "waves",
        "a.mp4",
        List.of("--grid", "2x1", "--dry-run"),
        "film.mp4,0,300,0,0",
        "film.mp4,0,300,2500,0",
        "film.mp4,500,300,5000,0");
    assertThat(part.exit()).as(part.err()).isZero();
  }

  @Test
  void aTableOfItemsLeadsToItsOption() throws IOException {
    Path items = folder.resolve("items.csv");
    Files.writeString(items, "filename,title\nfilm.mp4,A film\n");
    for (String piece : List.of("credits", "waves", "follow")) {
      Outcome outcome = CommandTester.of(ComposeCommand.class)
          .run(piece, "--in", items, "--dir", folder, "--out", folder.resolve("a.mp4"));
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
      assertThat(outcome.err())
          .contains(
              "items.csv: no column start, so it is no table of samples", "named with --items")
          .hasLineCount(1);
    }
  }

  @Test
  void aSpanThatIsLongerThanItsFileEndsWithIt() throws IOException {
    Outcome outcome = compose("waves", "a.wav", "film.mp4,1000,600000,0,0");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(outcome.err()).contains("a.wav: " + planned("film.mp4,1000,2000,0,0") + ",");
    assertThat(folder.resolve("a.wav.failures.csv"))
        .content()
        .contains(
            "film.mp4,lengths,\"1 sample ends after the file does, the first from 1000 for 600000");
    String behind = "film.mp4,90000,1000000,1,0";
    outcome = compose("waves", "b.wav", "film.mp4,0,2000,0,0", behind);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    String second = planned("film.mp4,0,2000,0,0", behind.replace("1000000", "1000"));
    assertThat(outcome.err()).contains("b.wav: " + second + ",");
  }

  /** How long a piece would be: {@code 0:10}. */
  private String planned(String... rows) throws IOException {
    String first = compose("waves", "c.mp4", List.of("--dry-run"), rows).out();
    return first.lines().findFirst().orElseThrow().replaceAll(".*mp4: (\\d+:\\d+),.*", "$1");
  }

  @Test
  void aCodecThatDoesNotFitIsSaidInWords() throws IOException {
    Outcome outcome = compose("waves", "a.mp4", List.of("--codec", "vp9"), "film.mp4,0,300,0,0");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("can't hold vp9; .mp4 holds h264\n");
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
