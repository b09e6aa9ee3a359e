package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalerTest {
  private static final int[][] SIZES = {
    {1, 1}, {2, 2}, {2, 150}, {150, 2}, {1, 1200}, {128, 96}, {640, 2}, {426, 32_000}, {32_000, 16}
  };

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aFilmOfExtremeShapeIsScaledToAnySize() {
    for (String size : new String[] {"16x1200", "1200x16"}) {
      Path film = TestMedia.made(
          folder.resolve(size + ".mkv"),
          "-f lavfi -i color=gray:size=" + size + ":rate=25:duration=0.2"
              + " -pix_fmt yuv420p -c:v ffv1");
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
