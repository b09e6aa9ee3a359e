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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;

/** Pieces of real media with their credits, by the command. */
final class ComposeCreditsTest {
  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.film(folder, "film.mp4");
    TestClips.tones(folder, "tones.wav");
    StringBuilder rows = new StringBuilder("filename,start,dur,gridX,gridY\n");
    for (int i = 0; i < 12; i++) {
      rows.append(i % 3 == 2 ? "tones.wav" : "film.mp4").append(',').append(500 * (i % 6));
      rows.append(",300,").append(i % 4).append(',').append(i / 4).append('\n');
    }
    Files.writeString(folder.resolve("subset.csv"), rows);
    Files.writeString(
        folder.resolve("items.csv"),
        "filename,title,licenseurl\nfilm.mp4,A Film,http://creativecommons.org/licenses/by/3.0/\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shuffle", "stretch", "splice", "poster"})
  void aPieceIsAFilmAndItsCreditsAText(String name) throws IOException {
    Outcome outcome = compose(
        name,
        "film-of-it.mp4",
        "--items",
        folder.resolve("items.csv"),
        "--credits",
        folder.resolve("credits.md"),
        "--fps",
        2);

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("credits.md: 2 sources; 1 of them not in", "such as tones.wav");
    assertThat(folder.resolve("credits.md")).hasContent("""
        # Sources

        - A Film. [CC BY 3.0](<http://creativecommons.org/licenses/by/3.0/>)
        - tones.wav. licence not known
        """);
    try (MediaFile film = MediaFile.open(folder.resolve("film-of-it.mp4"))) {
      assertThat(film.info().video().orElseThrow().duration()).isBetween(10.0, 40.0);
    }
  }

  @Test
  void theCreditsRollAsAFilm() {
    assertThat(compose("credits", "end.mp4", "--fps", 2).err()).contains("--items is missing");
    Outcome outcome =
        compose("credits", "end.mp4", "--fps", 2, "--items", folder.resolve("items.csv"));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(folder.resolve("end.mp4")).isNotEmptyFile();
  }

  @Test
  void severalPiecesAreOneFilm() {
    Outcome outcome =
        compose("all", "all.mp4", "--pieces", "poster,shuffle", "--caption", "Both", "--fps", 1);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    try (MediaFile film = MediaFile.open(folder.resolve("all.mp4"))) {
      assertThat(film.info().video().orElseThrow().duration()).isBetween(50.0, 75.0);
    }
  }

  @Test
  void creditsWithoutItemsOrOfAnUnknownKindAreRefusedBeforeAnythingIsRead() {
    assertThat(compose("shuffle", "a.mp3", "--credits", "c.md").err())
        .contains("--credits needs --items");
    Outcome other = compose("shuffle", "a.mp3", "--credits", "c.pdf", "--items", "i.csv");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("c.pdf: credits are written as .md, .txt or .html");
    assertThat(folder.resolve("a.mp3")).doesNotExist();
  }

  private Outcome compose(String name, String out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(
        name, "--in", folder.resolve("subset.csv"), "--dir", folder, "--out", folder.resolve(out)));
    words.addAll(List.of("--width", 96, "--height", 64, "--preset", "ultrafast"));
    words.addAll(List.of(more));
    return CommandTester.of(ComposeCommand.class).run(words.toArray());
  }
}
