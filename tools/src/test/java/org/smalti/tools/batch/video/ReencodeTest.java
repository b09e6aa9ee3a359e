package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MasteringLight;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.MediaStream.Picture;

/** What is in a film is in its result. */
class ReencodeTest extends ReencodeTester {
  private static final String SUBTITLES = "1\n00:00:00,100 --> 00:00:00,900\nHello\n";
  private static final String TAGS = """
      ;FFMETADATA1
      title=A Title
      artist=Somebody
      weather=fine
      [CHAPTER]
      TIMEBASE=1/1000
      START=0
      END=500
      title=One
      [CHAPTER]
      TIMEBASE=1/1000
      START=500
      END=1000
      title=Two
      """;

  private Path rich() {
    text("s.srt", SUBTITLES);
    text("tags.txt", TAGS);
    text("letters.ttf", "no letters");
    return film(
        "rich.mkv",
        "-f lavfi -i sine=440:d=1 -f lavfi -i sine=880:d=1:r=48000 -i @s.srt -i @tags.txt",
        "-map 0 -map 1 -map 2 -map 3 -map_metadata 4 -map_chapters 4 -c:a aac -c:s srt",
        "-metadata:s:a:0 language=eng -metadata:s:a:1 language=deu -metadata:s:s:0 language=fra",
        "-disposition:a:0 0 -disposition:a:1 default -disposition:s:0 forced",
        "-color_primaries bt709 -color_trc bt709 -colorspace bt709",
        "-attach @letters.ttf -metadata:s:t:0 mimetype=application/x-truetype-font");
  }

  private void cover() {
    ffmpeg("-f lavfi -i color=red:s=64x64 -frames:v 1 -f image2 @cover.jpg");
  }

  @Test
  void everyStreamOfAMatroskaIsKept() {
    rich();
    MediaContents made = result("rich.reencoded.mkv", folder.resolve("rich.mkv"));
    assertThat(kinds(made))
        .containsExactly(Kind.VIDEO, Kind.AUDIO, Kind.AUDIO, Kind.SUBTITLE, Kind.ATTACHMENT);
    assertThat(codecs(made)).startsWith("av1", "opus", "opus", "subrip");
    assertThat(made.chapters()).isEqualTo(2);
    assertThat(made.tags())
        .containsEntry("title", "A Title")
        .containsEntry("artist", "Somebody")
        .containsEntry("weather", "fine");
    assertThat(made.streams().subList(1, 4))
        .extracting(stream -> stream.tags().get("language"))
        .containsExactly("eng", "deu", "fra");
    assertThat(made.streams().get(1).dispositions()).isEmpty();
    assertThat(made.streams().get(2).dispositions()).containsExactly("default");
    assertThat(made.streams().get(3).dispositions()).containsExactly("forced");
    assertThat(made.streams().get(4).tags()).containsEntry("filename", "letters.ttf");
    Picture picture = made.streams().get(0).picture();
    assertThat(picture.pixels()).isEqualTo("yuv420p10le");
    assertThat(List.of(picture.primaries(), picture.transfer(), picture.matrix()))
        .containsOnly("bt709");
  }

  @Test
  void anMp4StaysOneWithItsCoverChaptersAndSubtitles() {
    rich();
    cover();
    ffmpeg(
        "-i @rich.mkv -i @cover.jpg -map 0:v -map 0:a -map 0:s -map 1 -c copy -c:s mov_text",
        "-disposition:v:1 attached_pic @rich.mp4");
    MediaContents made = result("rich.reencoded.mp4", folder.resolve("rich.mp4"));
    assertThat(made.streams())
        .filteredOn(stream -> stream.kind() != Kind.DATA)
        .extracting(MediaStream::codec)
        .containsExactly("av1", "opus", "opus", "mov_text", "mjpeg");
    assertThat(made.streams().get(made.streams().size() - 1).kind()).isEqualTo(Kind.COVER);
    assertThat(made.chapters()).isEqualTo(2);
    assertThat(made.tags()).containsEntry("title", "A Title");
    assertThat(made.streams().get(2).tags()).containsEntry("language", "deu");
  }

  @Test
  void aCoverOfAnMp4IsACoverInAMatroskaToo() throws IOException {
    film("plain.mp4");
    cover();
    ffmpeg(
        "-i @plain.mp4 -i @cover.jpg -map 0 -map 1 -c copy -disposition:v:1 attached_pic @c.mp4");
    MediaContents made = result("c.reencoded.mkv", folder.resolve("c.mp4"), "--container", "mkv");
    assertThat(kinds(made)).containsExactly(Kind.VIDEO, Kind.COVER);
    Files.move(folder.resolve("c.reencoded.mkv"), folder.resolve("d.mkv"));
    MediaContents again = result("d.reencoded.mkv", folder.resolve("d.mkv"), "--codec", "h264");
    assertThat(kinds(again)).containsExactly(Kind.VIDEO, Kind.COVER);
    assertThat(again.streams().get(1).codec()).isEqualTo("mjpeg");
  }

  @Test
  void tagsOfAnyNameAndTheDayStayInAnMp4() {
    film(
        "a.mp4",
        "-movflags use_metadata_tags -metadata weather=fine -metadata title=T",
        "-metadata creation_time=2020-01-02T03:04:05Z");
    MediaContents made = result("a.reencoded.mp4", folder.resolve("a.mp4"));
    assertThat(made.tags())
        .containsEntry("weather", "fine")
        .containsEntry("title", "T")
        .hasEntrySatisfying(
            "creation_time", day -> assertThat(day).startsWith("2020-01-02T03:04:05"));
  }

  @Test
  void theTimeCodeStays() {
    film("coded.mov", "-timecode 01:00:00:00");
    for (String container : List.of("mp4", "mkv")) {
      MediaContents made = result(
          "coded.reencoded." + container, folder.resolve("coded.mov"), "--container", container);
      assertThat(made.streams().get(0).tags()).containsEntry("timecode", "01:00:00:00");
    }
  }

  @Test
  void rotationStaysInAnMp4AndIsCarriedOutInAMatroska() {
    film("flat.mp4");
    ffmpeg("-display_rotation 90 -i @flat.mp4 -c copy @turned.mp4");
    assertThat(contents("turned.mp4").streams().get(0).picture().rotation()).isEqualTo(270);
    Picture kept = result("turned.reencoded.mp4", folder.resolve("turned.mp4"))
        .streams()
        .get(0)
        .picture();
    assertThat(kept.rotation()).isEqualTo(270);
    assertThat(kept.width()).isEqualTo(160);
    Picture turned = result(
            "turned.reencoded.mkv", folder.resolve("turned.mp4"), "--container", "mkv")
        .streams()
        .get(0)
        .picture();
    assertThat(turned.rotation()).isZero();
    assertThat(List.of(turned.width(), turned.height())).containsExactly(90, 160);
  }

  @Test
  void heightIsWhatAPlayerShows() {
    film("flat.mp4", "-s 320x180");
    Picture small = result("flat.reencoded.mp4", folder.resolve("flat.mp4"), "--resize", 90)
        .streams()
        .get(0)
        .picture();
    assertThat(List.of(small.width(), small.height())).containsExactly(160, 90);
    ffmpeg("-display_rotation 90 -i @flat.mp4 -c copy @turned.mp4");
    Picture turned = result("turned.reencoded.mp4", folder.resolve("turned.mp4"), "--resize", 160)
        .streams()
        .get(0)
        .picture();
    assertThat(List.of(turned.width(), turned.height(), turned.rotation()))
        .containsExactly(160, 90, 270);
    Picture own = result(
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
    Picture own = result("odd.reencoded.webm", folder.resolve("odd.mkv"), "--recipe", "screencast")
        .streams()
        .get(0)
        .picture();
    assertThat(List.of(own.width(), own.height())).containsExactly(161, 91);
  }

  @Test
  void fullRangeStaysFull() {
    film("full.mp4", "-vf scale=out_range=full,format=yuvj420p -color_range pc");
    Picture made = result("full.reencoded.mp4", folder.resolve("full.mp4"))
        .streams()
        .get(0)
        .picture();
    assertThat(made.range()).isEqualTo("pc");
    Picture other = result(
            "full.reencoded.mp4", folder.resolve("full.mp4"), "--codec", "hevc", "--force")
        .streams()
        .get(0)
        .picture();
    assertThat(other.range()).isEqualTo("pc");
  }

  @Test
  void tenBitsStayTenAndColoursOfHighRangeAreKept() {
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x90:r=25:d=0.5 -vf format=yuv420p10le -c:v libx265 -preset ultrafast",
        "-x265-params log-level=error -colorspace bt2020nc -color_primaries bt2020 -color_trc smpte2084 @deep.mp4");
    for (String codec : List.of("av1", "h264")) {
      Picture made = result(
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
        "-f lavfi -i testsrc2=s=160x90:r=25:d=0.2 -vf format=yuv420p10le -c:v libx265 -preset ultrafast",
        "-x265-params log-level=error:hdr10=1:repeat-headers=1:master-display=G(13250,34500)B(7500,3000)"
            + "R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400",
        "-colorspace bt2020nc -color_primaries bt2020 -color_trc smpte2084 @bright.mp4");
    MasteringLight light = light("bright.mp4");
    assertThat(light.most()).isEqualTo(1000);
    assertThat(light.brightest()).isEqualTo(1000);
    for (String codec : List.of("hevc", "h264")) {
      result("bright.reencoded.mp4", folder.resolve("bright.mp4"), "--codec", codec, "--force");
      assertThat(light("bright.reencoded.mp4")).isEqualTo(light);
    }
    result("bright.reencoded.mp4", folder.resolve("bright.mp4"), "--force");
    String headers = ffmpeg(
            "-v verbose -i @bright.reencoded.mp4 -c copy -bsf:v trace_headers -f null -")
        .talk();
    assertThat(headers)
        .containsPattern("max_cll .*= 1000\\n")
        .containsPattern("primary_chromaticity_x\\[0\\] .*= 44564\\n")
        .containsPattern("luminance_max .*= 256000\\n");
  }

  private MasteringLight light(String name) {
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
  void soundOfAnyPlacesIsKept() {
    film(
        "around.mkv",
        "-f lavfi -i anullsrc=cl=5.1(side):d=1 -f lavfi -i anullsrc=cl=2.1:d=1 -map 0 -map 1 -map 2 -c:a flac");
    MediaContents made = result("around.reencoded.mkv", folder.resolve("around.mkv"));
    assertThat(codecs(made)).containsExactly("av1", "opus", "flac");
    assertThat(made.streams().get(1).sound().layout()).isEqualTo("5.1");
    assertThat(made.streams().get(2).sound().layout()).isEqualTo("2.1");
  }

  @Test
  void soundCanBeCopied() {
    film("a.mp4", "-f lavfi -i sine=d=1 -c:a aac");
    assertThat(codecs(result("a.reencoded.mp4", folder.resolve("a.mp4"), "--audio", "copy")))
        .containsExactly("av1", "aac");
  }

  @Test
  void theRecipeOfScreencastsMakesWebWithSpeech() {
    film(
        "capture.mp4",
        "-f lavfi -i sine=d=1 -c:a aac -metadata artist=Recorder -metadata title=Window");
    MediaContents made = result(
        "capture.reencoded.webm",
        folder.resolve("capture.mp4"),
        "--recipe",
        "screencast",
        "--title-from-name",
        "--clear",
        "Artist");
    assertThat(codecs(made)).containsExactly("av1", "opus");
    assertThat(made.tags())
        .containsEntry("title", "capture")
        .doesNotContainKey("artist")
        .doesNotContainKey("major_brand");
    assertThat(made.streams().get(0).tags()).doesNotContainKey("handler_name");
  }

  @Test
  void whatIsDoneOrHasNoPictureIsLeftAlone() {
    film("a.mp4", "-c:v libsvtav1 -preset 12");
    ffmpeg("-f lavfi -i sine=d=1 -c:a aac @sound.m4a");
    Outcome outcome = reencode(folder);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("is AV1 already", "has no picture");
    assertThat(folder.resolve("a.reencoded.mp4")).doesNotExist();
    assertThat(result("a.reencoded.mp4", folder.resolve("a.mp4"), "--force").streams())
        .hasSize(1);
  }

  @Test
  void resizingIsAReasonToEncodeAgain() {
    film("a.mp4", "-c:v libsvtav1 -preset 12");
    assertThat(reencode(folder.resolve("a.mp4"), "--resize", 90).out()).contains("is AV1 already");
    assertThat(result("a.reencoded.mp4", folder.resolve("a.mp4"), "--resize", 64)
            .streams()
            .get(0)
            .picture()
            .height())
        .isEqualTo(64);
  }

  @Test
  void whatAContainerCannotHoldIsNamed() {
    rich();
    Outcome outcome = reencode(folder.resolve("rich.mkv"), "--container", "webm");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("attachment 4 (ttf) is left out");
    assertThat(codecs(contents("rich.reencoded.webm")))
        .containsExactly("av1", "opus", "opus", "webvtt");
  }

  @Test
  void everyCodecMakesItsOwn() {
    film("a.mp4");
    for (String codec : List.of("hevc", "vp9")) {
      assertThat(codecs(
              result("a.reencoded.mp4", folder.resolve("a.mp4"), "--codec", codec, "--force")))
          .containsExactly(codec);
    }
    film("b.mkv", "-c:v mpeg4");
    assertThat(codecs(result("b.reencoded.mkv", folder.resolve("b.mkv"), "--codec", "h264")))
        .containsExactly("h264");
  }

  @Test
  void interlacedPicturesAreNotSilentlyChanged() {
    film("woven.mkv", "-c:v mpeg2video -flags +ildct+ilme -vf setfield=tff");
    assertThat(reencode(folder.resolve("woven.mkv")).out()).contains("interlaced, and stays so");
  }

  @Test
  void tooFewPixelsAreAClearFailure() {
    film("dot.mkv", "-s 32x32");
    Outcome outcome = reencode(folder.resolve("dot.mkv"));
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("its 32x32 pixels are too few for libsvtav1, which needs 64");
  }

  @Test
  void optionsThatContradictAreRefused() {
    film("a.mp4");
    Path film = folder.resolve("a.mp4");
    assertThat(reencode(film, "--codec", "h264", "--container", "webm").err())
        .contains("webm holds no H.264");
    assertThat(reencode(film, "--quality", 64).err()).contains("libsvtav1 takes 1 to 63");
    assertThat(reencode(film, "--preset", "slow").err())
        .contains("--preset slow: libsvtav1 takes -1, 0");
    assertThat(reencode(film, "--quality", 30, "--target-quality", .9).err())
        .contains("can't both");
    assertThat(reencode(film, "--resize", 91).err()).contains("an even height");
    assertThat(reencode(film, "--recipe", "screencast", "--codec", "vp9").err())
        .contains("makes AV1");
    assertThat(reencode(film, "--bitrate", 1).err()).contains("6 to 510");
    assertThat(reencode(film, "--target-quality", 0).err()).contains("a similarity up to 1");
    assertThat(reencode(film, "--target-quality", 94).err()).contains("libvmaf");
  }
}
