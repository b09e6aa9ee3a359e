package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.run.Journal;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;

/**
 * Whatever goes wrong with one file: its original stays, nothing half-made has a final name, and all others are done.
 */
class BatchFaultsTest extends BatchTester {
  /** Of three films the second has failed, for a reason with these words. */
  private void assertThatOnlyTheSecondFailed(Outcome outcome, String... reason) {
    assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.err()).doesNotContain("this is a bug");
    assertThat(files()).contains("a.remuxed.mkv", "c.remuxed.mkv").doesNotContain("b.remuxed.mkv");
    assertThat(leftOvers()).isEmpty();
    var failures = TableReader.read(folder.resolve("smalti-batch.failures.csv"));
    assertThat(failures.stream().map(row -> row.text("filename")))
        .containsExactly(folder.resolve("b.mp4").toString());
    assertThat(failures.row(0).text("error")).contains(reason);
    assertThat(outcome.out()).contains("failed: ");
  }

  @Test
  void aTruncatedFilmIsRefusedUnlessWhatIsLeftIsAccepted() throws IOException {
    Path film = films();
    assertThat(remux(
                film,
                "--args",
                "-c:v copy -movflags +faststart",
                "--extension",
                "mp4",
                "--muxer",
                "mp4",
                "--delete-originals")
            .exit())
        .isZero();
    byte[] whole = bytes(folder.resolve("b.remuxed.mp4"));
    Files.delete(folder.resolve("b.remuxed.mp4"));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    Files.write(film, half);
    assertThatOnlyTheSecondFailed(remux(folder), "b.mp4", "--accept ", "short");
    assertThat(bytes(film)).isEqualTo(half);
    Outcome shrunk = remux(film, "--shrink", "--args", "-c:v libx264 -crf 0");
    assertThat(shrunk.err()).contains("is damaged").doesNotContain("larger");
    Outcome accepted = remux(folder, "--accept-damaged");
    assertThat(accepted.exit()).as(accepted.err()).isZero();
    assertThat(accepted.out())
        .containsPattern("b.mp4 .*the original can't be read to its end: of 2.0 s it has");
    assertThat(files()).contains("b.remuxed.mkv").doesNotContain("smalti-batch.failures.csv");
  }

  @Test
  void aFilmWithFlippedBytesIsRefusedUnlessItIsAccepted() throws IOException {
    Path film = films();
    byte[] bytes = bytes(film);
    for (int i = 0; i < 60; i++) {
      bytes[2000 + i * (bytes.length - 8000) / 60] ^= 0x55;
    }
    Files.write(film, bytes);
    assertThatOnlyTheSecondFailed(remux(folder), "b.mp4 is damaged: it decodes with");
    Outcome accepted = remux(folder, "--accept-damaged");
    assertThat(accepted.exit()).as(accepted.err()).isZero();
    assertThat(accepted.out()).containsPattern("b.mp4 .*the original decodes with");
    assertThat(files()).contains("b.remuxed.mkv");
  }

  @Test
  void whatTheMuxerSaysOfItsBuffersIsNoDamage() {
    Path film = made(
        "-f lavfi -i testsrc2=s=720x576:r=25:d=1 -f lavfi -i sine=d=1 -c:v mpeg2video -c:a mp2",
        "a.vob");
    Outcome outcome = remux(film, "--extension", "vob", "--muxer", "vob");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files()).contains("a.remuxed.vob");
  }

  @Test
  void whatIsEmptyOrNoMediaIsSkippedAndNoFailure() throws IOException {
    film("a.mp4", 1);
    Files.write(folder.resolve("empty.mp4"), new byte[0]);
    Files.writeString(folder.resolve("text.mp4"), "This is no film.\n".repeat(100));
    Files.writeString(folder.resolve("notes.txt"), "Not even called one.");
    Outcome outcome = remux(folder);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .containsPattern("empty.mp4 .*skipped: is empty \\(0 bytes\\)")
        .containsPattern("text.mp4 +2 kB .*skipped: is no media")
        .doesNotContain("notes.txt");
  }

  @Test
  void aFilmWithoutItsTableOfContentsIsDamagedMedia() throws IOException {
    Path film = films();
    byte[] bytes = bytes(film);
    Files.write(film, Arrays.copyOf(bytes, 40));
    assertThatOnlyTheSecondFailed(remux(folder), "b.mp4");
  }

  @Test
  void aMissingEncoderOrFilterIsNamedBeforeAnythingStarts() {
    film("a.mp4", 1);
    Outcome outcome = remux(folder, "--encoder", "libnone");
    assertThat(outcome.exit()).isEqualTo(ExitCode.FFMPEG);
    assertThat(outcome.err()).contains("has no encoder libnone");
    assertThat(remux(folder, "--filter", "nofilter").err()).contains("has no filter nofilter");
    assertThat(files()).containsExactly("a.mp4");
  }

  @Test
  void aKilledEncoderIsARow() throws IOException {
    films();
    Path ffmpeg = troubledBy("$real \"$@\"; kill -9 $$");
    assertThatOnlyTheSecondFailed(remuxWith(ffmpeg, folder), "killed");
  }

  @Test
  void aHungEncoderIsEndedAndARow() throws IOException {
    films();
    Path ffmpeg = troubledBy("sleep 100");
    long began = System.nanoTime();
    assertThatOnlyTheSecondFailed(remuxWith(ffmpeg, folder, "--stall", "0.7"), "no progress");
    assertThat((System.nanoTime() - began) / 1e9).isLessThan(20);
  }

  @Test
  void aFilmThatChangesWhileItIsEncodedIsNotReplaced() throws IOException {
    Path film = films();
    Path ffmpeg = troubledBy("\"$real\" \"$@\"; echo more >> '" + film + "'");
    assertThatOnlyTheSecondFailed(remuxWith(ffmpeg, folder), "was changed while");
  }

  @Test
  void aFilmThatVanishesIsARow() throws IOException {
    Path film = films();
    Path ffmpeg = troubledBy("rm '" + film + "'; \"$real\" \"$@\"");
    assertThatOnlyTheSecondFailed(remuxWith(ffmpeg, folder), "b.mp4");
  }

  @Test
  void anOutputThatAppearsMeanwhileStays() throws IOException {
    films();
    Path output = folder.resolve("b.remuxed.mkv");
    Path ffmpeg = troubledBy("\"$real\" \"$@\"; echo mine > '" + output + "'");
    Outcome outcome = remuxWith(ffmpeg, folder);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(output).hasContent("mine");
    assertThat(outcome.err()).contains("has appeared while it was made");
    assertThat(leftOvers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-an", "-t 1", "-c:a copy -c:v mpeg4 -r 1 -frames:v 1", "-c:s copy -c:v none"})
  void aResultThatLacksSomethingIsRefused(String args) {
    Path film = film("b.mp4", 3);
    Outcome outcome = remux(film, "--args", args);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.INPUT);
    assertThat(files()).containsExactly("b.mp4", "smalti-batch.failures.csv");
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void twoFilmsThatWouldHaveOneNameAreFoundBeforeAnythingStarts() throws IOException {
    Path mp4 = film("foo.mp4", 1);
    Files.copy(mp4, folder.resolve("foo.mov"));
    Outcome outcome = remux(folder, "--out", folder.resolve("out"));
    assertThat(outcome.exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.err()).contains("foo.mp4 would become", "as would", "foo.mov");
    assertThat(folder.resolve("out/foo.mkv")).exists();
    film("x.mkv.mp4", 1);
    Path other = film("y.mp4", 1);
    Files.copy(other, folder.resolve("y.mkv"));
    Outcome replaced =
        remux(folder, "--replace", "--delete-originals", "--include", "y.*", "--force");
    assertThat(replaced.err()).contains("which is another file of this batch");
    assertThat(other).exists();
  }

  @Test
  void anOutputThatIsThereAlreadyIsWrittenOverByForceAlone() throws IOException {
    Path film = film("a.mp4", 1);
    Path output = Files.writeString(folder.resolve("a.remuxed.mkv"), "mine");
    Outcome outcome = remux(film);
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("is there already", "--force");
    assertThat(output).hasContent("mine");
    assertThat(remux(film, "--force").exit()).isZero();
    assertThat(output).satisfies(file -> MediaFile.open(file).close());
  }

  @Test
  void aBackupThatIsAnotherFileStays() throws IOException {
    Path film = film("in/a.mp4", 1);
    Files.createDirectories(folder.resolve("old"));
    Path other = Files.writeString(folder.resolve("old/a.mp4"), "mine");
    Outcome outcome = remux(folder.resolve("in"), "--replace", "--backup", folder.resolve("old"));
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(other).hasContent("mine");
    assertThat(film).exists();
  }

  @Test
  void aFolderWithoutMediaIsNamed() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "none");
    Outcome outcome = remux(folder);
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("no media file there").doesNotContain("--recursive");
  }

  @Test
  void aLinkIsNotReplaced() throws IOException {
    Path film = film("store/a.mp4", 1);
    Files.createDirectories(folder.resolve("in"));
    Files.createSymbolicLink(folder.resolve("in/a.mp4"), film);
    Outcome outcome = remux(folder.resolve("in"), "--replace", "--delete-originals");
    assertThat(outcome.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(outcome.err()).contains("is a link");
    assertThat(film).exists();
  }

  @Test
  void namesMayHoldAnything() {
    List<String> names = List.of(
        "a b.mp4",
        "it's \"x\".mp4",
        "100%d.mp4",
        "-dash.mp4",
        "a:b.mp4",
        "x#?&[1].mp4",
        "new\nline.mp4",
        "back\\slash.mp4",
        "Gen\u00e8ve \u65e5\u672c.mp4");
    names.forEach(name -> film("in/" + name, 1));
    Outcome outcome = remux(folder.resolve("in"), "--out", folder.resolve("out"));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files())
        .containsAll(
            names.stream().map(name -> "out/" + name.replace(".mp4", ".mkv")).toList());
  }

  @Test
  void aSecondRunAtTheSameTimeIsRefused() {
    film("a.mp4", 1);
    try (Journal first = Journal.of(folder.resolve("smalti-batch"))) {
      assertThat(first.isDone("", "")).isFalse();
      Outcome second = remux(folder);
      assertThat(second.exit()).isEqualTo(ExitCode.INPUT);
      assertThat(second.err()).contains("another smalti is working on it");
    }
    assertThat(files()).containsExactly("a.mp4");
  }

  @Test
  void anInterruptEndsFfmpegAndLeavesNothing(@TempDir Path aside) throws Exception {
    Path film = films();
    Path written = aside.resolve("written");
    Path ffmpeg = troubledBy("\"$real\" \"$@\"; : > '" + written + "'; sleep 100");
    CommandTester tester = CommandTester.of(CopyVerbCommand.class);
    CompletableFuture<Outcome> run =
        CompletableFuture.supplyAsync(() -> tester.run(film, folder, "--ffmpeg", ffmpeg));
    while (!Files.exists(written) && !run.isDone()) {
      Thread.sleep(1);
    }
    tester.cancellation().request();
    Outcome outcome = run.get(20, TimeUnit.SECONDS);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.INTERRUPTED);
    // A result of the same moment may have its place, and not yet its line in the journal.
    assertThat(leftOvers()).allMatch(name -> name.endsWith(".receipt"));
    assertThat(film).exists();
    assertThat(remux(folder).exit()).isZero();
    assertThat(leftOvers()).isEmpty();
    assertThat(files()).contains("a.remuxed.mkv", "b.remuxed.mkv", "c.remuxed.mkv");
  }
}
