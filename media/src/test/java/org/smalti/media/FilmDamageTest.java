package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Films that are not whole say so; whole ones never do, whatever their headers claim. */
class FilmDamageTest {
  private static final String PICTURE = "-f lavfi -i testsrc2=s=160x120:r=25:d=4 ";
  private static final String H264 = "-c:v libx264 -preset ultrafast -g 10 ";

  @TempDir
  static Path folder;

  @BeforeAll
  static void makeFilm() {
    TestMedia.made(folder.resolve("film.mkv"), PICTURE + "-f lavfi -i sine=d=4 -c:a aac " + H264);
  }

  private static Path copy(String name, String words) {
    return TestMedia.made(
        folder.resolve(name), "-i " + folder.resolve("film.mkv") + " -c copy " + words);
  }

  private static Path film(String name) {
    Path there = folder.resolve(name);
    if (Files.exists(there)) {
      return there;
    }
    return switch (name) {
      case "film.webm" ->
        TestMedia.made(there, PICTURE + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 10");
      case "film.avi" -> TestMedia.made(there, PICTURE + "-c:v mpeg4 -g 10");
      case "film.mpg" -> TestMedia.made(there, PICTURE + "-c:v mpeg2video -g 10");
      case "film.mp4" -> copy(name, "-movflags +faststart");
      default -> copy(name, "");
    };
  }

  private static String damage(Path film) {
    return damage(film, DecoderOptions.DEFAULT);
  }

  private static String damage(Path film, DecoderOptions options) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(16, 16, PixelFormat.RGB24), options)) {
      times(decoder);
      return decoder.damage().orElse("");
    }
  }

  private static List<Double> times(VideoDecoder decoder) {
    List<Double> times = new ArrayList<>();
    while (decoder.next()) {
      times.add(decoder.time());
    }
    return times;
  }

  private static Path cut(Path whole, double part) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return Files.write(
        whole.resolveSibling("cut." + whole.getFileName()),
        Arrays.copyOf(bytes, (int) (part * bytes.length)));
  }

  @ParameterizedTest
  @CsvSource({
    "film.mp4, broken at [12]\\.\\d s of 4\\.0 s",
    "film.mkv, broken at [12]\\.\\d s of 4\\.0 s",
    "film.webm, broken at [12]\\.\\d s of 4\\.0 s",
    "film.avi, broken at [12]\\.\\d s of 4\\.0 s",
    "film.flv, broken at [12]\\.\\d s of 4\\.0 s",
    // What libav finds at the end of these is no duration that was declared.
    "film.mpg, broken at [12]\\.\\d s",
    "film.ts, broken at [12]\\.\\d s"
  })
  void halfAFilmSaysWhereItBreaksOff(String name, String said) throws IOException {
    Path whole = film(name);
    assertThat(damage(whole)).isEmpty();
    assertThat(damage(whole, DecoderOptions.KEY_FRAMES)).isEmpty();
    assertThat(damage(cut(whole, 0.5))).matches(said);
  }

  @Test
  void keyFramesAloneTellItToo() throws IOException {
    assertThat(damage(cut(film("film.mp4"), 0.5), DecoderOptions.KEY_FRAMES))
        .matches("broken at [12]\\.\\d s of 4\\.0 s");
  }

  /** Between two samples nothing is broken but the end. */
  @Test
  void aFileThatEndsBetweenTwoSamplesIsBrokenOff() throws IOException {
    Path whole = film("film.mp4");
    try (MediaFile media = MediaFile.open(whole);
        Demuxer demuxer = media.demuxer()) {
      demuxer.keepOnly(demuxer.video());
      long end = 0;
      for (int i = 0; i < 50; i++) {
        var packet = demuxer.read();
        end = packet == null ? end : packet.pos() + packet.size();
      }
      byte[] bytes = Arrays.copyOf(Files.readAllBytes(whole), (int) end);
      Path half = Files.write(folder.resolve("between.mp4"), bytes);
      assertThat(damage(half)).isEqualTo("broken at 2.0 s of 4.0 s");
    }
  }

  @Test
  void afterALeapTheEndIsStillTold() throws IOException {
    try (MediaFile media = MediaFile.open(cut(film("film.mp4"), 0.7));
        VideoDecoder decoder = media.video(new VideoSpec(16, 16, PixelFormat.RGB24))) {
      decoder.seek(2);
      assertThat(decoder.next()).isTrue();
      assertThat(decoder.damage()).isEmpty();
      times(decoder);
      assertThat(decoder.damage().orElse("")).startsWith("broken at ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mp4", "film.mkv", "film.webm", "film.mpg", "film.ts"})
  void whatIsLostInTheMiddleIsToldAndLaterTimesAreRight(String name) throws IOException {
    Path whole = film(name);
    byte[] bytes = Files.readAllBytes(whole);
    int hole = Math.max(2000, bytes.length / 20);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + hole, (byte) 0);
    Path holed = Files.write(folder.resolve("hole." + name), bytes);
    assertThat(damage(holed))
        .contains(", the first near ", "frames after it may be numbered too low");
    try (MediaFile one = MediaFile.open(whole);
        MediaFile other = MediaFile.open(holed);
        VideoDecoder right = one.video(new VideoSpec(16, 16, PixelFormat.RGB24));
        VideoDecoder damaged = other.video(new VideoSpec(16, 16, PixelFormat.RGB24))) {
      List<Double> times = times(damaged);
      assertThat(times(right)).containsAll(times);
      assertThat(times.get(times.size() - 1)).isGreaterThan(3.5);
    }
  }

  @Test
  void zerosUpToTheDeclaredEndAreABreak() throws IOException {
    for (String name : List.of("film.mp4", "film.mkv", "film.webm", "film.avi")) {
      byte[] bytes = Files.readAllBytes(film(name));
      Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
      Path half = Files.write(folder.resolve("zeros." + name), bytes);
      assertThat(damage(half)).as(name).matches("broken at [12]\\.\\d s of 4\\.0 s");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-f matroska -live 1 stream.mkv",
        "-movflags frag_keyframe+empty_moov fragments.mp4",
        "-ss 1.3 edit.mp4",
        "-output_ts_offset -0.6 -avoid_negative_ts disabled negative.mkv",
        "-output_ts_offset 3600 late.mkv",
        "-bsf:v h264_mp4toannexb raw.h264"
      })
  void aWholeFilmIsSilent(String words) {
    int name = words.lastIndexOf(' ');
    assertThat(damage(copy(words.substring(name + 1), words.substring(0, name))))
        .isEmpty();
  }

  @Test
  void aLastPictureThatStandsLongAndSoundThatGoesOnAreNoDamage() {
    String still = "-f lavfi -i testsrc2=s=160x120:r=25:d=12 -vf select='lt(t,2)' -fps_mode vfr ";
    for (String name : List.of("still.mp4", "still.mkv", "still.mov", "still.ts")) {
      Path film = folder.resolve(name);
      assertThat(damage(TestMedia.made(film, "-f lavfi -i sine=d=12 " + still + H264)))
          .as(name)
          .isEmpty();
    }
  }

  @Test
  void soundOfAFilmThatIsCutSaysItAsWell() throws IOException {
    try (MediaFile media = MediaFile.open(cut(film("film.mkv"), 0.5));
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      TestMedia.rest(decoder, Integer.MAX_VALUE);
      assertThat(decoder.damage().orElse("")).matches("broken at [12]\\.\\d s of 4\\.0 s");
    }
  }
}
