package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Random;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideColoursTest {
  private static final ColourTags PQ = tags(avutil.AVCOL_TRC_SMPTE2084);
  private static final ColourTags HLG = tags(avutil.AVCOL_TRC_ARIB_STD_B67);
  private static final ColourTags SDR = tags(avutil.AVCOL_TRC_BT2020_10);

  @TempDir
  private Path folder = Path.of("");

  private static ColourTags tags(int transfer) {
    return new ColourTags(
        false,
        avutil.AVCOL_SPC_BT2020_NCL,
        avutil.AVCOL_RANGE_MPEG,
        avutil.AVCOL_PRI_BT2020,
        transfer);
  }

  /** Signals of BT.2408, table 1: the white of a page, and the display's peak. */
  @Test
  void whiteIsBrightAndNothingIsBrighterThanTheDisplay() {
    for (double peak : new double[] {0, 1000}) {
      assertThat(grey(PQ, peak, 0)).isZero();
      assertThat(grey(PQ, peak, 0.58)).as("203 cd/m² of %f", peak).isBetween(225, 245);
      assertThat(grey(PQ, peak, 0.7518)).as("1000 cd/m²").isEqualTo(255);
      assertThat(grey(PQ, peak, 1)).isEqualTo(255);
    }
    assertThat(grey(PQ, 4000, 0.7518)).as("1000 cd/m² of 4000").isBetween(245, 254);
    assertThat(grey(HLG, 0, 0)).isZero();
    assertThat(grey(HLG, 0, 0.75)).isBetween(225, 245);
    assertThat(grey(HLG, 0, 1)).isEqualTo(255);
  }

  @Test
  void darkerThanTheKneeLightStaysAsItIs() {
    assertThat(grey(PQ, 1000, 0.44)).as("50 cd/m²").isCloseTo(gamma(50.6 / 203), within(1));
    assertThat(grey(PQ, 1000, 0.3)).as("10 cd/m²").isCloseTo(gamma(10.0 / 203), within(2));
    assertThat(grey(HLG, 0, 0.38)).as("26 % grey card").isCloseTo(gamma(26.1 / 203), within(2));
  }

  private static int gamma(double light) {
    return (int) Math.round(255 * Math.pow(light, 1 / 2.4));
  }

  @Test
  void greyStaysGreyAndGrowsSteadily() {
    for (ColourTags tags : new ColourTags[] {PQ, HLG, SDR}) {
      int before = 0;
      for (double value = 0; value <= 1; value += 0.002) {
        int grey = grey(tags, 0, value);
        assertThat(grey).isBetween(before, before + 3);
        before = grey;
      }
    }
    for (double value = 0; value <= 1; value += 0.01) {
      assertThat(grey(SDR, 0, value)).isCloseTo((int) Math.round(255 * value), within(1));
    }
  }

  private static int grey(ColourTags tags, double peak, double value) {
    byte[] rgb = new byte[3];
    short[] grey = {(short) Math.round(65_535 * value)};
    new WideColours(tags, peak).convert(grey, grey, grey, 1, rgb);
    assertThat(rgb[0]).isEqualTo(rgb[1]).isEqualTo(rgb[2]);
    return rgb[0] & 0xff;
  }

  /** The formulas as they stand in the recommendations, in double precision. */
  @Test
  void tablesGiveWhatTheFormulasGive() {
    Random random = new Random(1);
    for (ColourTags tags : new ColourTags[] {PQ, HLG, SDR}) {
      WideColours colours = new WideColours(tags, 1000);
      short[][] wide = new short[3][1];
      byte[] rgb = new byte[3];
      for (int n = 0; n < 5000; n++) {
        double[] values = new double[3];
        for (int i = 0; i < 3; i++) {
          int level = random.nextInt(3000);
          wide[i][0] = (short) (level << 4 | level >> 8);
          values[i] = (wide[i][0] & 0xffff) / 65_535.0;
        }
        colours.convert(wide[0], wide[1], wide[2], 1, rgb);
        double[] expected = reference(tags, values);
        for (int i = 0; i < 3; i++) {
          // Near black the display's curve is so steep that the last bits of a float show.
          double near = expected[i] < 0.05 ? 4 : 1.5;
          assertThat((rgb[i] & 0xff) - 255 * expected[i]).isCloseTo(0, within(near));
        }
      }
    }
  }

  private static double[] reference(ColourTags tags, double[] values) {
    double[] light = new double[3];
    for (int i = 0; i < 3; i++) {
      light[i] = tags.equals(PQ)
          ? pq(values[i])
          : tags.equals(HLG) ? hlg(values[i]) : 203 * Math.pow(values[i], 2.4);
    }
    if (tags.equals(HLG)) {
      double scene = 0.2627 * light[0] + 0.6780 * light[1] + 0.0593 * light[2];
      for (int i = 0; i < 3; i++) {
        light[i] *= 1000 * Math.pow(scene, 0.2);
      }
    }
    double[] shown = {
      1.660491 * light[0] - 0.587641 * light[1] - 0.072850 * light[2],
      -0.124550 * light[0] + 1.132900 * light[1] - 0.008350 * light[2],
      -0.018151 * light[0] - 0.100579 * light[1] + 1.118730 * light[2]
    };
    double grey = 0.2126 * shown[0] + 0.7152 * shown[1] + 0.0722 * shown[2];
    double least = Math.min(shown[0], Math.min(shown[1], shown[2]));
    double most = 0;
    for (int i = 0; i < 3; i++) {
      shown[i] = least < 0 ? grey + (shown[i] - grey) * grey / (grey - least) : shown[i];
      most = Math.max(most, shown[i]);
    }
    double rolled = tags.equals(SDR) ? Math.min(203, most) : eetf(most);
    for (int i = 0; i < 3; i++) {
      shown[i] = most <= 0 ? 0 : Math.pow(Math.max(0, shown[i] * rolled / most / 203), 1 / 2.4);
    }
    return shown;
  }

  private static double pq(double value) {
    double power = Math.pow(value, 32 / 2523.0);
    double upper = Math.max(power - 3424 / 4096.0, 0);
    return 10_000 * Math.pow(upper / (2413 / 128.0 - 2392 / 128.0 * power), 16384 / 2610.0);
  }

  private static double pqInverse(double light) {
    double power = Math.pow(light / 10_000, 2610 / 16384.0);
    return Math.pow(
        (3424 / 4096.0 + 2413 / 128.0 * power) / (1 + 2392 / 128.0 * power), 2523 / 32.0);
  }

  private static double hlg(double value) {
    double a = 0.17883277;
    return value <= 0.5
        ? value * value / 3
        : (Math.exp((value - 0.55991073) / a) + 0.28466892) / 12;
  }

  private static double eetf(double light) {
    double whole = pqInverse(1000);
    double e1 = Math.min(1, pqInverse(light) / whole);
    double most = pqInverse(203) / whole;
    double knee = 1.5 * most - 0.5;
    if (e1 < knee) {
      return light;
    }
    double t = (e1 - knee) / (1 - knee);
    double p = (2 * Math.pow(t, 3) - 3 * t * t + 1) * knee
        + (Math.pow(t, 3) - 2 * t * t + t) * (1 - knee)
        + (-2 * Math.pow(t, 3) + 3 * t * t) * most;
    return pq(p * whole);
  }

  @ParameterizedTest
  @CsvSource({"smpte2084", "arib-std-b67"})
  void aFilmOfHighDynamicRangeHasItsColoursInEveryFormat(String transfer) {
    Path film = TestMedia.made(
        folder.resolve("hdr.mkv"),
        "-f lavfi -i color=0x808080:s=64x48:d=0.08:r=25,drawbox=32:0:32:48:0xA05050:fill,"
            + "format=gbrp10le,scale=out_color_matrix=bt2020:out_range=tv,format=yuv420p10le,"
            + "setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc=" + transfer
            + " -c:v ffv1");
    byte[] rgb = TestMedia.picture(film, PixelFormat.RGB24, 0);
    byte[] yuv = TestMedia.picture(film, PixelFormat.YUV420P, 0);
    byte[] grey = TestMedia.picture(film, PixelFormat.GRAY8, 0);
    byte[] back = new byte[rgb.length];
    Bt709.toRgb(yuv, 64, 48, back);
    ColourTags tags = transfer.startsWith("smpte") ? PQ : HLG;
    for (int x : new int[] {10, 50}) {
      int at = 3 * (24 * 64 + x);
      double[] values = x == 10
          ? new double[] {128 / 255.0, 128 / 255.0, 128 / 255.0}
          : new double[] {160 / 255.0, 80 / 255.0, 80 / 255.0};
      double[] expected = reference(tags, values);
      for (int i = 0; i < 3; i++) {
        int value = rgb[at + i] & 0xff;
        assertThat(value).isCloseTo((int) Math.round(255 * expected[i]), within(4));
        assertThat(back[at + i] & 0xff).isCloseTo(value, within(3));
      }
      double luma =
          0.2126 * (rgb[at] & 0xff) + 0.7152 * (rgb[at + 1] & 0xff) + 0.0722 * (rgb[at + 2] & 0xff);
      assertThat((double) (grey[24 * 64 + x] & 0xff)).isCloseTo(luma, within(1.0));
    }
  }

  @Test
  void whiteOfAWideGamutIsWhite() {
    Path film = TestMedia.made(
        folder.resolve("white.mkv"),
        "-f lavfi -i color=white:s=64x48:d=0.08:r=25,format=yuv420p10le,geq=lum=940:cb=512:cr=512,"
            + "setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc=bt2020-10 -c:v ffv1");
    assertThat(TestMedia.picture(film, PixelFormat.RGB24, 0)).containsOnly(255);
  }
}
