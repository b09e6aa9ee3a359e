package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films joined byte by byte are seen to the end of the last one. */
class JoinedFilmTest {
  private static final int SECONDS = 2;
  private static final int FPS = 10;
  private static final VideoSpec SPEC = new VideoSpec(64, 48, PixelFormat.GRAY8);

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"mp4,libx264", "mov,mpeg4", "avi,mpeg4", "flv,libx264", "ts,libx264"})
  void theSecondFilmIsSeenAndFound(String ending, String codec) throws IOException {
    Path film = TestMedia.made(
        folder.resolve("film." + ending),
        "-f lavfi -i testsrc2=d=" + SECONDS + ":r=" + FPS + ":s=64x48 -f lavfi -i sine=d=" + SECONDS
            + ":r=44100 -pix_fmt yuv420p -g 5 -c:a libmp3lame -c:v " + codec);
    Path joined = folder.resolve("joined." + ending);
    for (int i = 0; i < 2; i++) {
      Files.write(
          joined, Files.readAllBytes(film), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    try (MediaFile media = MediaFile.open(joined)) {
      assertThat(media.measured().duration()).isCloseTo(2 * SECONDS, within(0.3));
      List<byte[]> pictures = new ArrayList<>();
      try (VideoDecoder decoder = media.video(SPEC)) {
        double[] times = new double[3 * SECONDS * FPS];
        while (decoder.next()) {
          byte[] picture = new byte[64 * 48];
          decoder.copyTo(picture);
          times[pictures.size()] = decoder.time();
          pictures.add(picture);
        }
        assertThat(pictures).hasSize(2 * SECONDS * FPS);
        for (int wanted : new int[] {33, 7, 25}) {
          decoder.seek(times[wanted]);
          assertThat(decoder.next()).isTrue();
          byte[] picture = new byte[64 * 48];
          decoder.copyTo(picture);
          assertThat(picture).as("%s, picture %d", ending, wanted).isEqualTo(pictures.get(wanted));
        }
        assertThat(decoder.damage()).isEmpty();
      }
    }
  }
}
