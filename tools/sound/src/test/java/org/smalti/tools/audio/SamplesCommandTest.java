package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class SamplesCommandTest {
  private final CommandTester samples = CommandTester.of(SamplesCommand.class);
  private final CommandTester features = CommandTester.of(FeaturesCommand.class);
  private final Path media;
  private final Path out;

  SamplesCommandTest(@TempDir Path folder) {
    media = folder.resolve("media");
    out = folder.resolve("samples");
    Tones.wav(media.resolve("a.wav"), 44_100, notes(44_100, 220, 330, 440));
    Tones.wav(media.resolve("sub/a.wav"), 8000, notes(8000, 262, 196));
    Tones.wav(media.resolve("silent.wav"), 48_000, Tones.silence(1, 48_000));
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
    Path items = table("filename,duration,hasAudio\na.wav,2,1\nsub/a.wav,2,0\nsilent.wav,0,1\n");
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
        items(List.of("a.wav")),
        "--dir",
        media,
        "--out",
        out.resolve("%s.csv"),
        "--features",
        "--force");
    assertThat(forced.err()).contains("3 samples in 1 file");
    before = Files.getLastModifiedTime(out.resolve("a.wav.csv"));
    fromTable("sub/a.wav");
    Tones.wav(media.resolve("sub/a.wav"), 8000, notes(8000, 262, 196, 300));
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
    Path items = items(List.of("a.wav", "cut.wav", "sub/a.wav"));
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
      Tones.wav(media.resolve(name), 8000, notes(8000, 262));
    }
    Path one = out.resolve("one.csv");
    var done = samples.run("--in", items(names), "--dir", media, "--out", one);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(TableReader.read(one).stream().map(row -> row.text("filename")))
        .containsExactlyElementsOf(names);
  }

  @Test
  void theCountIsSharedAmongTheFiles() {
    Path one = out.resolve("one.csv");
    var done = samples.run(
        "--in", items(List.of("a.wav", "sub/a.wav")), "--dir", media, "--out", one, "--count", 2);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(TableReader.read(one).stream().map(row -> row.text("filename")))
        .containsExactly("a.wav", "sub/a.wav");
    done = samples.run(
        "--in", items(List.of("a.wav", "sub/a.wav")), "--dir", media, "--out", one, "--count", 3);
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
  void featuresMeasureWhatSamplesMeasured() {
    Path one = out.resolve("one.csv");
    Path measured = out.resolve("measured.csv");
    List<String> names = List.of("a.wav", "sub/a.wav");
    samples.run("--in", items(names), "--dir", media, "--out", one);
    samples.run("--in", items(names), "--dir", media, "--out", measured, "--features");
    var done = features.run("--in", one, "--dir", media);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(one).hasSameTextualContentAs(measured);
    assertThat(features.run("--in", one, "--dir", media).err()).contains("--force");
    assertThat(one).hasSameTextualContentAs(measured);
  }

  @Test
  void featuresKeepColumnsAndOrderAndMeasureWhatNobodyKnowsTheOriginOf() throws IOException {
    Path table = table("""
        tag,filename,start,dur,power,db,hz,note,octave,clarity,flatness
        x,sub/a.wav,500,400,,,,,,,
        y,a.wav,1000,400,,,,,,,
        z,a.wav,0,400,1,2,3,C,4,0.5,0.6
        v,a.wav,0,1400,,,,,,,
        """);
    var done = features.run("--in", table, "--dir", media);
    assertThat(done.exit()).as(done.err()).isZero();
    Table filled = TableReader.read(table);
    assertThat(filled.stream().map(row -> row.text("tag"))).containsExactly("x", "y", "z", "v");
    assertThat(filled.row(0).text("note")).isEqualTo("G");
    assertThat(filled.row(1).number("hz")).isCloseTo(440, within(2.0));
    assertThat(filled.row(2).number("hz")).isCloseTo(220, within(2.0));
    assertThat(filled.row(3).number("power")).isPositive();
  }

  @Test
  void aMeasuredRowWithoutNumbersIsAnErrorThatNamesIt() throws IOException {
    String head = "filename,start,dur,power,db,hz,note,octave,clarity,flatness\n";
    String good = "a.wav,0,400,1,2,3,C,4,0.5,0.6\n";
    var done = features.run(
        "--in", table(head + good + "a.wav,x,400,1,2,3,C,4,0.5,0.6\n"), "--dir", media);
    assertThat(done.exit()).isEqualTo(3);
    assertThat(done.err()).contains("table.csv, row 2: no number in column start (\"x\")");
    for (String place : List.of("-1,400", "0,-400", "NaN,400", "0,Infinity")) {
      done =
          features.run("--in", table("filename,start,dur\na.wav," + place + "\n"), "--dir", media);
      assertThat(done.exit()).as(place).isEqualTo(3);
      assertThat(done.err()).containsPattern("table.csv, row 1: .* in column (start|dur) \\(");
    }
    String loud = head + good + "a.wav,0,400,loud,2,3,C,4,0.5,0.6\n";
    Path measuredAnew = table(loud);
    done = features.run("--in", measuredAnew, "--dir", media);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(TableReader.read(measuredAnew).row(1).number("power")).isPositive();
  }

  @Test
  void anotherPitchMethodOrAnotherSoundIsMeasuredAgain() throws IOException {
    Path table = table("filename,start,dur\na.wav,0,400\n");
    features.run("--in", table, "--dir", media);
    var again = features.run("--in", table, "--dir", media);
    assertThat(again.err()).contains("already has power");
    String first = Files.readString(table);
    var other = features.run("--in", table, "--dir", media, "--pitch", "yin");
    assertThat(other.err()).doesNotContain("already has");
    features.run("--in", table, "--dir", media);
    assertThat(table).hasContent(first);
    Files.copy(
        media.resolve("sub/a.wav"), media.resolve("a.wav"), StandardCopyOption.REPLACE_EXISTING);
    features.run("--in", table, "--dir", media);
    assertThat(Files.readString(table)).isNotEqualTo(first);
  }

  @Test
  void featuresInAnotherTableAreNotMeasuredAgain() throws IOException {
    Path table = table("filename,start,dur\na.wav,0,400\na.wav,500,400\n");
    Path other = out.resolve("other.csv");
    assertThat(features.run("--in", table, "--dir", media, "--out", other).exit())
        .isZero();
    assertThat(TableReader.read(table).columns().has("hz")).isFalse();
    String whole = Files.readString(other);
    var again = features.run("--in", table, "--dir", media, "--out", other);
    assertThat(again.err()).contains("--force");
    assertThat(other).hasContent(whole);
  }

  @Test
  void aTableWithoutSoundIsNoError() throws IOException {
    Path one = out.resolve("one.csv");
    var done = samples.run("--in", table("filename,hasAudio\na.wav,0\n"), "--out", one);
    assertThat(done.exit()).isZero();
    assertThat(one).hasContent("filename,start,dur\n");
  }

  @Test
  void whatLiesFarBehindTheEndHasNoSoundToMeasure() throws IOException {
    Path table = table(
        "filename,start,dur\na.wav,0,400\na.wav,50000000,400\na.wav,80000000,400\na.wav,1e300,400\n");
    var done = features.run("--in", table, "--dir", media);
    assertThat(done.exit()).as(done.err()).isEqualTo(6);
    assertThat(done.err())
        .contains(
            "a.wav: no sound for 3 of 4 samples, the first at 50000.000 s: the file ends before");
    assertThat(TableReader.read(media.resolve("table.csv.failures.csv")).row(0).text("filename"))
        .isEqualTo("a.wav");
    Table filled = TableReader.read(table);
    assertThat(filled.row(0).number("power")).isPositive();
    assertThat(filled.stream().skip(1).map(row -> row.text("power"))).containsOnly("-1");
  }

  @Test
  void aFileThatCantBeReadLeavesItsRowsEmpty() throws IOException {
    Path table = table("filename,start,dur\na.wav,0,400\ngone.wav,0,400\n");
    var done = features.run("--in", table, "--dir", media);
    assertThat(done.exit()).isEqualTo(6);
    Table filled = TableReader.read(table);
    assertThat(filled.row(0).filled("power")).isTrue();
    assertThat(filled.row(1).filled("power")).isFalse();
    Tones.wav(media.resolve("gone.wav"), 8000, notes(8000, 262));
    assertThat(features.run("--in", table, "--dir", media).exit()).isZero();
    assertThat(TableReader.read(table).row(1).text("note")).isEqualTo("C");
  }

  @Test
  void samplesFarApartAreMeasuredAsIfTheyStoodAlone() throws IOException {
    float[] sound = Tones.silence(100, 8000);
    Tones.mix(sound, 8000, notes(8000, 262));
    Tones.mix(sound, 720_000, notes(8000, 196));
    Tones.wav(media.resolve("long.wav"), 8000, sound);
    Path table = table("filename,start,dur\nlong.wav,90000,400\nlong.wav,1000,400\n");
    var done = features.run("--in", table, "--dir", media);
    assertThat(done.exit()).as(done.err()).isZero();
    List<Row> rows = TableReader.read(table).rows();
    assertThat(rows.get(0).number("hz")).isCloseTo(196, within(1.0));
    assertThat(rows.get(1).number("hz")).isCloseTo(262, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({
    "--features, 'power,db,hz,note,octave,clarity,flatness'",
    "--features usual, 'power,db,hz,note,octave,clarity,flatness'",
    "--features zcr, zcr",
    "--features=attack, attack",
    "'--features rolloff,hz,centroid,hz', 'hz,centroid,rolloff'",
    "--features all, 'power,db,hz,note,octave,clarity,flatness,centroid,rolloff,zcr,loudness,attack'",
  })
  void theFeaturesThatAreNamedBecomeColumnsInTheOrderOfTheRegistry(String words, String columns) {
    List<Object> command = new ArrayList<>(List.of(words.split(" ")));
    Path one = out.resolve("one.csv");
    command.addAll(List.of(media.resolve("a.wav"), "--dir", media, "--out", one));
    var done = samples.run(command.toArray());
    assertThat(done.exit()).as(done.err()).isZero();
    Table table = TableReader.read(one);
    assertThat(String.join(",", table.columns().names()))
        .isEqualTo("filename,start,dur," + columns);
    assertThat(table.size()).isEqualTo(3);
  }

  @Test
  void aFileOrAnOptionAfterFeaturesIsNotTakenForAList() {
    Path one = out.resolve("one.csv");
    for (Object next : List.of(media.resolve("*.wav"), media, "--quiet", "--")) {
      var done = samples.run(
          "--dir", media, "--out", one, "--force", "--features", next, media.resolve("a.wav"));
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(TableReader.read(one).columns().has("hz")).as("%s", next).isTrue();
    }
    var last = samples.run(media.resolve("a.wav"), "--out", one, "--force", "--features");
    assertThat(last.exit()).as(last.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--features rollof", "--features hz,rollof", "--features=rollof"})
  void anUnknownFeatureIsAUsageErrorThatListsThem(String words) throws IOException {
    List<Object> command = new ArrayList<>(List.of(words.split(" ")));
    command.addAll(List.of(media.resolve("a.wav"), "--out", out.resolve("one.csv")));
    var done = samples.run(command.toArray());
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("no feature \"rollof\"", "centroid, rolloff, zcr");
    Path table = table("filename,start,dur\na.wav,0,400\n");
    done = features.run("--in", table, "--dir", media, "--features", "rollof");
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("no feature \"rollof\"");
    assertThat(table).hasContent("filename,start,dur\na.wav,0,400\n");
  }

  @Test
  void featuresMeasureAllThatSamplesCan() {
    Path one = out.resolve("one.csv");
    Path measured = out.resolve("measured.csv");
    Path items = items(List.of("a.wav", "sub/a.wav"));
    samples.run("--in", items, "--dir", media, "--out", one);
    samples.run("--in", items, "--dir", media, "--out", measured, "--features", "all");
    var done = features.run("--in", one, "--dir", media, "--features", "all");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(one).hasSameTextualContentAs(measured);
    Table table = TableReader.read(one);
    assertThat(table.row(2).number("zcr")).isGreaterThan(800);
    assertThat(table.row(2).number("centroid")).isBetween(440.0, 1400.0);
    assertThat(table.row(2).number("loudness")).isBetween(-20.0, -5.0);
    assertThat(table.row(2).number("attack")).isBetween(0.0, 20.0);
  }

  private CommandTester.Outcome fromTable(String... names) {
    return samples.run(
        "--in",
        items(List.of(names)),
        "--dir",
        media,
        "--out",
        out.resolve("%s.csv"),
        "--features");
  }

  private Path items(List<String> names) {
    StringBuilder text = new StringBuilder("filename\n");
    names.forEach(name -> text.append('"').append(name.replace("\"", "\"\"")).append("\"\n"));
    try {
      return table(text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path table(String text) throws IOException {
    return Files.writeString(media.resolve("table.csv"), text);
  }

  /** A note each half second, 0.4 s long, that decays a little. */
  private static float[] notes(int rate, double... pitches) {
    float[] sound = Tones.silence(pitches.length * 0.5, rate);
    for (int i = 0; i < pitches.length; i++) {
      float[] note = Tones.partials(pitches[i], 0.4, rate, 0.4, 0.2, 0.1);
      for (int j = 0; j < note.length; j++) {
        note[j] *= (float) Math.exp(-2.0 * j / note.length);
      }
      Tones.mix(sound, (int) (i * 0.5 * rate), note);
    }
    return sound;
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    Path items = table("filename,mine\na.wav,x\n");
    var done = samples.run("--in", items, "--dir", media, "--out", items);
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("is what is read");
    assertThat(items).hasContent("filename,mine\na.wav,x\n");
    Path wav = media.resolve("a.wav");
    assertThat(samples.run(wav, "--out", wav).exit()).isEqualTo(2);
  }
}
