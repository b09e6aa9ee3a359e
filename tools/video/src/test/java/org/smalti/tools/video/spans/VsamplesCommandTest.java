package org.smalti.tools.video.spans;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.run.Task;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoFrames;
import org.smalti.media.VideoSpec;
import org.smalti.media.cut.FramePass;

class VsamplesCommandTest {
  private static final int FPS = 25;
  private static final int RATE = 48_000;

  @TempDir
  Path folder = Path.of("");

  private Path media = Path.of("");
  private Path table = Path.of("");

  /** A film of 6 s, 160 by 120, whose brightness jumps at 2 s and at 2.2 s; and a sound. */
  @BeforeEach
  void files() throws IOException {
    media = folder.resolve("media");
    Files.createDirectories(media.resolve("tief"));
    film(media.resolve("tief/größe.mp4"), 6, 50, 55);
    film(media.resolve("still.mp4"), 3);
    sound(media.resolve("sound.wav"));
    table = folder.resolve("subset.csv");
    Files.writeString(table, """
        filename,start,dur,mine
        tief/größe.mp4,500,300,x
        still.mp4,250.5,2000,y
        tief/größe.mp4,1900,400,z
        sound.wav,0,100,u
        tief/größe.mp4,5900,100,v
        """);
  }

  private static void film(Path file, int seconds, int... cuts) {
    var frames = new VideoFrames(160, 120, FPS, 1, 20, "ultrafast");
    try (MediaWriter writer =
        MediaWriter.create(file, "mp4", Optional.empty(), Optional.of(frames))) {
      byte[] picture = new byte[160 * 120 * 3 / 2];
      Arrays.fill(picture, (byte) 128);
      int luma = 60;
      for (int i = 0; i < seconds * FPS; i++) {
        for (int cut : cuts) {
          luma = i == cut ? (luma == 60 ? 200 : 60) : luma;
        }
        Arrays.fill(picture, 0, 160 * 120, (byte) luma);
        writer.writeVideo(picture);
      }
      writer.finish();
    }
  }

  private static void sound(Path file) {
    try (MediaWriter writer =
        MediaWriter.create(file, "wav", Optional.of(new AudioSpec(RATE, 1)), Optional.empty())) {
      writer.writeAudio(new float[RATE], 0, RATE);
      writer.finish();
    }
  }

  private Outcome vsamples(Object... words) {
    Object[] all = new Object[words.length + 4];
    all[0] = "--in";
    all[1] = table;
    all[2] = "--dir";
    all[3] = media;
    System.arraycopy(words, 0, all, 4, words.length);
    return CommandTester.of(VsamplesCommand.class).run(all);
  }

  private static double start(Row row) {
    return row.number("vstart");
  }

  private static double end(Row row) {
    return row.number("vstart") + row.number("vdur");
  }

  @Test
  void everySampleGetsAStretchWithoutACut() {
    Outcome outcome = vsamples("--variance", 0);
    assertThat(outcome.err()).doesNotContain("smalti:");
    assertThat(outcome.exit()).isZero();
    Table result = TableReader.read(table);
    assertThat(result.columns().names())
        .containsExactly("filename", "start", "dur", "mine", "vstart", "vdur");
    assertThat(start(result.row(0))).isEqualTo(500);
    assertThat(end(result.row(0))).as("4 times 300 ms").isEqualTo(1700);
    assertThat(start(result.row(1))).isEqualTo(250.5);
    assertThat(result.row(1).number("vdur")).isEqualTo(2000);
    assertThat(start(result.row(2))).as("after the second cut, at 2.2 s").isBetween(2200.0, 2234.0);
    assertThat(result.row(2).number("vdur")).isGreaterThan(900);
    assertThat(List.of(start(result.row(3)), result.row(3).number("vdur")))
        .as("a sound has no picture")
        .containsExactly(-1.0, -1.0);
    assertThat(end(result.row(4))).as("the end of the film").isBetween(5950.0, 6000.0);
    assertThat(result.row(4).number("vdur")).isGreaterThan(1000);
    assertThat(result.row(4).text("mine")).isEqualTo("v");
  }

  @Test
  void theResultDependsNeitherOnTheOrderOfRowsNorOnThreads() throws IOException {
    vsamples("--threads", 4);
    Table one = TableReader.read(table);
    List<String> lines = Files.readAllLines(table);
    List<String> reversed = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.reverse(reversed);
    reversed.add(0, lines.get(0));
    Files.write(table, reversed);
    vsamples("--threads", 1, "--force");
    Table two = TableReader.read(table);
    for (int i = 0; i < one.size(); i++) {
      Row other = two.row(one.size() - 1 - i);
      assertThat(other.text("vstart")).isEqualTo(one.row(i).text("vstart"));
      assertThat(other.text("vdur")).isEqualTo(one.row(i).text("vdur"));
    }
  }

  @Test
  void aRerunDoesOnlyWhatIsMissing() throws IOException {
    Path missing = media.resolve("still.mp4");
    Path away = folder.resolve("away.mp4");
    Files.move(missing, away);
    Outcome partial = vsamples();
    assertThat(partial.exit()).isEqualTo(6);
    assertThat(TableReader.read(table).row(1).text("vstart")).isEmpty();
    assertThat(
            TableReader.read(folder.resolve("subset.csv.failures.csv")).row(0).text("filename"))
        .isEqualTo("still.mp4");
    Files.move(away, missing);
    Outcome rest = vsamples("--progress", "plain");
    assertThat(rest.exit()).isZero();
    assertThat(rest.err()).contains("1 sample");
    assertThat(TableReader.read(table).row(1).number("vstart")).isEqualTo(250.5);
    assertThat(vsamples().err()).contains("already has vstart, vdur");
    assertThat(vsamples("--target", 600).err()).doesNotContain("already has");
  }

  @Test
  void anotherOutputLeavesTheInputAlone() throws IOException {
    byte[] before = Files.readAllBytes(table);
    Path out = folder.resolve("other.csv");
    assertThat(vsamples("--out", out).exit()).isZero();
    assertThat(Files.readAllBytes(table)).isEqualTo(before);
    assertThat(TableReader.read(out).columns().has("vdur")).isTrue();
    assertThat(vsamples("--out", out).err()).contains("already has");
  }

  @Test
  void aFilmMeasuredInPiecesIsTheFilmMeasuredAsAWhole() throws IOException {
    ChangeCurve whole = new ChangeCurve(30);
    ChangeCurve pieces = new ChangeCurve(30);
    List<FrameInterval> parts = List.of(
        new FrameInterval(50, 70),
        new FrameInterval(170, 200),
        new FrameInterval(3, 9),
        new FrameInterval(68, 75));
    scan(whole, List.of(new FrameInterval(0, 200)));
    scan(pieces, parts);
    assertThat(whole.end()).isEqualTo(180);
    assertThat(pieces.end()).isEqualTo(180);
    for (FrameInterval part : parts) {
      assertThat(pieces.covers(part)).isTrue();
      for (int i = part.from() + 1; i < part.to(); i++) {
        assertThat(pieces.jump(i)).isEqualTo(whole.jump(i));
        assertThat(pieces.change(i)).isEqualTo(whole.change(i));
      }
    }
    assertThat(pieces.covers(new FrameInterval(9, 10))).isFalse();
    assertThat(whole.jump(60)).as("the cut at 2 s").isGreaterThan(20);
  }

  private void scan(ChangeCurve curve, List<FrameInterval> stretches) throws IOException {
    try (MediaFile film = MediaFile.open(media.resolve("tief/größe.mp4"));
        FramePass pass = FramePass.of(film, new VideoSpec(128, 96, PixelFormat.RGB24))) {
      pass.run(List.of(new ChangeObserver(curve, stretches, Task.unwatched())));
    }
  }

  @Test
  void aFilmOfWhichNoPictureCanBeDecodedIsSaidAndGetsNoSpan() throws IOException {
    byte[] film = Files.readAllBytes(media.resolve("still.mp4"));
    int data = new String(film, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
    int length = ByteBuffer.wrap(film).getInt(data - 8) - 8;
    Arrays.fill(film, data, data + length, (byte) 0x55);
    Files.write(media.resolve("still.mp4"), film);
    Outcome outcome = vsamples();
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(outcome.err()).contains("still.mp4: no picture of it can be decoded");
    assertThat(Files.readAllLines(table).get(2)).isEqualTo("still.mp4,250.5,2000,y,,");
  }

  @Test
  void aTableWithoutPlacesIsExplained() throws IOException {
    Files.writeString(table, "filename,start\na.mp4,1\n");
    Outcome outcome = vsamples();
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("no column dur");
  }

  @Test
  void whatSilentFilmsHaveNoUseForIsRefused() {
    for (String[] idle : new String[][] {{"--target", "1200"}, {"--seed", "2"}}) {
      Outcome outcome = vsamples("--silent", idle[0], idle[1]);
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
      assertThat(outcome.err()).contains(idle[0] + " has no effect: --silent");
    }
  }

  @Test
  void cutsMayComeFromATable() throws IOException {
    Path scenes = folder.resolve("cuts.csv");
    Files.writeString(scenes, """
        filename,start,dur
        tief/größe.mp4,0,900
        tief/größe.mp4,900,5100
        """);
    Outcome outcome = CommandTester.of(VsamplesCommand.class)
        .run("--in", table, "--dir", media, "--cut-table", scenes, "--variance", "0");
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(outcome.err()).contains("still.mp4: no scenes of it in " + scenes);
    List<Row> rows = TableReader.read(table).rows();
    assertThat(rows.get(0).text("vstart")).isEqualTo("500");
    assertThat(rows.get(0).text("vdur")).as("up to the cut").isEqualTo("400");
    assertThat(rows.get(2).text("vdur")).as("the real cuts are not looked for").isEqualTo("1200");
    assertThat(rows.get(3).text("vstart")).isEqualTo("-1");
  }
}
