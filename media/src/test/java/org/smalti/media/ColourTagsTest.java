package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.media.MediaStream.VideoProperties;

/** The same colour comes out of films of all kinds. */
class ColourTagsTest {
  /** #C81E1E. */
  private static final int[] COLOUR = {200, 30, 30};

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "1280x720, bt709:tv:yuv420p, ffv1 -vf setparams=colorspace=bt709:range=tv",
    "640x480, bt601:tv:yuv420p, ffv1 -vf setparams=colorspace=smpte170m:range=tv",
    "720x576, bt470bg:tv:yuv422p, ffv1 -vf setparams=colorspace=bt470bg:range=tv",
    "640x480, bt601:tv:yuv420p, ffv1",
    "1280x720, bt709:tv:yuv420p, ffv1",
    "1280x536, bt709:tv:yuv420p, ffv1",
    "640x480, bt601:pc:yuvj420p, mjpeg -q:v 2",
    "1280x720, bt709:pc:yuv444p, ffv1 -vf setparams=colorspace=bt709:range=pc",
    "640x480, bt709:tv:yuv422p10le, ffv1 -vf setparams=colorspace=bt709:range=tv",
    "640x480, bt601:tv:yuv444p16le, ffv1 -vf setparams=colorspace=smpte170m:range=tv",
    "640x480, smpte240m:tv:yuv444p, ffv1 -vf setparams=colorspace=smpte240m:range=tv",
    "640x480, fcc:tv:yuv420p, ffv1 -vf setparams=colorspace=fcc:range=tv",
    "640x480, bt2020:tv:yuv420p10le, ffv1 -vf setparams=colorspace=bt2020nc:color_primaries=bt709",
    "640x480, rgb, ffv1",
    "640x480, rgb, ffv1 -pix_fmt gbrp10le",
    "640x480, rgb, libx264rgb -qp 0"
  })
  void oneRedIsTheSameFromEveryFilm(String size, String coded, String codec) {
    String[] parts = coded.split(":");
    String yuv = parts.length == 1
        ? ""
        : ",scale=out_color_matrix=" + parts[0] + ":out_range=" + parts[1]
            + ":flags=accurate_rnd+full_chroma_int,format=" + parts[2];
    Path film = TestMedia.made(
        folder.resolve("red.mkv"),
        "-f lavfi -i color=0xC81E1E:s=" + size + ":d=0.08:r=25,format=gbrp" + yuv + " -c:v "
            + codec);
    for (PixelFormat format : PixelFormat.values()) {
      byte[] pixels = TestMedia.picture(film, new VideoSpec(100, 80, format), 0);
      int[] rgb = middle(pixels, format);
      if (format == PixelFormat.GRAY8) {
        assertThat(rgb[0]).as(format.name()).isCloseTo(66, within(2));
      } else {
        for (int i = 0; i < 3; i++) {
          assertThat(rgb[i]).as(format + " %d", i).isCloseTo(COLOUR[i], within(3));
        }
      }
    }
  }

  /** The values of the pixel in the middle of a picture of 100 by 80. */
  private static int[] middle(byte[] pixels, PixelFormat format) {
    byte[] rgb = pixels;
    if (format == PixelFormat.YUV420P) {
      rgb = new byte[3 * 100 * 80];
      Bt709.toRgb(pixels, 100, 80, rgb);
    }
    int at = 40 * 100 + 50;
    return format == PixelFormat.GRAY8
        ? new int[] {rgb[at] & 0xff}
        : new int[] {rgb[3 * at] & 0xff, rgb[3 * at + 1] & 0xff, rgb[3 * at + 2] & 0xff};
  }

  @Test
  void greyIsFullRangeUnlessItSaysOtherwise() {
    for (String tags : new String[] {"", ",setparams=range=tv"}) {
      Path film = TestMedia.made(
          folder.resolve("grey.mkv"),
          "-f lavfi -i color=white:s=64x64:d=0.08,format=gray,geq=lum=180" + tags + " -c:v ffv1");
      int expected = tags.isEmpty() ? 180 : 191;
      assertThat(TestMedia.picture(film, PixelFormat.GRAY8, 0)[99] & 0xff)
          .isCloseTo(expected, within(1));
      assertThat(TestMedia.picture(film, PixelFormat.RGB24, 0)[99] & 0xff)
          .isCloseTo(expected, within(1));
    }
  }

  @Test
  void writtenFilmsSayWhatTheirColoursAre() {
    Path film = TestMedia.film(folder.resolve("f.mp4"), 64, 48, 25, 3, java.util.Optional.empty());
    try (MediaFile media = MediaFile.open(film)) {
      VideoProperties picture = media.contents().streams().get(0).picture();
      assertThat(picture.matrix()).isEqualTo("bt709");
      assertThat(picture.primaries()).isEqualTo("bt709");
      assertThat(picture.transfer()).isEqualTo("bt709");
      assertThat(picture.range()).isEqualTo("tv");
    }
  }
}
