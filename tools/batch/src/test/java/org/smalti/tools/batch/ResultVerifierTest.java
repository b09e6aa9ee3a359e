package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/** What is lost is noticed, and what is whole is not refused. */
class ResultVerifierTest extends BatchTester {
  /** Runs ffmpeg with words in which a blank separates and {@code @name} is a file of the folder. */
  private Path made(String words, String name) {
    List<String> all = new ArrayList<>(List.of("-y"));
    Arrays.stream(words.split(" "))
        .map(word ->
            word.startsWith("@") ? FfmpegCommand.file(folder.resolve(word.substring(1))) : word)
        .forEach(all::add);
    all.add(FfmpegCommand.file(folder.resolve(name)));
    Ffmpeg ffmpeg = new Ffmpeg(
        FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)),
        new Ffmpeg.Limits(0, Duration.ofSeconds(60)),
        ChildProcesses.forgotten());
    ffmpeg.run(new FfmpegCommand(all), progress -> {}).orThrow(name);
    return folder.resolve(name);
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"alac", "libopus"})
  void soundWithoutLengthsIsWhole(String codec) {
    Path sound = made("-f lavfi -i sine=r=48000:d=3 -c:a " + codec, "sound.caf");
    Outcome outcome = remux(sound, "--args", "-c:a flac");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }

  @Test
  void filmsThatWereJoinedByteByByteHaveABrokenPacket() throws IOException {
    made("-f lavfi -i testsrc2=s=96x64:r=25:d=1 -c:v libx264 -preset ultrafast", "a.ts");
    byte[] one = bytes(folder.resolve("a.ts"));
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    Path joined = Files.write(folder.resolve("joined.ts"), two);
    isRefused(remux(joined), "is damaged: it has a broken packet");
  }

  @Test
  void framesThatMeetInTimeAreNotLostSilently() {
    Path fast = made("-f lavfi -i testsrc2=s=96x64:r=1500:d=0.5 -c:v ffv1", "fast.mkv");
    isRefused(
        remux(fast, "--encoder", "mpeg4", "--out", folder.resolve("out")),
        "frames 250 meet others in time");
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

  @Test
  void aSoundThatBeginsLaterIsRefused() {
    Path film = film("b.mp4", 3);
    isRefused(
        remux(film, "--args", "-c copy -bsf:a setts=ts=TS+8000"), "s apart from where they did");
  }
}
