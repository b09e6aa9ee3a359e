package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.MediaStream.VideoProperties;

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
        "-vf setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709",
        "-attach @letters.ttf -metadata:s:t:0 mimetype=application/x-truetype-font");
  }

  private void cover() {
    ffmpeg("-f lavfi -i color=red:s=64x64 -frames:v 1 -f image2 @cover.jpg");
  }

  @Test
  void optionsThatNoFfmpegKnowsAreToldAsTheReason() {
    Path film = film("a.mp4");
    for (String args : List.of("-c:v bogus", "-c:v libx264 -presett fast")) {
      Outcome outcome = reencode(film, "--args", args);
      assertThat(outcome.exit()).as(args).isEqualTo(ExitCode.INPUT);
      assertThat(outcome.out()).contains("the reason is --args (" + args + ")");
    }
  }

  @Test
  void everyStreamOfAMatroskaIsKept() {
    rich();
    MediaContents made = result("rich.reencoded.mkv", folder.resolve("rich.mkv"));
    assertThat(kinds(made))
        .containsExactly(Kind.VIDEO, Kind.AUDIO, Kind.AUDIO, Kind.SUBTITLE, Kind.ATTACHMENT);
    assertThat(codecs(made)).startsWith("av1", "opus", "opus", "subrip");
    assertThat(made.chapters()).hasSize(2);
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
    VideoProperties picture = made.streams().get(0).picture();
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
    assertThat(made.chapters()).hasSize(2);
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
  void soundWithTimeStampsThatOverlapBecomesEven() {
    film("even.mkv", "-f lavfi -i sine=d=2 -c:a aac");
    ffmpeg("-i @even.mkv -map 0 -c copy -bsf:a setts=ts=TS-20*eq(mod(N\\,20)\\,10) @uneven.mkv");
    Path uneven = folder.resolve("uneven.mkv");
    assertThat(codecs(result("uneven.reencoded.mkv", uneven))).containsExactly("av1", "opus");
  }

  @Test
  void soundThatHasNoRoomInItsTimeStampsIsRefused() {
    film("even.mkv", "-f lavfi -i sine=d=2 -c:a aac");
    ffmpeg("-i @even.mkv -map 0 -c copy -bsf:a setts=ts=TS/4 @crowded.mkv");
    Path crowded = folder.resolve("crowded.mkv");
    assertThat(reencode(crowded).err())
        .containsPattern("is damaged: it has 2.0 s of sound in 0.5 s of time; --accept crowded");
    assertThat(reencode(crowded, "--accept", "crowded").exit()).isZero();
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
  void optionsThatContradictAreRefused() {
    film("a.mp4");
    Path film = folder.resolve("a.mp4");
    assertThat(reencode(film, "--codec", "h264", "--container", "webm").err())
        .contains("webm holds no H.264");
    assertThat(reencode(film, "--quality", 64).err()).contains("libsvtav1 takes 1 to 63");
    assertThat(reencode(film, "--preset", "slow").err())
        .contains("preset slow: libsvtav1 takes -1, 0");
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
