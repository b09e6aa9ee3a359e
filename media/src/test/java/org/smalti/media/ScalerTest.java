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

  @Test
  void aFilmOfMoreBitsKeepsEachPixel() {
    VideoSpec spec = new VideoSpec(64, 48, PixelFormat.RGB24);
    byte[] usual = first(ofBits("gbrp"), spec);
    byte[] deep = first(ofBits("gbrp10le"), spec);
    for (int i = 0; i < usual.length; i++) {
      assertThat(deep[i] & 0xff).as("byte %d", i).isCloseTo(usual[i] & 0xff, within(1));
    }
  }

  private Path ofBits(String pixels) {
    return TestMedia.made(
        folder.resolve(pixels + ".mkv"),
        "-f lavfi -i testsrc2=size=64x48:rate=25:duration=0.2,format=gbrp -pix_fmt " + pixels
            + " -c:v ffv1");
  }

  /** Blue chroma grows from the left to the right, in steps that no two pixels share. */
  private Path blueRamp(String pixels, int grey, int step) {
    return TestMedia.made(
        folder.resolve("ramp." + pixels + ".mkv"),
        "-f lavfi -i color=gray:size=64x48:rate=25:duration=0.2,format=" + pixels + ",geq=lum="
            + grey + ":cb=" + grey + "+" + step + "*(X-16):cr=" + grey
            + ",setparams=range=tv:colorspace=bt709 -c:v ffv1");
  }

  @Test
  void eachPixelOfMoreBitsOrAnotherSizeHasAColourOfItsOwn() {
    growsBluer(blueRamp("yuv420p10le", 512, 16), 64, 48);
    growsBluer(blueRamp("yuv420p10le", 512, 16), 32, 24);
    growsBluer(blueRamp("yuv420p", 128, 4), 80, 60);
    growsBluer(blueRamp("yuv420p", 128, 4), 48, 36);
  }

  private static void growsBluer(Path film, int width, int height) {
    byte[] pixels = first(film, new VideoSpec(width, height, PixelFormat.RGB24));
    int row = height / 2 * width;
    // The last two have no chroma beside them.
    for (int x = 1; x < width - 2; x++) {
      int blue = pixels[3 * (row + x) + 2] & 0xff;
      int before = pixels[3 * (row + x - 1) + 2] & 0xff;
      if (blue < 255 && before > 0) {
        assertThat(blue).as("%d of %d", x, width).isGreaterThan(before);
      }
    }
  }

  private static byte[] first(Path film, VideoSpec spec) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder pictures = media.video(spec)) {
      byte[] pixels = new byte[spec.format().bytes(spec.width(), spec.height())];
      assertThat(pictures.next()).isTrue();
      pictures.copyTo(pixels);
      return pixels;
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
