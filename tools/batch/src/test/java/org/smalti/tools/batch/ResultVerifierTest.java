package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegProgram;

/** What is lost is noticed, and what is whole is not refused. */
class ResultVerifierTest extends BatchTester {
  private void isRefused(Outcome outcome, String why) {
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains(why);
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void aFilmThatWasTrimmedWithoutEncodingIsWhole() {
    made(
        "-f lavfi -i testsrc2=s=96x64:r=25:d=4 -f lavfi -i sine=r=48000:d=4 -c:v libx264"
            + " -preset ultrafast -g 12 -bf 2 -c:a aac",
        "film.mp4");
    Path trimmed = made("-ss 1.3 -i @film.mp4 -c copy", "trimmed.mp4");
    Outcome outcome = remux(trimmed, "--args", "-c:v libx264 -preset ultrafast -c:a aac");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  @Test
  void soundWithoutLengthsIsWhole() {
    Path sound = made("-f lavfi -i sine=r=48000:d=3 -c:a alac", "sound.caf");
    Outcome outcome = remux(sound, "--args", "-c:a flac");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  @Test
  void filmsThatWereJoinedByteByByteArePlayedOn() throws IOException {
    made("-f lavfi -i testsrc2=s=96x64:r=25:d=3 -c:v libx264 -preset ultrafast", "a.ts");
    byte[] one = bytes(folder.resolve("a.ts"));
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    Path joined = Files.write(folder.resolve("joined.ts"), two);
    Outcome outcome = remux(joined);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  @Test
  void framesThatMeetInTimeAreNotLostSilently() {
    Path fast = made("-f lavfi -i testsrc2=s=96x64:r=1500:d=0.5 -c:v ffv1", "fast.mkv");
    isRefused(
        remux(fast, "--encoder", "mpeg4", "--out", folder.resolve("out")),
        "frames 250 meet others in time");
    Outcome accepted = remux(
        fast, "--encoder", "mpeg4", "--out", folder.resolve("all"), "--accept", "merged-frames");
    assertThat(accepted.exit()).as(accepted.err()).isZero();
    assertThat(accepted.out()).contains("meet others in time and are lost");
    Path slow = made("-f lavfi -i testsrc2=s=96x64:r=50:d=2 -c:v ffv1", "slow.mkv");
    Outcome outcome = remux(slow, "--encoder", "mpeg4", "--out", folder.resolve("out"));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  @Test
  void aCopyWithAHoleIsNoCopy() throws IOException {
    Path film = film("b.mp4", 3);
    Path ffmpeg = troubledBy("for last; do :; done; \"$real\" \"$@\"; file=${last#file:};"
        + " \"$real\" -v error -i \"$last\" -c copy"
        + " -bsf:a 'noise=drop=gt(n\\,10)*lt(n\\,20):amount=-1' -f matroska \"$file.x\";"
        + " mv \"$file.x\" \"$file\"");
    isRefused(remuxWith(ffmpeg, film), "packets of its audio only");
  }

  /** What the verb does not say is what ffmpeg has done wrongly. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "swapuv; has its colours exchanged",
        "negate; is another one (PSNR",
        "hue=h=180; is another one (PSNR",
        "crop=iw-8:ih:8:0,pad=iw+8; has moved within its frame",
        "scale=iw:ih/2,pad=iw:2*ih; is another one (PSNR",
      })
  void aWrongPictureIsRefused(String wrong, String how) {
    // Few colours: what is wrong with them is still seen.
    Path film = made(
        "-f lavfi -i testsrc2=s=320x180:r=10:d=3 -vf hue=s=0.3 -c:v libx264 -preset ultrafast",
        "film.mp4");
    isRefused(
        remux(film, "--encoder", "mpeg4", "--pictures", wrong, "--out", folder.resolve("out")),
        how);
  }

  @Test
  void aPictureThatLostMuchIsNoWrongOne() {
    Path film = film("noise.mp4", 2);
    for (String loss : List.of("gblur=8", "eq=contrast=0.9", "noise=alls=40")) {
      Outcome outcome =
          remux(film, "--encoder", "mpeg4", "--pictures", loss, "--force", "--keep-larger");
      assertThat(outcome.exit()).as(outcome.err()).isZero();
    }
  }

  /** A program that does as another, and writes its words down where it decodes what it has written. */
  private Path noting(String real) throws IOException {
    Path program = Files.writeString(
        folder.resolve(".ffmpeg"), """
            #!/bin/sh
            case "$*" in *skip_loop_filter*) echo "$*" >> '%s' ;; esac
            exec '%s' "$@"
            """.formatted(folder.resolve(".decoded"), real));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @Test
  void onlyWhatIsNotTheSourcesToTheByteIsDecodedAgain() throws IOException {
    Path film = film("a.mp4", 2);
    Path decoded = folder.resolve(".decoded");
    String real = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)).path().toString();
    Path ffmpeg = noting(real);
    Path out = folder.resolve("o");
    Outcome same = remuxWith(ffmpeg, film, "--extension", "mp4", "--muxer", "mp4", "--out", out);
    assertThat(same.exit()).as(same.err()).isZero();
    List<MediaStream> streams;
    try (MediaFile media = MediaFile.open(film)) {
      streams = media.contents().streams();
    }
    int picture = streams.get(0).kind() == MediaStream.Kind.VIDEO ? 0 : 1;
    assertThat(decoded)
        .content()
        .contains("-map 0:" + (1 - picture))
        .doesNotContain("-map 0:" + picture);
    Files.delete(decoded);
    Outcome other = remuxWith(ffmpeg, film, "--encoder", "mpeg4", "--out", folder.resolve("p"));
    assertThat(other.exit()).as(other.err()).isZero();
    assertThat(decoded).content().contains("-map 0:0").contains("-map 0:1");
  }

  @Test
  void aSoundThatBeginsLaterIsRefused() {
    Path film = film("b.mp4", 3);
    isRefused(
        remux(film, "--args", "-c copy -bsf:a setts=ts=TS+8000"), "s apart from where they did");
  }
}
