package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** What a page holds of a table and its media. */
class PageContentTest extends ExploreTester {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(page/[^\"]+)\"");

  @Test
  void thePageHasAllThatItsIndexAndItsTableNeed() throws IOException {
    Outcome outcome = explore();
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("14 samples of 2 files");
    String index = Files.readString(out.resolve("index.html"));
    assertThat(index)
        .contains("<title>subset</title>", "14 samples of 2 files")
        .doesNotContain("{");
    Matcher loaded = LOADED.matcher(index);
    int count = 0;
    while (loaded.find()) {
      assertThat(out.resolve(loaded.group(1))).isNotEmptyFile();
      count++;
    }
    assertThat(count).isGreaterThan(5);
    JsonNode all = site().samples();
    assertThat(all.get("version").asInt()).isEqualTo(1);
    assertThat(all.get("n").asInt()).isEqualTo(ALL);
    assertThat(all.get("table").asText()).isEqualTo("subset.csv");
    assertThat(all.get("media").asText()).isEqualTo("../my%20media/");
    assertThat(all.get("plane")).extracting(JsonNode::asText).containsExactly("tsne", "tsne2");
    assertThat(all.get("space").isNull()).isTrue();
    assertThat(all.get("grid").get("rows").asInt()).isEqualTo(4);
    assertThat(all.get("colour").asText()).isEqualTo("hz");
    assertThat(all.get("offered"))
        .extracting(JsonNode::asText)
        .containsExactly("filename", "dur", "hz", "note", "my own");
    assertThat(all.get("files"))
        .extracting(file -> file.get("filename").asText())
        .containsExactly("film.mp4", "a tone.wav");
    assertThat(out.resolve(".index.html.parts")).doesNotExist();
  }

  @Test
  void picturesAreOfTheSamplesInTheirCells() throws IOException {
    explore();
    JsonNode atlas = site().samples().get("pictures");
    int[] cells = TestSite.integers(atlas.get("cells"));
    BufferedImage block = picture("pictures-0000");
    assertThat(block.getWidth()).isEqualTo(4 * 48);
    assertThat(block.getHeight()).isEqualTo(4 * 32);
    for (int i = 0; i < FILM; i++) {
      int x = cells[i] % 4 * 48 + 24;
      int y = cells[i] / 4 * 32 + 16;
      int frame = (int) Math.round(i * 0.25 * 25);
      assertThat(block.getRGB(x, y) & 0xff)
          .as("sample " + i)
          .isBetween(level(frame) - 8, level(frame) + 8);
    }
    JsonNode near = site().samples().get("near");
    assertThat(near.get("frames").asInt()).isEqualTo(8);
    int[] part = TestSite.integers(near.get("part"));
    int[] row = TestSite.integers(near.get("row"));
    BufferedImage sheet = picture("near-000" + part[2]);
    assertThat(sheet.getWidth()).isEqualTo(8 * 96);
    int first = sheet.getRGB(48, row[2] * 64 + 32) & 0xff;
    int last = sheet.getRGB(7 * 96 + 48, row[2] * 64 + 32) & 0xff;
    assertThat(last - first).as("it moves").isGreaterThan(80);
    assertThat(Arrays.stream(part).filter(each -> each < 0)).isEmpty();
  }

  /** The grey that a film's frame becomes. */
  private static int level(int frame) {
    return (int) Math.round((16 + 2 * frame % 200 - 16) * 255 / 219.0);
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(TestSite.bytes(site().part(name)).array()));
  }

  @Test
  void soundsAreOfTheSamplesAtTheirTimes() throws IOException {
    explore("--sound", "wav", "--max", 1000);
    JsonNode sound = site().samples().get("sound");
    assertThat(sound.get("mime").asText()).isEqualTo("audio/wav");
    float[] at = TestSite.floats(sound.get("at"));
    float[] dur = TestSite.floats(sound.get("dur"));
    assertThat(dur[0]).isEqualTo(0.24f);
    assertThat(dur[2]).as("cut").isEqualTo(1);
    Path sprite = Files.write(
        folder.resolve("sprite.wav"), TestSite.bytes(site().part("sound-0000")).array());
    for (int i = 0; i < SOUND; i++) {
      float[] heard = heard(sprite, at[FILM + i] + 0.05);
      float[] source = heard(media.resolve("a tone.wav"), i * 0.3 + 0.05);
      for (int k = 0; k < heard.length; k++) {
        assertThat(heard[k]).isCloseTo(source[k], within(0.001f));
      }
    }
  }

  private static float[] heard(Path file, double seconds) {
    try (MediaFile opened = MediaFile.open(file);
        AudioDecoder decoder = opened.audio(new AudioSpec(48_000, 1))) {
      float[] sound = new float[4800];
      decoder.seek(seconds);
      for (int read = 0; read < sound.length; ) {
        int more = decoder.read(sound, read, sound.length - read);
        assertThat(more).isPositive();
        read += more;
      }
      return sound;
    }
  }

  @Test
  void neighboursAreTheNearestOthers() {
    assertThat(explore("--features", "start", "--vector", "timbre").err()).contains("choose one");
    assertThat(explore("--features", "start").exit()).isZero();
    int[] byStart = TestSite.integers(site().part("neighbours").get("rows"));
    assertThat(new int[] {byStart[0], byStart[10]})
        .as("of 0 and 250 ms: 0, 300 and 250 ms")
        .containsExactly(FILM, FILM + 1);
    assertThat(explore().exit()).isZero();
    JsonNode all = site().part("neighbours");
    int each = all.get("each").asInt();
    int[] rows = TestSite.integers(all.get("rows"));
    float[] distances = TestSite.floats(all.get("distances"));
    assertThat(rows).hasSize(ALL * each).hasSameSizeAs(distances);
    for (int i = 0; i < ALL; i++) {
      int own = i;
      int[] of = Arrays.copyOfRange(rows, i * each, (i + 1) * each);
      assertThat(Arrays.stream(of).distinct().filter(row -> row >= 0 && row < ALL && row != own))
          .hasSize(each);
      for (int k = 1; k < each; k++) {
        assertThat(distances[i * each + k]).isGreaterThanOrEqualTo(distances[i * each + k - 1]);
      }
    }
  }

  @Test
  void titlesAndNamesAreTextsAndSourcesHaveTheirMakers() throws IOException {
    String nasty = "</title><script>alert('&')</script>";
    Path items = Files.writeString(
        folder.resolve("items.csv"),
        "filename,title,creator,licenseurl,duration,hasVideo\n"
            + "film.mp4,\"A <b>film</b>, \"\"so\"\"\",Ada,https://creativecommons.org/licenses/by/4.0/,2.4,1\n"
            + "a tone.wav,,,javascript:alert(1),,0\n");
    assertThat(explore("--title", nasty, "--items", items).exit()).isZero();
    String index = Files.readString(out.resolve("index.html"));
    assertThat(index).doesNotContain("<script>").contains("&lt;script>".replace(">", "&gt;"));
    JsonNode all = site().samples();
    assertThat(all.get("title").asText()).isEqualTo(nasty);
    JsonNode film = all.get("files").get(0);
    assertThat(film.get("title").asText()).isEqualTo("A <b>film</b>, \"so\"");
    assertThat(film.get("licence").asText()).isEqualTo("CC BY 4.0");
    assertThat(film.get("video").asBoolean()).isTrue();
    assertThat(film.get("duration").asDouble()).isEqualTo(2.4);
    JsonNode tone = all.get("files").get(1);
    assertThat(tone.get("licenceUrl").asText()).isEmpty();
    assertThat(tone.get("video").asBoolean()).isFalse();
    assertThat(tone.get("duration").isNull()).isTrue();
  }

  @Test
  void resultsHaveTheirPlaceWhateverTheirNames() throws IOException {
    Files.createDirectories(out);
    Path film = Files.writeString(out.resolve("a, b & c.mp4"), "film");
    Path sound = Files.writeString(folder.resolve("100%.mp3"), "sound");
    Path plot = Files.writeString(folder.resolve("map.png"), "plot");
    Outcome outcome = explore("--results", film, "--results", sound + "," + plot);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err())
        .contains("--results " + plot + " lies outside " + out)
        .doesNotContain("c.mp4 lies outside");
    assertThat(site().samples().get("results"))
        .extracting(result -> result.get("file").asText())
        .containsExactly("a, b & c.mp4", "../100%.mp3", "../map.png");
    assertThat(site().samples().get("results"))
        .extracting(result -> result.get("kind").asText())
        .containsExactly("film", "sound", "picture");
    assertThat(explore("--results", folder.resolve("none.mp4")).err())
        .contains("--results", "none.mp4: no such file");
  }
}
