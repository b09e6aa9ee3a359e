package org.smalti.tools.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

class ExportSpriteCommandTest {
  private static final int RATE = 48_000;
  private static final Pattern ENTRY =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\": \\[(\\d+), ([0-9.]+)]");

  private final Path media;
  private final Path folder;
  private final float[][] sounds = {
    ExportTester.noise(1, 3 * RATE, 1), ExportTester.noise(2, 2 * RATE, 1)
  };
  private final Path table;

  ExportSpriteCommandTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    media = folder.resolve("media");
    ExportTester.write(media.resolve("a.wav"), RATE, 1, sounds[0]);
    ExportTester.write(media.resolve("b.flac"), RATE, 1, sounds[1]);
    table = Files.writeString(
        folder.resolve("samples.csv"),
        "filename,start,dur,word\n"
            + "b.flac,500,123.456,\"say \"\"x\"\"\"\n"
            + "a.wav,2000,300,two\n"
            + "a.wav,100,80,back\\slash\n"
            + "b.flac,1000,1000,four\n");
  }

  private Outcome export(Path out, Object... more) {
    Object[] words = {"--in", table, "--dir", media, "--out", out};
    return CommandTester.of(ExportSpriteCommand.class)
        .run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
  }

  /** Key, ms and duration of each entry. */
  private static List<String[]> index(Path json) throws IOException {
    List<String[]> entries = new ArrayList<>();
    Matcher matcher = ENTRY.matcher(Files.readString(json));
    while (matcher.find()) {
      entries.add(new String[] {matcher.group(1), matcher.group(2), matcher.group(3)});
    }
    return entries;
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac", "mp3", "m4a", "opus", "ogg"})
  void eachSampleIsFoundWhereTheIndexSays(String format) throws IOException {
    Path out = folder.resolve("sprite." + format);
    Outcome done = export(out);
    assertThat(done.exit()).as(done.err()).isZero();
    List<String[]> index = index(folder.resolve("sprite.json"));
    assertThat(index.stream().map(entry -> entry[0])).containsExactly("0", "1", "2", "3");
    assertThat(index.stream().map(entry -> entry[1] + " " + entry[2]))
        .containsExactly("0 123.458", "134 300", "444 80", "534 1000");
    float[] heard = ExportTester.mono(out, RATE);
    int[][] places = {{1, 500, 123}, {0, 2000, 300}, {0, 100, 80}, {1, 1000, 1000}};
    for (int i = 0; i < places.length; i++) {
      int from = places[i][1] * RATE / 1000;
      float[] part =
          Arrays.copyOfRange(sounds[places[i][0]], from, from + places[i][2] * RATE / 1000);
      int at = Integer.parseInt(index.get(i)[1]) * RATE / 1000;
      assertThat(ExportTester.shift(heard, at, part))
          .as(format + ", sample " + i)
          .isCloseTo(0, within(RATE / 1000));
    }
  }

  @Test
  void keysComeFromAColumnAndAreQuoted() throws IOException {
    Path out = folder.resolve("s.wav");
    Path json = folder.resolve("other/index.json");
    Outcome done =
        export(out, "--key", "word", "--index", json, "--pad", 0, "--max", 100, "--limit", 3);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(index(json).stream().map(entry -> String.join(" ", entry)))
        .containsExactly("say \\\"x\\\" 0 100", "two 100 100", "back\\\\slash 200 80");
    assertThat(ExportTester.mono(out, RATE)).hasSize(280 * RATE / 1000);
    assertThat(export(out, "--key", "filename").err()).contains("two samples have \"a.wav\"");
  }

  @Test
  void theSameBytesComeAtAnyNumberOfThreadsAndOnlyOnce() throws IOException {
    Path one = folder.resolve("one.mp3");
    Path many = folder.resolve("many.mp3");
    assertThat(export(one, "--threads", 1).exit()).isZero();
    assertThat(export(many, "--threads", 4).exit()).isZero();
    assertThat(many).hasSameBinaryContentAs(one);
    assertThat(export(one).err()).contains("is there already");
    assertThat(folder.resolve(".one.mp3.parts")).doesNotExist();
    assertThat(export(one, "--fade-out", 10).err()).doesNotContain("is there already");
  }

  @Test
  void aFileThatCantBeReadLeavesOnlyItsOwnSamplesOut() throws IOException {
    Files.writeString(media.resolve("b.flac"), "no sound at all");
    Path out = folder.resolve("sprite.wav");
    assertThat(export(out).exit()).isEqualTo(6);
    assertThat(index(folder.resolve("sprite.json")).stream().map(entry -> entry[0]))
        .containsExactly("1", "2");
    Files.delete(media.resolve("a.wav"));
    assertThat(export(out).exit()).isEqualTo(3);
  }

  @Test
  void aNameThatSaysNoFormatOrIsGivenTwiceIsAMistake() {
    Outcome ending = export(folder.resolve("mp3"));
    assertThat(ending).returns(2, Outcome::exit);
    assertThat(ending.err()).contains("its ending names no format");
    Path out = folder.resolve("one.wav");
    Outcome twice = export(out, "--index", media.resolve("../one.wav"));
    assertThat(twice).returns(2, Outcome::exit);
    assertThat(twice.err()).contains("which is --out too; name another file");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    byte[] before = Files.readAllBytes(media.resolve("a.wav"));
    String rows = Files.readString(table);
    assertThat(export(media.resolve("a.wav"), "--force"))
        .returns(2, Outcome::exit)
        .extracting(Outcome::err)
        .asString()
        .contains("a.wav is what is read");
    assertThat(export(folder.resolve("s.wav"), "--index", table).exit()).isEqualTo(2);
    Object[] files = {"--in", table, "--dir", media, "--out"};
    CommandTester tester = CommandTester.of(ExportFilesCommand.class);
    assertThat(tester
            .run(with(files, media, "--name", "{name}", "--limit", 1, "--filter", "word=two"))
            .exit())
        .isEqualTo(2);
    assertThat(tester.run(with(files, folder)).exit()).isEqualTo(2);
    assertThat(Files.readAllBytes(media.resolve("a.wav"))).isEqualTo(before);
    assertThat(Files.readString(table)).isEqualTo(rows);
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
  }
}
