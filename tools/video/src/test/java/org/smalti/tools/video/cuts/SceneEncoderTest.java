package org.smalti.tools.video.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.TestMedia;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

class SceneEncoderTest {
  /** Scenes of 1.2, 1.6 and 1.2 s; key frames are elsewhere; a click in the sound 0.1 s after each beginning. */
  private static final String FILM =
      "-f lavfi -i testsrc2=s=160x90:r=25:d=1.2 -f lavfi -i testsrc2=s=160x90:r=25:d=1.6"
          + " -f lavfi -i testsrc2=s=160x90:r=25:d=1.2 -f lavfi -i"
          + " aevalsrc='if(between(t\\,0.1\\,0.102)+between(t\\,1.3\\,1.302)+between(t\\,2.9\\,2.902)\\,0.8\\,0)'"
          + ":s=48000:d=4 -filter_complex"
          + " [2]hue=h=120,vflip[m];[1]negate,hflip[n];[0][n][m]concat=n=3:v=1,format=yuv420p[v]"
          + " -map [v] -map 3:a -c:v libx264 -g 250 -sc_threshold 0 -bf 2 -c:a aac";

  @TempDir
  private Path folder;

  @Test
  void everyPictureOfTheFilmIsInOneSceneAndEachSceneBeginsAtItsCut() throws IOException {
    Path film = TestMedia.made(folder.resolve("film.mp4"), FILM);
    List<Row> rows = split(film);
    assertThat(rows).extracting(row -> row.text("frame")).containsExactly("0", "30", "70");
    List<byte[]> whole = pictures(film);
    assertThat(whole).hasSize(100);
    int next = 0;
    for (int scene = 1; scene <= 3; scene++) {
      for (byte[] picture : pictures(scene(scene, ".mp4"))) {
        assertThat(nearest(picture, whole)).isEqualTo(next);
        next++;
      }
    }
    assertThat(next).isEqualTo(100);
  }

  @Test
  void soundIsCutAtTheTimesOfThePictures() throws IOException {
    Path film = TestMedia.made(folder.resolve("film.mp4"), FILM);
    split(film);
    double[] lengths = {1.2, 1.6, 1.2};
    for (int scene = 1; scene <= 3; scene++) {
      float[] sound = sound(scene(scene, ".mp4"));
      assertThat(sound.length / 48_000.0).isCloseTo(lengths[scene - 1], within(0.001));
      assertThat(click(sound)).isCloseTo(0.101, within(0.002));
    }
  }

  @Test
  void picturesOfAVariableRateKeepTheirTimes() throws IOException {
    Path film = TestMedia.made(
        folder.resolve("film.mkv"),
        FILM.replace("concat=n=3:v=1,", "concat=n=3:v=1,select='not(mod(n\\,3))+gte(n\\,30)',")
            + " -fps_mode vfr");
    split(film);
    try (MediaFile media = MediaFile.open(scene(1, ".mkv"));
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.GRAY8))) {
      List<Double> times = new ArrayList<>();
      while (decoder.next()) {
        times.add(Math.round(1000 * decoder.time()) / 1000.0);
      }
      // The last one lasts until the cut.
      assertThat(decoder.until()).isCloseTo(1.2, within(0.002));
      assertThat(times).containsExactly(0.0, 0.12, 0.24, 0.36, 0.48, 0.6, 0.72, 0.84, 0.96, 1.08);
    }
    assertThat(pictures(scene(2, ".mkv"))).hasSize(40);
    assertThat(pictures(scene(3, ".mkv"))).hasSize(30);
  }

  @Test
  void aContainerWithoutTimesBecomesMatroskaUnderANameOfItsOwn() throws IOException {
    Path film = TestMedia.made(
        folder.resolve("film.avi"), FILM.replace("-c:v libx264", "-c:v mpeg4 -q:v 2"));
    split(film);
    assertThat(folder.resolve("scenes").toFile().list())
        .containsExactlyInAnyOrder("film.avi-0001.mkv", "film.avi-0002.mkv", "film.avi-0003.mkv");
    assertThat(pictures(folder.resolve("scenes/film.avi-0002.mkv"))).hasSize(40);
  }

  @Test
  void aMethodWithoutAFolderIsRefused() {
    Outcome outcome = CommandTester.of(VideoCutsCommand.class)
        .run("film.mp4", "--out", folder.resolve("cuts.csv"), "--split-by", "exact");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--split");
  }

  private Path scene(int number, String extension) {
    return folder.resolve("scenes/film-000" + number + extension);
  }

  private List<Row> split(Path film) {
    Path out = folder.resolve("cuts.csv");
    Outcome outcome = CommandTester.of(VideoCutsCommand.class)
        .run(
            film,
            "--dir",
            folder,
            "--out",
            out,
            "--split",
            folder.resolve("scenes"),
            "--split-by",
            "exact");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return TableReader.read(out).rows();
  }

  private static List<byte[]> pictures(Path film) throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.RGB24))) {
      while (decoder.next()) {
        byte[] pixels = new byte[PixelFormat.RGB24.bytes(decoder.width(), decoder.height())];
        decoder.copyTo(pixels);
        all.add(pixels);
      }
    }
    return all;
  }

  /** The number of the picture that one is most like. */
  private static int nearest(byte[] picture, List<byte[]> all) {
    int nearest = 0;
    for (int i = 0; i < all.size(); i++) {
      nearest =
          difference(picture, all.get(i)) < difference(picture, all.get(nearest)) ? i : nearest;
    }
    return nearest;
  }

  private static double difference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 255) - (other[i] & 255));
    }
    return (double) sum / one.length;
  }

  private static float[] sound(Path film) {
    try (MediaFile media = MediaFile.open(film);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] all = new float[10 * 48_000];
      int filled = 0;
      for (int read = 0; read >= 0; filled += Math.max(0, read)) {
        read = decoder.read(all, filled, 1000);
      }
      return Arrays.copyOf(all, filled);
    }
  }

  /** s: where the sound is loudest. */
  private static double click(float[] sound) {
    int loudest = 0;
    for (int i = 0; i < sound.length; i++) {
      loudest = Math.abs(sound[i]) > Math.abs(sound[loudest]) ? i : loudest;
    }
    return loudest / 48_000.0;
  }
}
