package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

/** {@code smalti features}, and {@code smalti samples --features}, which measures the same. */
class FeaturesCommandTest {
  private final CommandTester samples = CommandTester.of(SamplesCommand.class);
  private final CommandTester features = CommandTester.of(FeaturesCommand.class);
  private final SoundFolder folder;
  private final Path media;
  private final Path out;

  FeaturesCommandTest(@TempDir Path temporary) {
    folder = SoundFolder.in(temporary);
    media = folder.media();
    out = folder.out();
  }

  @Test
  void featuresMeasureWhatSamplesMeasured() {
    Path one = out.resolve("one.csv");
    Path measured = out.resolve("measured.csv");
    List<String> names = List.of("a.wav", "sub/a.wav");
    samples.run("--in", folder.items(names), "--dir", media, "--out", one);
    samples.run("--in", folder.items(names), "--dir", media, "--out", measured, "--features");
    var done = features.run("--in", one, "--dir", media);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(one).hasSameTextualContentAs(measured);
    assertThat(features.run("--in", one, "--dir", media).err()).contains("--force");
    assertThat(one).hasSameTextualContentAs(measured);
  }

  @Test
  void featuresKeepColumnsAndOrderAndMeasureWhatNobodyKnowsTheOriginOf() throws IOException {
    Path table = folder.table("""
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
        "--in", folder.table(head + good + "a.wav,x,400,1,2,3,C,4,0.5,0.6\n"), "--dir", media);
    assertThat(done.exit()).isEqualTo(3);
    assertThat(done.err()).contains("table.csv, row 2: no number in column start (\"x\")");
    for (String place : List.of("-1,400", "0,-400", "NaN,400", "0,Infinity")) {
      done = features.run(
          "--in", folder.table("filename,start,dur\na.wav," + place + "\n"), "--dir", media);
      assertThat(done.exit()).as(place).isEqualTo(3);
      assertThat(done.err()).containsPattern("table.csv, row 1: .* in column (start|dur) \\(");
    }
    String loud = head + good + "a.wav,0,400,loud,2,3,C,4,0.5,0.6\n";
    Path measuredAnew = folder.table(loud);
    done = features.run("--in", measuredAnew, "--dir", media);
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(TableReader.read(measuredAnew).row(1).number("power")).isPositive();
  }

  @Test
  void anotherPitchMethodOrAnotherSoundIsMeasuredAgain() throws IOException {
    Path table = folder.table("filename,start,dur\na.wav,0,400\n");
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
    Path table = folder.table("filename,start,dur\na.wav,0,400\na.wav,500,400\n");
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
  void whatLiesFarBehindTheEndHasNoSoundToMeasure() throws IOException {
    Path table = folder.table(
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
    Path table = folder.table("filename,start,dur\na.wav,0,400\ngone.wav,0,400\n");
    var done = features.run("--in", table, "--dir", media);
    assertThat(done.exit()).isEqualTo(6);
    Table filled = TableReader.read(table);
    assertThat(filled.row(0).filled("power")).isTrue();
    assertThat(filled.row(1).filled("power")).isFalse();
    Tones.wav(media.resolve("gone.wav"), 8000, SoundFolder.notes(8000, 262));
    assertThat(features.run("--in", table, "--dir", media).exit()).isZero();
    assertThat(TableReader.read(table).row(1).text("note")).isEqualTo("C");
  }

  @Test
  void samplesFarApartAreMeasuredAsIfTheyStoodAlone() throws IOException {
    float[] sound = Tones.silence(100, 8000);
    Tones.mix(sound, 8000, SoundFolder.notes(8000, 262));
    Tones.mix(sound, 720_000, SoundFolder.notes(8000, 196));
    Tones.wav(media.resolve("long.wav"), 8000, sound);
    Path table = folder.table("filename,start,dur\nlong.wav,90000,400\nlong.wav,1000,400\n");
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
    Path table = folder.table("filename,start,dur\na.wav,0,400\n");
    done = features.run("--in", table, "--dir", media, "--features", "rollof");
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("no feature \"rollof\"");
    assertThat(table).hasContent("filename,start,dur\na.wav,0,400\n");
  }

  @Test
  void featuresMeasureAllThatSamplesCan() {
    Path one = out.resolve("one.csv");
    Path measured = out.resolve("measured.csv");
    Path items = folder.items(List.of("a.wav", "sub/a.wav"));
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
}
