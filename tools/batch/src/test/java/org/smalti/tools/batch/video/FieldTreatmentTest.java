package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaStream.VideoProperties;

/** Interlaced and telecined films become progressive, by themselves. */
class FieldTreatmentTest extends ReencodeTester {
  private static final Pattern COMBED =
      Pattern.compile("Multi frame detection: TFF: *(\\d+) BFF: *(\\d+) Progressive: *(\\d+)");
  private static final String MPEG2 = " -c:v mpeg2video -q:v 3 -flags +ildct+ilme";

  private Path interlaced() {
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x96:r=50:d=2 -vf boxblur=2,tinterlace=interleave_top,setfield=tff"
            + MPEG2 + " @woven.mkv");
    return folder.resolve("woven.mkv");
  }

  /** The share of pictures in which lines of two times meet. */
  private double combed(String name) {
    Matcher said = COMBED.matcher(
        ffmpeg("-v info -i @" + name + " -vf setfield=prog,idet -f null -").stderr());
    assertThat(said.find()).isTrue();
    int[] found = new int[3];
    do {
      for (int i = 0; i < 3; i++) {
        found[i] = Integer.parseInt(said.group(i + 1));
      }
    } while (said.find());
    return (double) (found[0] + found[1]) / Math.max(1, found[0] + found[1] + found[2]);
  }

  @Test
  void interlacedPicturesAreDeinterlaced() {
    Path film = interlaced();
    assertThat(combed("woven.mkv")).isGreaterThan(0.8);
    Outcome outcome = reencode(film);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("deinterlaced (bwdif)");
    assertThat(combed("woven.reencoded.mkv")).isLessThan(0.2);
    assertThat(times("woven.reencoded.mkv")).hasSameSizeAs(times("woven.mkv"));
  }

  @Test
  void theyStayIfWanted() {
    Outcome outcome = reencode(interlaced(), "--deinterlace", "off");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("interlaced, and stays so");
  }

  @Test
  void progressivePicturesAreLeftAlone() {
    film("plain.mp4");
    assertThat(reencode(folder.resolve("plain.mp4"), "--dry-run").out())
        .doesNotContain("bwdif")
        .doesNotContain("pullup");
  }

  @Test
  void whatWasNeverTelecinedIsNotCalledSo() {
    ffmpeg("-f lavfi -i testsrc2=s=160x96:r=30:d=2 -c:v libx264 -preset ultrafast @a.mkv");
    Outcome forced = reencode(folder.resolve("a.mkv"), "--deinterlace", "pullup");
    assertThat(forced.exit()).as(forced.err()).isZero();
    assertThat(forced.out())
        .contains("pullup, as asked", "nothing shows that the film was telecined")
        .doesNotContain("put together again");
    ffmpeg("-f lavfi -i testsrc2=s=160x96:r=25:d=3 -c:v libx264 -preset ultrafast @b.mkv");
    assertThat(reencode(folder.resolve("b.mkv"), "--deinterlace", "pullup").err())
        .contains("instead of 3.00 s", "--deinterlace auto finds out for each film");
  }

  @Test
  void aTelecinedFilmHasItsOwnPicturesAgain() {
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x96:r=24000/1001:d=4 -vf boxblur=2,telecine=pattern=23,setfield=tff"
            + MPEG2 + " @tv.mkv");
    assertThat(contents("tv.mkv").streams().get(0).picture().fps()).isCloseTo(29.97, within(0.01));
    Outcome outcome = reencode(folder.resolve("tv.mkv"));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("telecined: the pictures of the film");
    VideoProperties made = contents("tv.reencoded.mkv").streams().get(0).picture();
    assertThat(made.fps()).isCloseTo(23.976, within(0.01));
    assertThat(times("tv.reencoded.mkv").size()).isBetween(94, 97);
    assertThat(combed("tv.reencoded.mkv")).isLessThan(0.2);
  }

  /** A quarter of the pictures moves: fewer fields are repeated than of a film that moves all along. */
  @Test
  void aTelecinedFilmIsKnownByTheRhythmOfFewPictures() {
    ffmpeg("-f lavfi -i testsrc2=s=160x96:r=24000/1001:d=4"
        + " -vf boxblur=2,loop=loop=71:size=1:start=24,trim=end_frame=96,telecine=pattern=23,setfield=tff"
        + MPEG2 + " @tv.mkv");
    assertThat(reencode(folder.resolve("tv.mkv"), "--dry-run").err()).contains("telecined: the");
    ffmpeg("-i @tv.mkv -t 1 -c copy @short.mkv");
    assertThat(reencode(folder.resolve("short.mkv"), "--dry-run").err()).contains("telecined: the");
  }

  @Test
  void aFilmThatIsTooShortOrStillToTellIsSaidToBeThat() {
    ffmpeg("-f lavfi -i testsrc2=s=160x96:r=24000/1001:d=0.2"
        + " -vf boxblur=2,telecine=pattern=23,setfield=tff" + MPEG2 + " @tv.mkv");
    assertThat(reencode(folder.resolve("tv.mkv"), "--dry-run").err())
        .contains("deinterlaced (bwdif); it is too short or too still to tell");
    ffmpeg("-f lavfi -i testsrc2=s=160x96:r=60000/1001:d=2"
        + " -vf boxblur=2,tinterlace=interleave_top,setfield=tff" + MPEG2 + " @woven.mkv");
    assertThat(reencode(folder.resolve("woven.mkv"), "--dry-run").err())
        .contains("deinterlaced (bwdif)")
        .doesNotContain("too short");
  }

  @Test
  void aQualityIsFoundForATelecinedFilm() {
    ffmpeg(
        "-f lavfi -i testsrc2=s=160x96:r=24000/1001:d=4 -vf boxblur=2,telecine=pattern=23,setfield=tff"
            + MPEG2 + " @tv.mkv");
    Outcome outcome = reencode(folder.resolve("tv.mkv"), "--target-quality", 0.9);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("pullup").contains("SSIM");
  }
}
