package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.files.TestFiles;
import org.smalti.media.program.FfmpegCommand;

/** Wherever a film is sought, the frame and its time are those of a decode of the whole film. */
class FrameSeekTest {
  private static final String PICTURES = "-f lavfi -i testsrc2=s=96x64:r=25:d=5 ";
  private static final String H264 = PICTURES + "-c:v libx264 -preset ultrafast -bf 2 -g 30";
  private static final String MPEG2 = PICTURES + "-c:v mpeg2video -g 12 -bf 2";

  @TempDir
  Path folder;

  /** A frame of a film. */
  private record Shown(double time, int pixels) {}

  @ParameterizedTest
  @CsvSource({
    "open.mp4,  -c:v libx264 -preset ultrafast -bf 2 -g 30 -x264-params open-gop=1",
    "vfr.mkv,   -vf select='not(eq(mod(n;7);3))*not(between(n;40;90))' -fps_mode vfr -c:v libx264 -bf 2 -g 20",
    "late.ts,   -c:v libx264 -preset ultrafast -bf 2 -g 30 -output_ts_offset 3600",
    "wrapped.ts,-c:v mpeg2video -g 12 -bf 2 -output_ts_offset 95440 -muxdelay 0 -muxpreload 0",
    "film.mpg,  -c:v mpeg2video -g 12 -bf 2",
    "lines.mpg, -c:v mpeg2video -g 12 -bf 2 -flags +ilme+ildct -top 1",
    "film.avi,  -c:v mpeg4 -g 12 -bf 2",
    "film.flv,  -c:v flv -g 12",
    "few.mp4,   -c:v libx264 -preset ultrafast -g 1000 -sc_threshold 0",
    "film.gif,  -vf fps=10",
    "film.dv,   -vf scale=720:576 -t 1 -pix_fmt yuv420p -c:v dvvideo",
  })
  void everyKindOfFilm(String name, String words) {
    proves(made(PICTURES + words.replace(';', ','), name));
  }

  @ParameterizedTest
  @CsvSource({"raw.h264", "raw.m2v", "raw.m4v"})
  void aFilmWithoutContainer(String name) {
    String codec = switch (name) {
      case "raw.h264" -> H264;
      case "raw.m2v" -> MPEG2;
      default -> PICTURES + "-c:v mpeg4 -g 12 -bf 2";
    };
    proves(made(codec, name));
  }

  @ParameterizedTest
  @CsvSource({"twice.ts", "twice.mpg"})
  void filmsThatWereJoinedByteByByteGoOnInTime(String name) throws IOException {
    Path once = made(name.endsWith("ts") ? H264 : MPEG2, "once" + name);
    byte[] bytes = Files.readAllBytes(once);
    Path twice = folder.resolve(name);
    Files.write(twice, bytes);
    Files.write(twice, bytes, StandardOpenOption.APPEND);
    List<Shown> whole = proves(twice);
    assertThat(whole).hasSize(250);
    assertThat(whole.get(249).time() - whole.get(0).time()).isBetween(9.8, 10.1);
  }

  @Test
  void aDamagedKeyFrameIsNoPlaceToBegin() throws IOException {
    byte[] bytes = Files.readAllBytes(made(H264, "whole.ts"));
    for (int at : new int[] {bytes.length * 2 / 5, bytes.length * 3 / 5}) {
      Arrays.fill(bytes, at, at + 2500, (byte) 0);
    }
    proves(Files.write(folder.resolve("hole.ts"), bytes));
  }

  @Test
  void aContainerThatCallsEveryFrameAKeyFrameIsNotBelieved() throws IOException {
    Path film = made(H264, "whole.mp4");
    byte[] bytes = Files.readAllBytes(film);
    int table = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("stss");
    byte[] free = "free".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(free, 0, bytes, table, free.length);
    proves(Files.write(folder.resolve("no_key_table.mp4"), bytes));
  }

  @Test
  void timeStampsInTheOrderOfDecodingAreNotBelieved() {
    Path avi = made(PICTURES + "-c:v mpeg4 -g 12 -bf 2", "b.avi");
    proves(made("-fflags +genpts -i " + FfmpegCommand.file(avi) + " -c copy", "b.mp4"));
  }

  @Test
  void negativeTimeStampsAreFoundAgain() {
    Path film = made(H264, "film.mp4");
    proves(made(
        "-i " + FfmpegCommand.file(film)
            + " -c copy -output_ts_offset -0.6 -avoid_negative_ts disabled",
        "negative.mkv"));
  }

  @Test
  void aRealTheoraFilm() {
    proves(TestFiles.data().resolve("message_board.ogv"));
  }

  @Test
  void whatAnEditListLeavesOutIsNotShown() {
    Path film = made(H264, "film.mp4");
    List<Shown> whole =
        proves(made("-ss 1.3 -i " + FfmpegCommand.file(film) + " -c copy", "trimmed.mp4"));
    assertThat(whole.get(0).time()).isZero();
  }

  private Path made(String words, String name) {
    return TestMedia.made(folder.resolve(name), words);
  }

  /** Compares frames at times all over a film, and each next one, with those of the whole film. */
  private static List<Shown> proves(Path file) {
    try (MediaFile film = MediaFile.open(file);
        VideoDecoder once = open(film);
        VideoDecoder decoder = open(film)) {
      List<Shown> whole = new ArrayList<>();
      while (once.next()) {
        whole.add(shown(once));
      }
      assertThat(whole).hasSizeGreaterThan(20);
      double end = whole.get(whole.size() - 1).time();
      Random random = new Random(3);
      for (int i = 0; i < 30; i++) {
        double time = i < 4
            ? List.of(end / 2, end + 0.4, 0.0, -0.2).get(i)
            : random.nextBoolean()
                ? whole.get(random.nextInt(whole.size())).time()
                : (end + 1) * random.nextDouble() - 0.5;
        int frame = at(whole, time);
        decoder.seek(time);
        for (int n = frame; n < Math.min(frame + 2, whole.size()); n++) {
          assertThat(decoder.next()).isTrue();
          assertThat(shown(decoder)).as("frame %d for %s s", n, time).isEqualTo(whole.get(n));
        }
      }
      return whole;
    }
  }

  private static VideoDecoder open(MediaFile film) {
    return film.video(new VideoSpec(0, 0, PixelFormat.GRAY8));
  }

  private static Shown shown(VideoDecoder decoder) {
    byte[] pixels = new byte[PixelFormat.GRAY8.bytes(decoder.width(), decoder.height())];
    decoder.copyTo(pixels);
    return new Shown(Math.round(decoder.time() * 1e6) / 1e6, Arrays.hashCode(pixels));
  }

  private static int at(List<Shown> whole, double time) {
    int shown = 0;
    while (shown + 1 < whole.size() && whole.get(shown + 1).time() <= time + 0.0005) {
      shown++;
    }
    return shown;
  }
}
