package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

class ScalerTest {
  private static final int[][] SIZES = {
    {1, 1}, {2, 2}, {2, 150}, {150, 2}, {1, 1200}, {128, 96}, {640, 2}, {426, 32_000}, {32_000, 16}
  };

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aFilmOfExtremeShapeIsScaledToAnySize() {
    for (String size : new String[] {"16x1200", "1200x16"}) {
      Path film = folder.resolve(size + ".mkv");
      FfmpegCommand lossless = FfmpegCommand.of(
          "-f",
          "lavfi",
          "-i",
          "color=gray:size=" + size + ":rate=25:duration=0.2",
          "-pix_fmt",
          "yuv420p",
          "-c:v",
          "ffv1",
          FfmpegCommand.file(film));
      Ffmpeg ffmpeg = new Ffmpeg(
          FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)),
          new Ffmpeg.Limits(0, Duration.ofSeconds(60)),
          ChildProcesses.forgotten());
      ffmpeg.run(lossless, progress -> {}).orThrow(size);
      for (int[] wanted : SIZES) {
        for (PixelFormat format : PixelFormat.values()) {
          isGray(film, new VideoSpec(wanted[0], wanted[1], format));
        }
      }
    }
  }

  private static void isGray(Path film, VideoSpec spec) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder pictures = media.video(spec)) {
      byte[] pixels = new byte[spec.format().bytes(spec.width(), spec.height())];
      assertThat(pictures.next()).isTrue();
      pictures.copyTo(pixels);
      double sum = 0;
      for (byte pixel : pixels) {
        sum += pixel & 0xff;
      }
      assertThat(sum / pixels.length).as("%s", spec).isCloseTo(127, within(8.0));
    }
  }
}
