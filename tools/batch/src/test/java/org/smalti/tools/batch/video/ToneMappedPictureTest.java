package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream.VideoProperties;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/** A film of high dynamic range looks on a usual display as Smalti itself shows it. */
class ToneMappedPictureTest extends ReencodeTester {
  private Path film(String transfer) {
    return film(transfer, "deep.mp4", "");
  }

  private Path film(String transfer, String name, String light) {
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x96:r=25:d=0.4 -vf scale=out_color_matrix=bt2020,format=yuv420p10le"
            + ",setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc=" + transfer,
        "-c:v libx265 -preset ultrafast -x265-params log-level=error:lossless=1" + light + " @"
            + name);
    return folder.resolve(name);
  }

  /** libav's scaler would adapt the colours of a film that says on which display it was graded. */
  @Test
  void whatAFilmSaysOfItsUsualLightChangesNothing() {
    film("smpte2084");
    film(
        "smpte2084",
        "graded.mp4",
        ":hdr10=1:repeat-headers=1:master-display=G(13250,34500)B(7500,3000)R(34000,16000)"
            + "WP(15635,16450)L(10000000,50):max-cll=1000,400");
    assertThat(shown("graded.mp4")).isEqualTo(shown("deep.mp4"));
  }

  private byte[] shown(String name) {
    try (MediaFile file = MediaFile.open(folder.resolve(name));
        VideoDecoder pictures = file.video(new VideoSpec(160, 96, PixelFormat.RGB24))) {
      assertThat(pictures.next()).isTrue();
      byte[] rgb = new byte[PixelFormat.RGB24.bytes(160, 96)];
      pictures.copyTo(rgb);
      return rgb;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smpte2084", "arib-std-b67"})
  void itIsConvertedAsItIsShown(String transfer) {
    Path film = film(transfer);
    Outcome outcome = reencode(film, "--tone-map", "--codec", "hevc", "--quality", 4, "--force");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("high dynamic range becomes BT.709");
    VideoProperties made = contents("deep.reencoded.mp4").streams().get(0).picture();
    assertThat(List.of(made.primaries(), made.transfer(), made.matrix())).containsOnly("bt709");
    assertThat(made.range()).isEqualTo("tv");
    byte[] right = shown("deep.mp4");
    byte[] got = shown("deep.reencoded.mp4");
    double sum = 0;
    for (int i = 0; i < right.length; i++) {
      double apart = (right[i] & 0xff) - (got[i] & 0xff);
      sum += apart * apart;
    }
    assertThat(10 * Math.log10(255 * 255 * right.length / sum)).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vp9", "h264"})
  void itHasEightBitsWhereTheCodecUsuallyHas(String codec) {
    Path film = film("smpte2084");
    Outcome outcome = reencode(
        film, "--tone-map", "--codec", codec, "--quality", 10, "--out", folder.resolve(codec));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    VideoProperties made = contents(codec + "/deep.mp4").streams().get(0).picture();
    assertThat(List.of(made.pixels(), made.transfer())).containsExactly("yuv420p", "bt709");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smpte2084", "arib-std-b67"})
  void itStaysUnlessWanted(String transfer) {
    film(transfer);
    assertThat(result("deep.reencoded.mp4", folder.resolve("deep.mp4"))
            .streams()
            .get(0)
            .picture()
            .transfer())
        .isEqualTo(transfer);
  }
}
