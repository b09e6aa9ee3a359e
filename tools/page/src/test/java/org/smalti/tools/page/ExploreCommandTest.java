package org.smalti.tools.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.TestMedia;

class ExploreCommandTest extends ExploreTester {
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
  void aSelectionOfTheWholePageIsTheTableItself() {
    explore();
    Table before = TableReader.read(table);
    JsonNode columns = site().samples().get("columns");
    assertThat(columns)
        .extracting(column -> column.get("name").asText())
        .containsExactlyElementsOf(before.columns().names());
    for (JsonNode column : columns) {
      for (int i = 0; i < ALL; i++) {
        assertThat(cell(column, i))
            .isEqualTo(before.row(i).text(column.get("name").asText()));
      }
    }
  }

  /** As the page writes it. */
  private static String cell(JsonNode column, int row) {
    if (column.get("kind").asText().equals("text")) {
      return column
          .get("words")
          .get(TestSite.integers(column.get("values"))[row])
          .asText();
    }
    if (column.path("texts").has(Integer.toString(row))) {
      return column.get("texts").get(Integer.toString(row)).asText();
    }
    double number = TestSite.doubles(column.get("values"))[row];
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
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
  void aSecondRunDoesNothingAndAForcedOneGivesTheSameBytes() throws IOException {
    explore();
    Map<String, String> content = site().content();
    Map<String, String> state = site().state();
    Outcome second = explore();
    assertThat(second.exit()).isZero();
    assertThat(second.err()).contains("is there already; --force makes it again");
    assertThat(site().state()).isEqualTo(state);
    assertThat(explore("--force", "--threads", 1).exit()).isZero();
    assertThat(site().content()).isEqualTo(content);
  }

  @Test
  void whatIsGoneFromThePageIsMadeAgainAndWhatIsNoLongerWantedGoes() throws IOException {
    explore();
    Map<String, String> content = site().content();
    Files.delete(out.resolve("page/sound-0000.js"));
    Files.writeString(out.resolve("page/near-0077.js"), "smalti.part(\"near-0077\", \"\");\n");
    Files.writeString(out.resolve("page/notes.txt"), "mine");
    Files.writeString(out.resolve("mosaic.mp4"), "mine");
    assertThat(explore().exit()).isZero();
    Map<String, String> after = site().content();
    assertThat(after.remove("page/notes.txt")).isEqualTo("mine");
    assertThat(after.remove("mosaic.mp4")).isEqualTo("mine");
    assertThat(after).isEqualTo(content);
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    assertThat(site().content().keySet()).noneMatch(name -> name.contains("near-"));
    assertThat(site().samples().get("near").isNull()).isTrue();
  }

  @Test
  void aRunThatEndedInTheMiddleIsGoneOnWith() throws IOException {
    explore();
    Map<String, String> content = site().content();
    Path blocked = Files.createDirectories(out.resolve("page/sprite"));
    assertThat(explore("--force").exit()).isEqualTo(3);
    assertThat(out.resolve("index.html")).as("half a page is none").doesNotExist();
    assertThat(out.resolve(".index.html.parts")).isNotEmptyDirectory();
    Files.delete(blocked);
    Path sheet = out.resolve("page/near-0001.js");
    FileTime written = Files.getLastModifiedTime(sheet);
    Path changed = out.resolve("page/near-0000.js");
    Files.writeString(changed, "smalti.part(\"near-0000\", \"somebody's\");\n");
    assertThat(explore().exit()).isZero();
    assertThat(site().content()).isEqualTo(content);
    assertThat(Files.getLastModifiedTime(sheet))
        .as("what was written is not again")
        .isEqualTo(written);
    assertThat(out.resolve(".index.html.parts")).doesNotExist();
  }

  @Test
  void aPageOfSomebodyElseStays() throws IOException {
    for (String name : new String[] {"index.html", "page/main.js", "page/samples.js"}) {
      Files.createDirectories(out.resolve("page"));
      Path file = Files.writeString(out.resolve(name), "<head></head> mine");
      Outcome outcome = explore();
      assertThat(outcome.exit()).as(name).isEqualTo(3);
      assertThat(outcome.err())
          .contains(name, "not made by 'smalti explore'", "move it away", "--out");
      assertThat(file).hasContent("<head></head> mine");
      assertThat(explore("--force").exit()).isEqualTo(3);
      Files.delete(file);
    }
  }

  @Test
  void aFileOfSomebodyElseUnderAnotherNameIsNobodysLoss() throws IOException {
    Files.createDirectories(out.resolve("page"));
    Path mine = Files.writeString(out.resolve("page/mine.js"), "mine");
    Path style = Files.writeString(out.resolve("page/my-own.css"), "mine");
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    Files.writeString(mine, "changed");
    Outcome again = explore("--thumbnails", 0);
    assertThat(again.err()).contains("is there already");
    assertThat(explore("--thumbnails", 0, "--force").exit()).isZero();
    assertThat(mine).hasContent("changed");
    assertThat(style).hasContent("mine");
  }

  @Test
  void aFileWhereAFolderShouldBeIsNamedBeforeMediaAreRead() throws IOException {
    Path mine = Files.writeString(Files.createDirectories(out).resolve("page"), "mine");
    for (Object[] more : new Object[][] {{}, {"--dry-run"}}) {
      Outcome outcome = explore(more);
      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(outcome.err())
          .contains(mine + " is a file where a folder", "move it away")
          .doesNotContain("pictures");
    }
    assertThat(explore("--out", table).err()).contains(table + " is a file");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void whatCanNotBeWrittenIsSaidBeforeMediaAreRead() throws IOException {
    Path page = Files.createDirectories(out.resolve("page"));
    Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(page), "the administrator may write everywhere");
      for (Object[] more : new Object[][] {{}, {"--dry-run"}}) {
        Outcome outcome = explore(more);
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.err())
            .contains(page + " can't be written: no permission")
            .doesNotContain("pictures");
      }
    } finally {
      Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aFinishedPageThatNobodyMayChangeIsThere() throws IOException {
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
      }
    }
    for (Path folder : new Path[] {out.resolve("page"), out}) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    try {
      assumeTrue(!Files.isWritable(out), "the administrator may write everywhere");
      Outcome again = explore("--thumbnails", 0);
      assertThat(again.err()).contains("is there already");
      assertThat(again.exit()).isZero();
      assertThat(explore("--thumbnails", 1).err()).contains("no permission");
    } finally {
      for (Path folder : new Path[] {out, out.resolve("page")}) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  @Test
  void aDryRunMakesNothing() {
    Outcome outcome = explore("--dry-run", "--serve");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("would make a page of 14 samples");
    assertThat(out).doesNotExist();
  }

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
  void theItemsOfAnotherCollectionAreNamed() throws IOException {
    Path items =
        Files.writeString(folder.resolve("items.csv"), "filename,title\nother.mp4,Other\n");
    Outcome outcome = explore("--items", items);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("none of the 2 files of " + table + " is in " + items);
    assertThat(out).doesNotExist();
  }

  @Test
  void aColumnWithoutAnyCellIsNotOffered() throws IOException {
    Files.writeString(table, Files.readString(table).replaceAll(",00\\d+", ","));
    assertThat(explore("--thumbnails", 0).exit()).isZero();
    assertThat(site().samples().get("offered"))
        .extracting(JsonNode::asText)
        .doesNotContain("my own");
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

  @Test
  void aMapThatCanNotBeShownIsNamed() throws IOException {
    String cells = Files.readString(table);
    Files.writeString(table, cells.replace(",1.5,", ",up,").replace(",1,3,", ",2003,3,"));
    Outcome outcome = explore("--thumbnails", 0);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err())
        .contains(
            "subset.csv: tsne and tsne2 are no plane", "row 3", "\"up\"", "grid is too sparse");
    assertThat(site().samples().get("plane").isNull()).isTrue();
    assertThat(site().samples().get("grid").isNull()).isTrue();
  }

  @Test
  void numbersAsOtherProgramsWriteThemAreAMap() throws IOException {
    String cells = Files.readString(table);
    Files.writeString(
        table,
        cells
            .replace(",1.5,", ",1.5000000000000002,")
            .replace(",0.5,", ",5e-1,")
            .replace(",2.5,", ",nan,"));
    Outcome outcome = explore("--thumbnails", 0);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).doesNotContain("no plane");
    assertThat(site().samples().get("plane"))
        .extracting(JsonNode::asText)
        .containsExactly("tsne", "tsne2");
    Table before = TableReader.read(table);
    for (JsonNode column : site().samples().get("columns")) {
      for (int i = 0; i < ALL; i++) {
        assertThat(cell(column, i))
            .isEqualTo(before.row(i).text(column.get("name").asText()));
      }
    }
  }

  @Test
  void wrongOptionsAreExplained() throws IOException {
    assertThat(explore("--colour", "hzz").err()).contains("no column hzz", "hz");
    assertThat(explore("--columns", "hz,nope").err()).contains("no column nope");
    assertThat(explore("--thumbnails", 65).exit()).isEqualTo(2);
    assertThat(explore("--max", 0).exit()).isEqualTo(2);
    assertThat(explore("--port", 8000).err()).contains("--serve");
    assertThat(explore("--sound", "flac").exit()).isEqualTo(2);
    assertThat(explore("--port", 70_000, "--serve").err())
        .contains("--port is 1 to 65535, not 70000")
        .doesNotContain("with --serve");
    assertThat(explore("--results", media).err()).contains("is a folder");
    assertThat(explore("--features", "nope").err()).contains("no column nope");
    assertThat(explore("--features", "hz", "--vector", "timbre").exit()).isEqualTo(2);
    assertThat(explore("--cache", media.resolve("film.mp4")).err()).contains("is media");
    assertThat(explore("--out", "").err()).contains("--out is empty");
    Files.writeString(table, "filename,start,dur\n");
    assertThat(explore().err()).contains("no sample in it");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).doesNotContain(out);
    }
  }
}
