package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** {@code smalti samples}: what is heard of which files, and where it is written. */
class SamplesCommandTest {
  private final CommandTester samples = CommandTester.of(SamplesCommand.class);
  private final SoundFolder folder;
  private final Path media;
  private final Path out;

  SamplesCommandTest(@TempDir Path temporary) {
    folder = SoundFolder.in(temporary);
    media = folder.media();
    out = folder.out();
  }

  @Test
  void eachFileGetsATableInAMirroredFolder() {
    var done = fromTable("a.wav", "sub/a.wav", "silent.wav");
    assertThat(done.exit()).as(done.err()).isZero();
    Table first = TableReader.read(out.resolve("a.wav.csv"));
    assertThat(first.columns().names())
        .containsExactly(
            "filename",
            "start",
            "dur",
            "power",
            "db",
            "hz",
            "note",
            "octave",
            "clarity",
            "flatness");
    assertThat(first.stream().map(row -> row.text("note") + row.text("octave")))
        .containsExactly("A3", "E4", "A4");
    assertThat(first.row(1).number("start")).isCloseTo(500, within(3.0));
    assertThat(first.row(1).number("dur")).isCloseTo(400, within(25.0));
    assertThat(TableReader.read(out.resolve("sub/a.wav.csv")).size()).isEqualTo(2);
    assertThat(TableReader.read(out.resolve("silent.wav.csv")).size()).isZero();
  }

  @Test
  void filesWithoutSoundAreNotHeard() throws IOException {
    Path items =
        folder.table("filename,duration,hasAudio\na.wav,2,1\nsub/a.wav,2,0\nsilent.wav,0,1\n");
    var done = samples.run("--in", items, "--dir", media, "--out", out.resolve("%s.csv"));
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(out.resolve("a.wav.csv")).exists();
    assertThat(out.resolve("sub/a.wav.csv")).doesNotExist();
    assertThat(out.resolve("silent.wav.csv")).doesNotExist();
  }

  @Test
  void whatIsFinishedIsNotDoneAgain() throws IOException {
    fromTable("a.wav", "sub/a.wav");
    var before = Files.getLastModifiedTime(out.resolve("a.wav.csv"));
    var again = fromTable("a.wav", "sub/a.wav");
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already has").contains("--force");
    assertThat(Files.getLastModifiedTime(out.resolve("a.wav.csv"))).isEqualTo(before);
    var forced = samples.run(
        "--in",
        folder.items(List.of("a.wav")),
        "--dir",
        media,
        "--out",
        out.resolve("%s.csv"),
        "--features",
        "--force");
    assertThat(forced.err()).contains("3 samples in 1 file");
    before = Files.getLastModifiedTime(out.resolve("a.wav.csv"));
    fromTable("sub/a.wav");
    Tones.wav(media.resolve("sub/a.wav"), 8000, SoundFolder.notes(8000, 262, 196, 300));
    fromTable("a.wav", "sub/a.wav");
    assertThat(Files.getLastModifiedTime(out.resolve("a.wav.csv"))).isEqualTo(before);
    assertThat(TableReader.read(out.resolve("sub/a.wav.csv")).size()).isEqualTo(3);
  }

  @Test
  void filesOnTheCommandLineGoToOneTable() {
    Path one = out.resolve("one.csv");
    var done = samples.run(
        media.resolve("*.wav"), media.resolve("sub/a.wav"), "--dir", media, "--out", one);
    assertThat(done.exit()).as(done.err()).isZero();
    Table table = TableReader.read(one);
    assertThat(table.columns().names()).containsExactly("filename", "start", "dur");
    assertThat(table.stream().map(row -> row.text("filename")))
        .containsExactly("a.wav", "a.wav", "a.wav", "sub/a.wav", "sub/a.wav");
    assertThat(out.resolve(".one.csv.parts")).doesNotExist();
    var again =
        samples.run(media.resolve("*.wav"), media.resolve("sub"), "--dir", media, "--out", one);
    assertThat(again.err()).contains("already has");
  }

  @Test
  void oneBadFileIsOneRowOfTheFailures() throws IOException {
    Files.writeString(media.resolve("text.wav"), "no sound at all");
    Files.write(media.resolve("empty.wav"), new byte[0]);
    var done = fromTable("a.wav", "text.wav", "gone.wav", "empty.wav", "../out.wav");
    assertThat(done.exit()).isEqualTo(6);
    Table failures = TableReader.read(out.resolve("failures.csv"));
    assertThat(failures.stream().map(row -> row.text("filename")))
        .containsExactly("../out.wav", "empty.wav", "gone.wav", "text.wav");
    assertThat(failures.stream().map(row -> row.text("stage"))).containsOnly("samples");
    assertThat(TableReader.read(out.resolve("a.wav.csv")).size()).isEqualTo(3);
  }

  @Test
  void whatIsHeardOfADamagedFileIsKept() throws IOException {
    byte[] whole = Files.readAllBytes(media.resolve("a.wav"));
    Files.write(media.resolve("cut.wav"), Arrays.copyOf(whole, whole.length * 6 / 10));
    var done = fromTable("cut.wav");
    assertThat(done.exit()).as(done.err()).isEqualTo(6);
    assertThat(TableReader.read(out.resolve("cut.wav.csv")).size()).isEqualTo(2);
    Table failures = TableReader.read(out.resolve("failures.csv"));
    assertThat(failures.row(0).text("filename")).isEqualTo("cut.wav");
    assertThat(failures.row(0).text("stage")).isEqualTo("samples");
  }

  @Test
  void whatWasHeardWithOtherOptionsIsNotMixedIn() throws IOException {
    byte[] whole = Files.readAllBytes(media.resolve("a.wav"));
    Files.write(media.resolve("cut.wav"), Arrays.copyOf(whole, whole.length * 6 / 10));
    Path one = out.resolve("one.csv");
    Path items = folder.items(List.of("a.wav", "cut.wav", "sub/a.wav"));
    var first = samples.run("--in", items, "--dir", media, "--out", one);
    assertThat(first.exit()).as(first.err()).isEqualTo(6);
    Files.delete(media.resolve("a.wav"));
    var then = samples.run("--in", items, "--dir", media, "--out", one, "--features");
    assertThat(then.exit()).as(then.err()).isEqualTo(6);
    assertThat(TableReader.read(one).stream().map(row -> row.text("filename")))
        .containsOnly("cut.wav", "sub/a.wav");
  }

  @Test
  void oddNamesAreJustNames() {
    List<String> names = List.of("-dash.wav", "50% \"loud\" it's, ünï.wav", "007", "a b.wav");
    for (String name : names) {
      Tones.wav(media.resolve(name), 8000, SoundFolder.notes(8000, 262));
    }
    Path one = out.resolve("one.csv");
    var done = samples.run("--in", folder.items(names), "--dir", media, "--out", one);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(TableReader.read(one).stream().map(row -> row.text("filename")))
        .containsExactlyElementsOf(names);
  }

  @Test
  void theCountIsSharedAmongTheFiles() {
    Path one = out.resolve("one.csv");
    var done = samples.run(
        "--in",
        folder.items(List.of("a.wav", "sub/a.wav")),
        "--dir",
        media,
        "--out",
        one,
        "--count",
        2);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(TableReader.read(one).stream().map(row -> row.text("filename")))
        .containsExactly("a.wav", "sub/a.wav");
    done = samples.run(
        "--in",
        folder.items(List.of("a.wav", "sub/a.wav")),
        "--dir",
        media,
        "--out",
        one,
        "--count",
        3);
    assertThat(TableReader.read(one).stream().map(row -> row.text("filename")))
        .containsExactly("a.wav", "a.wav", "sub/a.wav", "sub/a.wav");
    assertThat(done.err())
        .contains("4 samples in 2 files; 2 files heard only as far as the first 2 samples");
    assertThat(samples.run("--help").out().replaceAll("\\s+", " "))
        .contains("the first N/F samples, rounded up: N in all, or up to F - 1 more");
  }

  @Test
  void wrongCommandLinesAreExplained() throws IOException {
    assertThat(samples.run("--out", out.resolve("x.csv")).exit()).isEqualTo(2);
    var gone = samples.run("gone.wav", "--out", out.resolve("x.csv"));
    assertThat(gone.exit()).isEqualTo(3);
    assertThat(gone.err()).contains("gone.wav: no such file");
    assertThat(samples
            .run(Files.createDirectories(out), "--out", out.resolve("x.csv"))
            .err())
        .contains("no media file");
    var limits = samples.run(media.resolve("a.wav"), "--out", out.resolve("x.csv"), "--min", 2000);
    assertThat(limits.exit()).isEqualTo(2);
    for (String wrong : List.of("--delta=NaN", "--delta=-1", "--delta=Infinity", "--count=0")) {
      var refused = samples.run(media.resolve("a.wav"), "--out", out.resolve("x.csv"), wrong);
      assertThat(refused.exit()).as(wrong).isEqualTo(2);
    }
    assertThat(samples.run("--help").out()).contains("smalti samples --in items.csv");
  }

  @Test
  void aTableWithoutSoundIsNoError() throws IOException {
    Path one = out.resolve("one.csv");
    var done = samples.run("--in", folder.table("filename,hasAudio\na.wav,0\n"), "--out", one);
    assertThat(done.exit()).isZero();
    assertThat(one).hasContent("filename,start,dur\n");
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    Path items = folder.table("filename,mine\na.wav,x\n");
    var done = samples.run("--in", items, "--dir", media, "--out", items);
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("is what is read");
    assertThat(items).hasContent("filename,mine\na.wav,x\n");
    Path wav = media.resolve("a.wav");
    assertThat(samples.run(wav, "--out", wav).exit()).isEqualTo(2);
  }

  private CommandTester.Outcome fromTable(String... names) {
    return samples.run(
        "--in",
        folder.items(List.of(names)),
        "--dir",
        media,
        "--out",
        out.resolve("%s.csv"),
        "--features");
  }
}
