package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.HdrMetadata;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.MediaStream.VideoProperties;

/** What a film shows, and when, is what its result shows. */
class ReencodedPictureTest extends ReencodeTester {
  private static final String HIGH_RANGE =
      "-vf format=yuv420p10le,setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc=smpte2084";

  @Test
  void aTurnedPictureIsStoredAsItIsShown() {
    film("flat.mp4");
    ffmpeg("-display_rotation 90 -i @flat.mp4 -c copy @turned.mp4");
    assertThat(contents("turned.mp4").streams().get(0).picture().rotation()).isEqualTo(270);
    for (String container : List.of("mp4", "mkv")) {
      VideoProperties made = result(
              "turned.reencoded." + container,
              folder.resolve("turned.mp4"),
              "--container",
              container)
          .streams()
          .get(0)
          .picture();
      assertThat(List.of(made.rotation(), made.width(), made.height())).containsExactly(0, 90, 160);
    }
  }

  @Test
  void heightIsWhatAPlayerShows() {
    film("flat.mp4", "-s 320x180");
    VideoProperties small = result("flat.reencoded.mp4", folder.resolve("flat.mp4"), "--resize", 90)
        .streams()
        .get(0)
        .picture();
    assertThat(List.of(small.width(), small.height())).containsExactly(160, 90);
    ffmpeg("-display_rotation 90 -i @flat.mp4 -c copy @turned.mp4");
    VideoProperties turned = result(
            "turned.reencoded.mp4", folder.resolve("turned.mp4"), "--resize", 160)
        .streams()
        .get(0)
        .picture();
    assertThat(List.of(turned.width(), turned.height(), turned.rotation()))
        .containsExactly(90, 160, 0);
    VideoProperties own = result(
            "flat.reencoded.mp4", folder.resolve("flat.mp4"), "--resize", 1080, "--force")
        .streams()
        .get(0)
        .picture();
    assertThat(own.height()).isEqualTo(180);
  }

  @Test
  void oddSizesLoseNothing() {
    ffmpeg("-f lavfi -i mandelbrot=s=161x91:r=10 -frames:v 5 -pix_fmt yuv444p -c:v ffv1 @odd.mkv");
    Outcome outcome = reencode(folder.resolve("odd.mkv"));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("161x91 pixels become 162x92", "half the resolution (yuv444p)");
    assertThat(contents("odd.reencoded.mkv").streams().get(0).picture().width()).isEqualTo(162);
    VideoProperties own = result(
            "odd.reencoded.webm", folder.resolve("odd.mkv"), "--recipe", "screencast")
        .streams()
        .get(0)
        .picture();
    assertThat(List.of(own.width(), own.height())).containsExactly(161, 91);
  }

  @Test
  void fullRangeStaysFull() {
    film("full.mp4", "-vf scale=out_range=full,format=yuvj420p -color_range pc");
    VideoProperties made = result("full.reencoded.mp4", folder.resolve("full.mp4"))
        .streams()
        .get(0)
        .picture();
    assertThat(made.range()).isEqualTo("pc");
    VideoProperties other = result(
            "full.reencoded.mp4", folder.resolve("full.mp4"), "--codec", "hevc", "--force")
        .streams()
        .get(0)
        .picture();
    assertThat(other.range()).isEqualTo("pc");
  }

  @Test
  void tenBitsStayTenAndColoursOfHighRangeAreKept() {
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x90:r=25:d=0.5 " + HIGH_RANGE,
        "-c:v libx265 -preset ultrafast -x265-params log-level=error @deep.mp4");
    for (String codec : List.of("av1", "h264")) {
      VideoProperties made = result(
              "deep.reencoded.mp4",
              folder.resolve("deep.mp4"),
              "--codec",
              codec,
              "--preset",
              codec.equals("av1") ? "12" : "ultrafast",
              "--force")
          .streams()
          .get(0)
          .picture();
      assertThat(made.pixels()).isEqualTo("yuv420p10le");
      assertThat(made.primaries()).isEqualTo("bt2020");
      assertThat(made.transfer()).isEqualTo("smpte2084");
      assertThat(made.matrix()).isEqualTo("bt2020nc");
    }
    Outcome vp9 = reencode(folder.resolve("deep.mp4"), "--codec", "vp9");
    if (vp9.exit() != 0) {
      assertThat(vp9.err()).contains("more than 8 bits, which this ffmpeg's libvpx-vp9 can't keep");
    } else {
      MediaStream made = contents("deep.reencoded.mp4").streams().get(0);
      assertThat(made.codec()).isEqualTo("vp9");
      assertThat(made.picture().pixels()).isEqualTo("yuv420p10le");
    }
  }

  @Test
  void theLightOfTheDisplayIsKept() {
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x90:r=25:d=0.2 " + HIGH_RANGE,
        "-c:v libx265 -preset ultrafast -x265-params log-level=error:hdr10=1:repeat-headers=1"
            + ":master-display=G(13250,34500)B(7500,3000)R(34000,16000)"
            + "WP(15635,16450)L(10000000,50):max-cll=1000,400 @bright.mp4");
    HdrMetadata light = light("bright.mp4");
    assertThat(light.most()).isEqualTo(1000);
    assertThat(light.brightest()).isEqualTo(1000);
    for (String codec : List.of("hevc", "h264")) {
      result("bright.reencoded.mp4", folder.resolve("bright.mp4"), "--codec", codec, "--force");
      assertThat(light("bright.reencoded.mp4")).isEqualTo(light);
    }
    result("bright.reencoded.mp4", folder.resolve("bright.mp4"), "--force");
    String headers = ffmpeg(
            "-v verbose -i @bright.reencoded.mp4 -c copy -bsf:v trace_headers -f null -")
        .stderr();
    assertThat(headers)
        .containsPattern("max_cll .*= 1000\\n")
        .containsPattern("primary_chromaticity_x\\[0\\] .*= 44564\\n")
        .containsPattern("luminance_max .*= 256000\\n");
  }

  private HdrMetadata light(String name) {
    try (MediaFile file = MediaFile.open(folder.resolve(name))) {
      return file.light().orElseThrow();
    }
  }

  @Test
  void unevenTimesStay() {
    film(
        "uneven.mp4",
        "-vf select='not(mod(n,7))+not(mod(n,3))' -fps_mode passthrough -enc_time_base 1:90000");
    List<Double> times = times("uneven.mp4");
    assertThat(times).hasSizeBetween(8, 15);
    reencode(folder.resolve("uneven.mp4"));
    List<Double> made = times("uneven.reencoded.mp4");
    assertThat(made).hasSameSizeAs(times);
    for (int i = 0; i < times.size(); i++) {
      assertThat(made.get(i)).isEqualTo(times.get(i), within(1e-4));
    }
  }

  @Test
  void timesInWholeMillisecondsAreNoDamage() {
    // With what Opus puts before the beginning, pictures come half a frame after it.
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x90:r=30000/1001:d=2 -f lavfi -i sine=d=2",
        "-vf settb=1/90000,setpts=PTS+870 -fps_mode passthrough -enc_time_base 1:90000",
        "-c:v libx264 -preset ultrafast -c:a flac @tv.mkv");
    assertThat(kinds(result("tv.reencoded.mkv", folder.resolve("tv.mkv"))))
        .containsExactly(Kind.VIDEO, Kind.AUDIO);
  }

  @Test
  void interlacedPicturesAreNotSilentlyChanged() {
    film("woven.mkv", "-c:v mpeg2video -flags +ildct+ilme -vf setfield=tff");
    assertThat(reencode(folder.resolve("woven.mkv"), "--deinterlace", "off").out())
        .contains("interlaced, and stays so");
  }

  @Test
  void transparencyThatIsLostIsSaid() {
    ffmpeg("-f lavfi -i color=red@0.5:s=64x64:d=0.2,format=yuva420p -c:v libvpx-vp9 @glass.webm");
    assertThat(reencode(folder.resolve("glass.webm")).out())
        .contains("it is no longer transparent");
  }

  @Test
  void theCauseOfAFailureIsTold() {
    ffmpeg("-f lavfi -i testsrc2=s=64x64:r=1000:d=0.1 -c:v ffv1 @fast.mkv");
    assertThat(reencode(folder.resolve("fast.mkv")).err())
        .contains("The maximum allowed frame rate is 240 fps");
  }

  @Test
  void tooFewPixelsAreAClearFailure() {
    film("dot.mkv", "-s 32x32");
    Outcome outcome = reencode(folder.resolve("dot.mkv"));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("its 32x32 pixels are too few for libsvtav1, which needs 64");
  }
}
