package org.smalti.tools.collection.thin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaWriter;
import org.smalti.media.TestMedia;
import org.smalti.media.VideoFrames;
import org.smalti.tools.collection.SubsetCommand;

class ThinningTest {
  private static final int FPS = 10;

  @TempDir
  private Path folder = Path.of("");

  private final CommandTester subset = CommandTester.of(SubsetCommand.class);

  /** Shots of a second each of these kinds; the same kind looks the same but for noise. */
  @BeforeEach
  void film() throws IOException {
    film("film.mp4", 64, 36, 0, 1, 0, 2, 1, 0);
    film("tall.mp4", 36, 64, 0, 3);
    TestMedia.audio(folder.resolve("heard.wav"), "wav", new float[48_000], 48_000, 1);
    Files.writeString(folder.resolve("a.csv"), """
        filename,start,dur,power
        film.mp4,100,300,1
        film.mp4,1100,300,2
        film.mp4,2100,300,3
        film.mp4,3100,300,4
        film.mp4,4100,300,5
        film.mp4,5100,300,6
        """);
    Files.writeString(folder.resolve("b.csv"), """
        filename,start,dur,power
        heard.wav,0,300,9
        heard.wav,300,300,9
        """);
  }

  private void film(String name, int width, int height, int... shots) {
    var frames = new VideoFrames(width, height, FPS, 1, 10, "ultrafast");
    Random random = new Random(1);
    try (MediaWriter writer =
        MediaWriter.create(folder.resolve(name), "mp4", Optional.empty(), Optional.of(frames))) {
      byte[] picture = new byte[width * height * 3 / 2];
      Arrays.fill(picture, (byte) 128);
      for (int frame = 0; frame < shots.length * FPS; frame++) {
        int kind = shots[frame / FPS];
        for (int i = 0; i < width * height; i++) {
          boolean left = i % width < width / 2;
          boolean top = i / width < height / 2;
          boolean bright = kind == 0 ? left : kind == 1 ? top : kind == 2 ? left == top : !left;
          picture[i] = (byte) ((bright ? 180 : 60) + random.nextInt(8));
        }
        writer.writeVideo(picture);
      }
      writer.finish();
    }
  }

  @Test
  void ofPicturesThatAreNearlyTheSameTheBestIsKept() {
    var run = run("0.1");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("5 samples of 2 files").contains("3 in picture");
    assertThat(powers()).as("sound has no picture to be like").containsExactly(4, 5, 6, 9, 9);
    assertThat(folder.resolve(".out.csv.parts")).doesNotExist();
    assertThat(run("0.1").err()).contains("there already");
    assertThat(run("0.2").err()).doesNotContain("there already");
  }

  @Test
  void whatIsLeftOutIsFilledUpToTheLimit() {
    // The picture of the third is that of the first; the fourth is unlike all of them.
    var run = filled(3);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(powers()).containsExactly(1, 2, 4);
    assertThat(run.err()).contains("3 samples of 1 file, cut by --limit from 6");
    // There are only three kinds.
    assertThat(filled(4).err()).contains("3 samples of 1 file; left out");
    assertThat(powers()).containsExactly(1, 2, 4);
  }

  private CommandTester.Outcome filled(int limit) {
    return subset.run(
        folder.resolve("a.csv"),
        "--out",
        folder.resolve("out.csv"),
        "--media",
        folder,
        "--sample-sort",
        "power=asc",
        "--limit",
        limit,
        "--unlike-picture",
        "0.1");
  }

  @Test
  void aSmallThresholdLeavesOutNothing() {
    assertThat(run("0.001").err()).contains("8 samples of 2 files").contains("0 in picture");
  }

  @Test
  void aPictureOfAnotherShapeIsComparedWithoutBars() throws IOException {
    Files.writeString(
        folder.resolve("b.csv"),
        "filename,start,dur,power\ntall.mp4,100,300,10\ntall.mp4,1100,300,11\n");
    run("0.1");
    assertThat(powers()).containsExactly(4, 5, 10, 11);
  }

  @Test
  void whereVstartSaysThatThereIsNoPictureNoneIsCompared() throws IOException {
    Files.writeString(
        folder.resolve("b.csv"),
        "filename,start,dur,power,vstart\nfilm.mp4,100,300,1,-1\nfilm.mp4,100,300,2,3100\n");
    run("0.1");
    assertThat(powers()).containsExactly(1, 4, 5, 6);
  }

  @Test
  void aMissingFilmIsAFailureAndItsSamplesStay() throws IOException {
    Files.writeString(
        folder.resolve("b.csv"), "filename,start,dur,power\ngone.mp4,0,300,7\ngone.mp4,0,300,8\n");
    var run = run("0.1");
    assertThat(run.exit()).isEqualTo(6);
    assertThat(powers()).containsExactly(4, 5, 6, 7, 8);
  }

  @Test
  void wrongDistancesAndLonelyOptionsAreExplained() {
    assertThat(run("0").exit()).isEqualTo(2);
    var lonely =
        subset.run(folder.resolve("a.csv"), "--out", folder.resolve("out.csv"), "--media", folder);
    assertThat(lonely.exit()).isEqualTo(2);
    assertThat(lonely.err()).contains("--media and --cache are for --unlike");
  }

  @Test
  void likenessIsWhatTheDistanceSays() {
    List<float[]> vectors = List.of(new float[] {0, 3}, new float[] {4, 0}, new float[0]);
    assertThat(new SoundLikeness(vectors, 5.01).areAlike(0, 1)).isTrue();
    assertThat(new SoundLikeness(vectors, 5).areAlike(0, 1)).isFalse();
    assertThat(new SoundLikeness(vectors, 9).areAlike(0, 2)).isFalse();
    byte[] one = new byte[3 * Thumbnail.CELLS];
    byte[] other = one.clone();
    Arrays.fill(other, 0, Thumbnail.CELLS, (byte) 32);
    List<byte[]> pictures = List.of(one, other, new byte[0]);
    assertThat(new PictureLikeness(pictures, 0.51).areAlike(0, 1)).isTrue();
    assertThat(new PictureLikeness(pictures, 0.5).areAlike(0, 1)).isFalse();
    assertThat(new PictureLikeness(pictures, 1).areAlike(0, 2)).isFalse();
  }

  private CommandTester.Outcome run(String threshold) {
    return subset.run(
        folder.resolve("a.csv"),
        folder.resolve("b.csv"),
        "--out",
        folder.resolve("out.csv"),
        "--media",
        folder,
        "--sample-sort",
        "power=desc=0.5",
        "--limit",
        8,
        "--unlike-picture",
        threshold);
  }

  private double[] powers() {
    double[] powers = TableReader.read(folder.resolve("out.csv")).numbers("power");
    Arrays.sort(powers);
    return powers;
  }

  @Test
  void withoutTheMediaNothingIsThinned() throws IOException {
    Path out = folder.resolve("o.csv");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    var outcome = subset.run(
        folder.resolve("a.csv"), "--unlike-picture", 0.1, "--media", elsewhere, "--out", out);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("none of them is there, such as film.mp4; name their folder");
    assertThat(out).doesNotExist();
  }

  @Test
  void optionsOfAnItemsTableNeedOne() {
    for (String option : List.of("--sort", "--dir", "--filter")) {
      var outcome =
          subset.run(folder.resolve("a.csv"), option, "power", "--out", folder.resolve("o.csv"));
      assertThat(outcome.exit()).as(option).isEqualTo(2);
      assertThat(outcome.err()).contains(option, "of --in; leave it out");
    }
  }
}
