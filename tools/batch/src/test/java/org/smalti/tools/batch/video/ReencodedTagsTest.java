package org.smalti.tools.batch.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaStream;

/** Tags that state how a film was encoded go where it is encoded anew, and that is said. */
final class ReencodedTagsTest extends ReencodeTester {
  @Test
  void whatIsSaidOfTheOldEncodingGoesAndIsNamed() {
    film(
        "a.mkv",
        "-f lavfi -i sine=d=1 -c:a aac -metadata:s:0 BPS=123 -metadata:s:1 NUMBER_OF_BYTES=4"
            + " -metadata:s:0 title=Film -metadata bitrate=5 -metadata REPLAYGAIN_TRACK_GAIN=-3");
    Outcome outcome = reencode(folder.resolve("a.mkv"), "--audio", "copy", "--container", "mkv");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
    assertThat(outcome.out())
        .contains("tags that are no longer true are taken away: BITRATE, BPS")
        .doesNotContain("NUMBER_OF_BYTES");
    MediaContents is = contents("a.reencoded.mkv");
    MediaStream picture = is.streams().get(0);
    assertThat(picture.tags()).doesNotContainKey("bps").containsEntry("title", "Film");
    // The sound is copied, and as loud as it was.
    assertThat(is.streams().get(1).tags()).containsEntry("number_of_bytes", "4");
    assertThat(is.tags()).doesNotContainKey("bitrate").containsKey("replaygain_track_gain");
  }

  @Test
  void theLoudnessOfASoundThatIsMixedIsAnother() {
    film(
        "a.mkv",
        "-f lavfi -i sine=d=1 -c:a aac -ac 4 -metadata:s:1 REPLAYGAIN_TRACK_GAIN=-3"
            + " -metadata REPLAYGAIN_TRACK_PEAK=1");
    Outcome outcome =
        reencode(folder.resolve("a.mkv"), "--downmix", "stereo", "--container", "mkv");
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
    assertThat(outcome.out()).contains("taken away: REPLAYGAIN_TRACK_GAIN, REPLAYGAIN_TRACK_PEAK");
    MediaContents is = contents("a.reencoded.mkv");
    assertThat(is.streams().get(1).tags()).doesNotContainKey("replaygain_track_gain");
    assertThat(is.tags()).doesNotContainKey("replaygain_track_peak");
  }
}
