package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;

/** Films whose clock begins again are played on over the break; those that begin between two key frames are whole. */
class BrokenClockTest extends BatchTester {
  private static final int TS_PACKET = 188;

  private Path film(String name, String codecs, String muxer) {
    return made(
        "-f lavfi -i testsrc2=s=96x64:r=25:d=3 -f lavfi -i sine=r=48000:d=3 -g 25 " + codecs
            + " -f " + muxer,
        name);
  }

  private MediaInfo done(Path film, String encoder, String muxer) {
    Path out = folder.resolve("out-" + encoder);
    Outcome outcome =
        remux(film, "--encoder", encoder, "--out", out, "--extension", muxer, "--muxer", muxer);
    assertThat(outcome.exit()).as(film + " " + encoder + outcome.err()).isZero();
    String name = String.valueOf(film.getFileName());
    try (MediaFile media = MediaFile.open(out.resolve(ResultPlacement.stem(name) + "." + muxer))) {
      return media.measured();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "joined.ts, -c:v libx264 -c:a mp2, mpegts",
    "joined2.ts, -c:v mpeg2video -c:a aac, mpegts",
    "joined.mpg, -c:v mpeg2video -c:a mp2, mpeg",
    "joined.vob, -c:v mpeg2video -c:a ac3, vob"
  })
  void joinedFilmsArePlayedOnOverTheBreak(String name, String codecs, String muxer)
      throws IOException {
    Path film = film(name, codecs, muxer);
    byte[] one = bytes(film);
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    Files.write(film, two);
    // Program streams have packets without time stamps, which Matroska can't take.
    assertThat(done(film, "copy", muxer).duration()).isCloseTo(6, within(0.2));
    assertThat(done(film, "mpeg4", "matroska").duration()).isCloseTo(6, within(0.2));
  }

  @ParameterizedTest
  @CsvSource({"tuner.ts, -c:v libx264 -c:a mp2", "tuner2.ts, -c:v mpeg2video -bf 2 -c:a aac"})
  void whatPrecedesTheFirstKeyFrameIsNoDamage(String name, String codecs) throws IOException {
    Path film = film(name, codecs, "mpegts");
    byte[] whole = bytes(film);
    Files.write(film, Arrays.copyOfRange(whole, 60 * TS_PACKET, whole.length));
    for (String encoder : new String[] {"copy", "mpeg4"}) {
      MediaInfo made = done(film, encoder, "matroska");
      assertThat(made.video().orElseThrow().fps()).isGreaterThan(0);
      assertThat(made.duration()).as(encoder).isBetween(1.5, 3.1);
    }
  }
}
