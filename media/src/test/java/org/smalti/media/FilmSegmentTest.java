package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.files.TestFiles;

/** The segments of a film hold each frame once, as one decode of the whole film gives it, or say that they don't. */
@Timeout(60)
class FilmSegmentTest {
  private static final String PICTURES = "-f lavfi -i testsrc2=s=96x64:r=25:d=12 ";
  private static final VideoSpec GRAY = new VideoSpec(0, 0, PixelFormat.GRAY8);

  @TempDir
  Path folder;

  /** A frame of a film. */
  private record Shown(long number, double time, int pixels) {
    static Shown of(SegmentDecoder segment, long shift) {
      CurrentPicture picture = segment.picture();
      byte[] pixels = new byte[picture.width() * picture.height()];
      picture.copyTo(pixels);
      return new Shown(
          segment.number() + shift, Math.round(picture.time() * 1e6) / 1e6, Arrays.hashCode(pixels));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "closed.mp4, -c:v libx264 -preset ultrafast -bf 2 -g 30, 3",
    "open.mp4,   -c:v libx264 -preset ultrafast -bf 3 -g 30 -x264-params open-gop=1, 3",
    "open.mkv,   -c:v libx264 -preset ultrafast -bf 3 -g 30 -x264-params open-gop=1, 3",
    "open.ts,    -c:v libx264 -preset ultrafast -bf 3 -g 30 -x264-params open-gop=1, 3",
    "hevc.mp4,   -c:v libx265 -preset ultrafast -x265-params keyint=40:open-gop=1:log-level=none, 3",
    "lines.mkv,  -c:v mpeg2video -g 12 -bf 2 -flags +ilme+ildct -top 1, 3",
    "film.avi,   -c:v mpeg4 -g 12, 3",
    "intra.avi,  -c:v mjpeg, 3",
    "few.mp4,    -c:v libx264 -preset ultrafast -g 1000 -sc_threshold 0, 1",
    "raw.h264,   -c:v libx264 -preset ultrafast -bf 2 -g 30, 1",
    "short.mp4,  -c:v libx264 -preset ultrafast -frames:v 1, 1",
  })
  void everyKindOfFilm(String name, String words, int pieces) throws Exception {
    Path film = TestMedia.made(folder.resolve(name), PICTURES + words);
    for (int step : new int[] {1, 5, 7}) {
      List<FilmSegment> segments = segments(film, 50, step);
      assertThat(segments).hasSizeBetween(pieces, 6);
      assertThat(frames(film, segments, step)).isEqualTo(frames(film, whole(), 1));
    }
  }

  @ParameterizedTest
  @CsvSource({"message_board.ogv", "rocket_launch.webm", "movie_hello.mpeg"})
  void realFilms(String name) throws Exception {
    Path film = TestFiles.data().resolve(name);
    assertThat(frames(film, segments(film, 50, 1), 1)).isEqualTo(frames(film, whole(), 1));
  }

  @Test
  void whatIsDamagedIsNotExact() throws Exception {
    Path film = TestMedia.made(
        folder.resolve("film.ts"), PICTURES + "-c:v libx264 -preset ultrafast -bf 2 -g 30");
    List<FilmSegment> segments = segments(film, 50, 1);
    byte[] bytes = Files.readAllBytes(film);
    int at = bytes.length / 2;
    Arrays.fill(bytes, at, at + 1500, (byte) 0);
    Files.write(film, bytes);
    boolean exact = true;
    for (FilmSegment segment : segments) {
      try (MediaFile opened = MediaFile.open(film);
          SegmentDecoder decoder = opened.video(GRAY, segment, segment.first())) {
        while (decoder.next()) {
          assertThat(decoder.number()).isNotNegative();
        }
        exact &= decoder.isExact() && decoder.damage().isEmpty();
      }
    }
    assertThat(exact).isFalse();
  }

  private static List<FilmSegment> whole() {
    return List.of(FilmSegment.WHOLE);
  }

  private static List<FilmSegment> segments(Path file, int length, int step) {
    try (MediaFile film = MediaFile.open(file)) {
      return FilmSegments.of(film, length, step);
    }
  }

  /** All frames of all segments; the last one that is looked at before a segment is the same as in the one before. */
  private static List<Shown> frames(Path file, List<FilmSegment> segments, int step)
      throws Exception {
    List<Shown> frames = new ArrayList<>();
    for (FilmSegment sent : segments) {
      FilmSegment segment = copy(sent);
      long wanted = segment.isFirst() ? 0 : (segment.first() - 1) / step * step;
      // In some films a packet is not a frame: then every frame can be looked at, but not every fifth.
      long shift = step == 1 ? frames.size() - segment.first() : 0;
      try (MediaFile film = MediaFile.open(file);
          SegmentDecoder decoder = film.video(GRAY, segment, wanted)) {
        int given = 0;
        while (decoder.next()) {
          Shown frame = Shown.of(decoder, shift);
          if (given++ == 0) {
            assertThat(frame.number()).isEqualTo(wanted + shift);
          }
          if (decoder.number() < segment.first()) {
            assertThat(frame).isEqualTo(frames.get((int) frame.number()));
          } else {
            frames.add(frame);
          }
        }
        assertThat(decoder.isExact()).isTrue();
      }
    }
    return frames;
  }

  private static FilmSegment copy(FilmSegment segment) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(segment);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (FilmSegment) in.readObject();
    }
  }
}
