package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.SmaltiException;

/** What is written in each format is read back. */
final class FilmOutputsTest {
  private static final int RATE = 48_000;
  private static final int LENGTH = 15;

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "mp4, h264, h264, aac, 64, 48, 10, 1",
    "m4v, h264, h264, aac, 64, 48, 10, 1",
    "mkv, h264, h264, aac, 64, 48, 30000, 1001",
    "mov, h264, h264, aac, 48, 64, 60, 1",
    "webm, vp9, vp9, opus, 64, 48, 10, 1",
    "mkv, vp9, vp9, aac, 64, 48, 10, 1",
    "mov, prores, prores, pcm_s16le, 64, 48, 10, 1",
    "gif, gif, gif, '', 64, 48, 10, 1",
    "webp, webp, '', '', 64, 48, 10, 1"
  })
  void everyFormatHoldsWhatIsWritten(
      String format,
      String codec,
      String video,
      String audio,
      int width,
      int height,
      int rate,
      int per)
      throws IOException {
    Path file = folder.resolve("film." + format);
    FilmCodec wanted = FilmCodec.valueOf(codec.toUpperCase(Locale.ROOT));
    VideoFrames frames = new VideoFrames(width, height, rate, per, 12, "ultrafast", wanted);
    boolean heard = OutputFormat.of(format).sounds();
    Optional<AudioSpec> sound = heard ? Optional.of(AudioSpec.stereo(RATE)) : Optional.empty();
    try (MediaWriter writer = MediaWriter.film(file, format, sound, frames, FilmTags.NONE)) {
      int perFrame = RATE * per / rate;
      for (int i = 0; i < LENGTH; i++) {
        writer.writeVideo(picture(width, height, i));
        if (heard) {
          writer.writeAudio(new float[2 * perFrame], 0, perFrame);
        }
      }
      writer.finish();
    }
    double seconds = (double) LENGTH * per / rate;
    if (format.equals("webp")) {
      assertThat(AnimatedWebp.seconds(file)).isCloseTo(seconds, within(0.11));
      return;
    }
    try (MediaFile film = MediaFile.open(file)) {
      VideoStream stream = film.info().video().orElseThrow();
      assertThat(stream.codec()).isEqualTo(video);
      assertThat(stream.width()).isEqualTo(width);
      assertThat(stream.height()).isEqualTo(height);
      assertThat(film.info().audio().map(AudioStream::codec).orElse("")).isEqualTo(audio);
      int count = 0;
      try (VideoDecoder decoder = film.video(new VideoSpec(0, 0, PixelFormat.YUV420P))) {
        byte[] read = new byte[PixelFormat.YUV420P.bytes(width, height)];
        while (decoder.next()) {
          decoder.copyTo(read);
          assertThat(decoder.time()).isCloseTo((double) count * per / rate, within(0.011));
          assertThat(read[height / 2 * width + width / 2] & 0xff)
              .as("picture %d", count)
              .isCloseTo(light(count), within(9));
          count++;
        }
      }
      assertThat(count).isEqualTo(LENGTH);
    }
  }

  @Test
  void animationsAndFilmsOfSoundSayWhatTheyDoNotHold() {
    VideoFrames frames = new VideoFrames(64, 48, 10, 1, 12, "ultrafast", FilmCodec.GIF);
    assertThatThrownBy(() -> MediaWriter.film(
            folder.resolve("a.gif"),
            "gif",
            Optional.of(AudioSpec.stereo(RATE)),
            frames,
            FilmTags.NONE))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("gif holds no sound");
  }

  @Test
  void aFilmOfSegmentsHasThePicturesOfAllAndTheirTimes() throws IOException {
    VideoFrames frames = new VideoFrames(64, 48, 30_000, 1001, 12, "veryfast");
    Path joined = folder.resolve("joined.mp4");
    List<Path> segments = List.of(folder.resolve("0"), folder.resolve("1"), folder.resolve("2"));
    int[] lengths = {7, 4, 9};
    int at = 0;
    for (int i = 0; i < segments.size(); i++) {
      try (PictureSegment segment = PictureSegment.create(segments.get(i), frames)) {
        assertThat(PictureSegment.isWhole(segments.get(i), 0))
            .as("not finished")
            .isFalse();
        for (int j = 0; j < lengths[i]; j++) {
          segment.write(picture(64, 48, at++));
        }
        segment.finish();
      }
      assertThat(PictureSegment.isWhole(segments.get(i), lengths[i])).isTrue();
    }
    int[] told = new int[1];
    try (MediaWriter writer =
        MediaWriter.film(joined, "mp4", Optional.empty(), frames, FilmTags.NONE)) {
      segments.forEach(segment -> writer.joinVideo(segment, () -> told[0]++));
      writer.finish();
    }
    assertThat(told[0]).isEqualTo(20);
    try (MediaFile film = MediaFile.open(joined);
        VideoDecoder decoder = film.video(new VideoSpec(0, 0, PixelFormat.YUV420P))) {
      byte[] read = new byte[PixelFormat.YUV420P.bytes(64, 48)];
      for (int i = 0; i < 20; i++) {
        assertThat(decoder.next()).isTrue();
        decoder.copyTo(read);
        assertThat(decoder.time()).isCloseTo(i * 1001 / 30_000.0, within(1e-4));
        assertThat(read[24 * 64 + 32] & 0xff).isCloseTo(light(i), within(5));
      }
      assertThat(decoder.next()).isFalse();
    }
    byte[] whole = Files.readAllBytes(segments.get(0));
    Files.write(segments.get(0), Arrays.copyOf(whole, whole.length - 5));
    assertThat(PictureSegment.isWhole(segments.get(0), 7)).as("cut off").isFalse();
  }

  @Test
  void chaptersTagsAndCoverAreInTheFilm() throws IOException {
    VideoFrames frames = new VideoFrames(64, 48, 10, 1, 12, "ultrafast");
    byte[] jpeg;
    try (StillEncoder encoder = StillEncoder.of(StillFormat.JPG);
        VideoFrame still = VideoFrame.blank(64, 48, "yuv420p")) {
      jpeg = encoder.encode(still);
    }
    Path file = folder.resolve("film.mp4");
    FilmTags tags = new FilmTags(
        Map.of("title", "Smalti è bello"),
        List.of(
            new Chapter(0, 0.5, Map.of("title", "first")),
            new Chapter(0.5, 1.5, Map.of("title", "second"))),
        Optional.of(new CoverPicture(64, 48, ByteBuffer.wrap(jpeg))));
    try (MediaWriter writer = MediaWriter.film(file, "mp4", Optional.empty(), frames, tags)) {
      for (int i = 0; i < LENGTH; i++) {
        writer.writeVideo(picture(64, 48, i));
      }
      writer.finish();
    }
    try (Demuxer demuxer = Demuxer.open(MediaSource.of(file, "mov"))) {
      MediaContents contents = demuxer.contents();
      assertThat(contents.tags()).containsEntry("title", "Smalti è bello");
      assertThat(contents.chapters()).extracting(Chapter::title).containsExactly("first", "second");
    }
    assertThat(indexOf(Files.readAllBytes(file), jpeg)).isPositive();
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  private static int light(int number) {
    return 40 + 9 * number;
  }

  private static byte[] picture(int width, int height, int number) {
    byte[] picture = new byte[PixelFormat.YUV420P.bytes(width, height)];
    Arrays.fill(picture, (byte) 128);
    Arrays.fill(picture, 0, width * height, (byte) light(number));
    return picture;
  }
}
