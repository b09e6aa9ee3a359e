package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.TestFiles;
import org.smalti.media.ParallelFrames.FrameFunction;

/** Several threads give every frame of a film once, in order, as one decoder does. */
@Timeout(60)
class ParallelFramesTest {
  private static final String PICTURES = "-f lavfi -i testsrc2=s=96x64:r=25:d=12 ";
  private static final VideoSpec GRAY = new VideoSpec(0, 0, PixelFormat.GRAY8);

  @TempDir
  Path folder;

  /** A frame of a film. */
  private record Shown(double time, int pixels) {
    static FrameFunction<Shown> function() {
      return picture -> {
        byte[] pixels = new byte[picture.width() * picture.height()];
        picture.copyTo(pixels);
        return new Shown(Math.round(picture.time() * 1e6) / 1e6, Arrays.hashCode(pixels));
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "closed.mp4, -c:v libx264 -preset ultrafast -bf 2 -g 30",
    "open.mp4,   -c:v libx264 -preset ultrafast -bf 3 -g 30 -x264-params open-gop=1",
    "open.mkv,   -c:v libx264 -preset ultrafast -bf 3 -g 30 -x264-params open-gop=1",
    "open.ts,    -c:v libx264 -preset ultrafast -bf 3 -g 30 -x264-params open-gop=1",
    "hevc.mp4,   -c:v libx265 -preset ultrafast -x265-params keyint=40:open-gop=1:log-level=none",
    "few.mp4,    -c:v libx264 -preset ultrafast -g 1000 -sc_threshold 0",
    "refresh.ts, -c:v libx264 -preset ultrafast -g 40 -x264-params intra-refresh=1",
    "film.mpg,   -c:v mpeg2video -g 12 -bf 2",
    "lines.mpg,  -c:v mpeg2video -g 12 -bf 2 -flags +ilme+ildct -top 1",
    "film.avi,   -c:v mpeg4 -g 12 -bf 2",
    "film.flv,   -c:v flv -g 12",
    "raw.m2v,    -c:v mpeg2video -g 12 -bf 2",
    "raw.h264,   -c:v libx264 -preset ultrafast -bf 2 -g 30",
    "film.gif,   -vf fps=10",
    "short.mp4,  -c:v libx264 -preset ultrafast -frames:v 1",
  })
  void everyKindOfFilm(String name, String words) {
    proves(TestMedia.made(folder.resolve(name), PICTURES + words));
  }

  @ParameterizedTest
  @CsvSource({"message_board.ogv", "rocket_launch.webm", "movie_hello.mpeg"})
  void realFilms(String name) {
    proves(TestFiles.data().resolve(name));
  }

  @Test
  void damagedFilmsAndFilmsThatAreJoined() throws IOException {
    Path film = TestMedia.made(
        folder.resolve("film.ts"), PICTURES + "-c:v libx264 -preset ultrafast -bf 2 -g 30");
    byte[] bytes = Files.readAllBytes(film);
    Path twice = Files.write(folder.resolve("twice.ts"), bytes);
    Files.write(twice, bytes, StandardOpenOption.APPEND);
    proves(twice);
    for (int i = 1; i < 12; i++) {
      int at = bytes.length * i / 12;
      Arrays.fill(bytes, at, at + 1500, (byte) 0);
    }
    proves(Files.write(folder.resolve("holes.ts"), bytes));
  }

  @Test
  void aFilmWhoseKeyFramesAreNone() throws IOException {
    Path film = TestMedia.made(
        folder.resolve("film.mp4"), PICTURES + "-c:v libx264 -preset ultrafast -bf 2 -g 60");
    byte[] bytes = Files.readAllBytes(film);
    int table = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("stss");
    System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, bytes, table, 4);
    proves(Files.write(folder.resolve("no_key_table.mp4"), bytes));
  }

  @Test
  void channelsAreSharedOrReadByOneThread() throws IOException {
    Path film = TestMedia.made(
        folder.resolve("film.ts"), PICTURES + "-c:v libx264 -preset ultrafast -g 25");
    List<Double> times = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(film);
        MediaFile media = MediaFile.open("a channel", channel, OpenOptions.LOCAL)) {
      ParallelFrames.<Double>map(media, GRAY, 2, () -> CurrentPicture::time, times::add);
    }
    assertThat(times).hasSize(300).isSorted();
    try (InputStream stream = Files.newInputStream(film);
        MediaFile media =
            MediaFile.open("a stream", Channels.newChannel(stream), OpenOptions.LOCAL)) {
      List<Double> streamed = new ArrayList<>();
      ParallelFrames.<Double>map(media, GRAY, 2, () -> CurrentPicture::time, streamed::add);
      assertThat(streamed).isEqualTo(times);
    }
  }

  @Test
  void severalThreadsTakePartAndClosedIsAllTheyOpened() {
    Path film = TestMedia.made(
        folder.resolve("film.mp4"), PICTURES + "-c:v libx264 -preset ultrafast -g 25");
    CountDownLatch both = new CountDownLatch(2);
    long before = NativeResources.unfreed();
    try (MediaFile media = MediaFile.open(film)) {
      // The first frame of each waits for that of the other.
      ParallelFrames.<Double>map(
          media,
          GRAY,
          2,
          () -> new WaitsForOther(both),
          time -> assertThat(time).isNotNegative());
    }
    assertThat(both.getCount()).isZero();
    assertThat(NativeResources.unfreed()).isEqualTo(before);
  }

  @Test
  void whatAFunctionOrTheSinkThrowsEndsAll() {
    Path film = TestMedia.made(
        folder.resolve("film.mp4"), PICTURES + "-c:v libx264 -preset ultrafast -g 25");
    SmaltiException failure = SmaltiException.input("enough");
    FrameFunction<Double> failing = picture -> {
      if (picture.time() > 5) {
        throw failure;
      }
      return picture.time();
    };
    try (MediaFile media = MediaFile.open(film)) {
      List<Double> times = new ArrayList<>();
      assertThatThrownBy(() -> ParallelFrames.map(media, GRAY, 2, () -> failing, times::add))
          .isSameAs(failure);
      assertThatThrownBy(
              () -> ParallelFrames.map(media, GRAY, 2, () -> CurrentPicture::time, time -> {
                throw failure;
              }))
          .isSameAs(failure);
    }
  }

  /** Does not begin before another one does. */
  private static final class WaitsForOther implements FrameFunction<Double> {
    private final CountDownLatch both;
    private boolean begun;

    WaitsForOther(CountDownLatch both) {
      this.both = both;
    }

    @Override
    public Double apply(CurrentPicture picture) {
      try {
        if (!begun) {
          both.countDown();
          assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
        }
      } catch (InterruptedException e) {
        throw new CancelledException();
      }
      begun = true;
      return picture.time();
    }
  }

  private static void proves(Path file) {
    try (MediaFile film = MediaFile.open(file)) {
      List<Shown> whole = new ArrayList<>();
      ParallelFrames.map(film, GRAY, 1, Shown::function, whole::add);
      for (int threads = 2; threads <= 3; threads++) {
        List<Shown> frames = new ArrayList<>();
        ParallelFrames.map(film, GRAY, threads, Shown::function, frames::add);
        for (int i = 0; i < Math.min(whole.size(), frames.size()); i++) {
          assertThat(frames.get(i))
              .as("frame %d by %d threads", i, threads)
              .isEqualTo(whole.get(i));
        }
        assertThat(frames).hasSameSizeAs(whole);
      }
    }
  }
}
