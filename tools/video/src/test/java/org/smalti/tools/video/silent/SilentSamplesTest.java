package org.smalti.tools.video.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaWriter;
import org.smalti.media.TestMedia;
import org.smalti.media.VideoFrames;
import org.smalti.tools.video.spans.VsamplesCommand;

class SilentSamplesTest {
  private static final int FPS = 25;
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  @TempDir
  private Path folder = Path.of("");

  private Path items = Path.of("");

  private final CommandTester vsamples = CommandTester.of(VsamplesCommand.class);

  /** A dark scene that is still for 2 s and moves for 2 s; a bright one that is still for 6 s. */
  @BeforeEach
  void film() throws IOException {
    VideoFrames frames = new VideoFrames(WIDTH, HEIGHT, FPS, 1, 18, "ultrafast");
    try (MediaWriter writer = MediaWriter.create(
        folder.resolve("silent.mp4"), "mp4", Optional.empty(), Optional.of(frames))) {
      byte[] picture = new byte[WIDTH * HEIGHT * 3 / 2];
      Arrays.fill(picture, (byte) 128);
      for (int frame = 0; frame < 10 * FPS; frame++) {
        draw(picture, frame);
        writer.writeVideo(picture);
      }
      writer.finish();
    }
    TestMedia.audio(folder.resolve("heard.wav"), "wav", new float[48_000], 48_000, 1);
    items = folder.resolve("items.csv");
    Files.writeString(items, """
        filename,duration,hasAudio,hasVideo
        silent.mp4,10,0,1
        heard.wav,1,1,0
        """);
  }

  /** A bar in front of a gradient, which moves between 2 and 4 s; from 4 s on the negative of it. */
  private static void draw(byte[] picture, int frame) {
    int moved = Math.max(0, Math.min(2 * FPS, frame - 2 * FPS));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean bar = Math.floorMod(x - 2 * moved, WIDTH) < WIDTH / 4;
        int luma = bar ? 150 : 30 + y / 2;
        picture[y * WIDTH + x] = (byte) (frame < 4 * FPS ? luma : 235 - luma / 2 - x / 4);
      }
    }
  }

  @Test
  void scenesAreCutWhereMovementBegins() {
    var run = vsamples.run("--silent", "--in", items, "--dir", folder, "--out", samples());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("samples/heard.wav.csv")).doesNotExist();
    Table table = table();
    assertThat(table.numbers("start")).containsExactly(0, 2000, 4000, 7000);
    assertThat(table.numbers("dur")).containsExactly(2000, 2000, 3000, 3000);
    assertThat(table.numbers("vstart")).isEqualTo(table.numbers("start"));
    assertThat(table.numbers("vdur")).isEqualTo(table.numbers("dur"));
    double[] power = table.numbers("power");
    assertThat(power[0]).isLessThan(1);
    assertThat(power[1]).isGreaterThan(5);
    assertThat(power[3]).isLessThan(1);
    Row first = table.row(0);
    assertThat(first.text("hz") + first.text("note") + first.text("octave") + first.text("db"))
        .isEqualTo("-1--1-120");
    assertThat(first.text("silent")).isEqualTo("1");
  }

  @Test
  void whatWasCutIsNotCutAgain() {
    vsamples.run("--silent", "--in", items, "--dir", folder, "--out", samples());
    var again = vsamples.run("--silent", "--in", items, "--dir", folder, "--out", samples());
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already has");
  }

  @Test
  void aFileThatHasSoundAfterAllIsAFailure() throws IOException {
    Files.writeString(items, "filename,hasAudio\nheard.wav,0\nsilent.mp4,0\n");
    var run = vsamples.run("--silent", "--in", items, "--dir", folder, "--out", samples());
    assertThat(run.exit()).isEqualTo(6);
    assertThat(run.err()).contains("heard.wav").contains("it has sound");
    assertThat(table().size()).isEqualTo(4);
  }

  @Test
  void aTableOfAllFilmsIsRefused() {
    var run = vsamples.run("--silent", "--in", items, "--dir", folder);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--out 'samples/%s.csv'");
  }

  private String samples() {
    return folder.resolve("samples/%s.csv").toString();
  }

  private Table table() {
    return TableReader.read(folder.resolve("samples/silent.mp4.csv"));
  }
}
