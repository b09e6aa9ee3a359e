package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRatesTest {
  @TempDir
  private Path folder = Path.of("");

  /** libav says 60,000 of raw DV. */
  @ParameterizedTest
  @CsvSource({
    "a.dv, -r 25 -s 720x576 -c:v dvvideo -pix_fmt yuv420p, 25",
    "a.dv, -r 30000/1001 -s 720x480 -c:v dvvideo -pix_fmt yuv411p, 29.97003",
    "a.mkv, -r 24000/1001 -c:v ffv1, 23.97602",
    "a.ts, -r 50 -c:v mpeg2video, 50",
    "a.mp4, -r 120 -c:v libx264, 120"
  })
  void ratesArePlausible(String name, String words, double fps) {
    Path film =
        TestMedia.made(folder.resolve(name), "-f lavfi -i testsrc2=s=96x64:d=0.5:r=50 " + words);
    try (MediaFile media = MediaFile.open(film)) {
      assertThat(media.info().video().orElseThrow().fps()).isCloseTo(fps, within(1e-4));
      assertThat(media.contents().streams().get(0).picture().fps()).isCloseTo(fps, within(1e-4));
    }
    try (MediaFile media = MediaFile.open(film)) {
      assertThat(media.measured().video().orElseThrow().fps()).isCloseTo(fps, within(1e-4));
    }
  }
}
