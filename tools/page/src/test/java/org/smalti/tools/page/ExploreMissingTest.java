package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.TestMedia;

/** What of the media is missing, or silent. */
class ExploreMissingTest extends ExploreTester {
  @Test
  void samplesOfAFileThatIsGoneStayWithoutSoundAndPicture() throws IOException {
    Files.delete(media.resolve("a tone.wav"));
    Outcome outcome = explore();
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(out.resolve("index.html.failures.csv")).content().contains("a tone.wav");
    JsonNode all = site().samples();
    assertThat(all.get("n").asInt()).isEqualTo(ALL);
    int[] sound = TestSite.integers(all.get("sound").get("part"));
    int[] near = TestSite.integers(all.get("near").get("part"));
    assertThat(Arrays.stream(sound).filter(part -> part < 0).count()).isEqualTo(SOUND);
    assertThat(Arrays.stream(near).filter(part -> part < 0).count()).isEqualTo(SOUND);
    assertThat(explore().exit()).as("told again").isEqualTo(6);
  }

  @Test
  void aFilmWithoutSoundIsSeenAndNothingOfItIsMissing() throws IOException {
    TestMedia.film(media.resolve("film.mp4"), 64, 48, 25, 60, Optional.empty());
    Outcome outcome = explore();
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(out.resolve("index.html.failures.csv")).doesNotExist();
    JsonNode all = site().samples();
    assertThat(all.get("columns"))
        .extracting(column -> column.get("name").asText())
        .doesNotContain("silent");
    int[] sound = TestSite.integers(all.get("sound").get("part"));
    int[] near = TestSite.integers(all.get("near").get("part"));
    int[] neighbours = TestSite.integers(site().part("neighbours").get("rows"));
    for (int i = 0; i < ALL; i++) {
      assertThat(sound[i] >= 0).as("sound of " + i).isEqualTo(i >= FILM);
      assertThat(near[i]).as("pictures of " + i).isNotNegative();
      assertThat(neighbours[10 * i] >= 0).as("neighbours of " + i).isEqualTo(i >= FILM);
    }
    assertThat(all.get("files"))
        .extracting(file -> file.get("video").asBoolean())
        .as("without an items table")
        .containsExactly(true, false);
  }

  @Test
  void withoutAnySourceThereIsNoPage() throws IOException {
    explore();
    Map<String, String> content = site().content();
    byte[] film = Files.readAllBytes(media.resolve("film.mp4"));
    FileTime filmed = Files.getLastModifiedTime(media.resolve("film.mp4"));
    byte[] tone = Files.readAllBytes(media.resolve("a tone.wav"));
    FileTime recorded = Files.getLastModifiedTime(media.resolve("a tone.wav"));
    Files.delete(media.resolve("a tone.wav"));
    Files.delete(media.resolve("film.mp4"));
    Outcome none = explore("-q");
    assertThat(none.exit()).isEqualTo(3);
    assertThat(none.err())
        .contains(
            "none of the media could be read in " + media,
            "a tone.wav: no such file",
            "is --dir right?",
            "2 left out");
    Map<String, String> after = site().content();
    assertThat(after.remove("index.html.failures.csv")).contains("film.mp4");
    assertThat(after).as("that of before stays").isEqualTo(content);
    Files.setLastModifiedTime(Files.write(media.resolve("film.mp4"), film), filmed);
    Files.setLastModifiedTime(Files.write(media.resolve("a tone.wav"), tone), recorded);
    Outcome again = explore();
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("is there already");
    assertThat(site().content()).as("no failures are left").isEqualTo(content);
    assertThat(out.resolve(".index.html.parts")).doesNotExist();
  }
}
