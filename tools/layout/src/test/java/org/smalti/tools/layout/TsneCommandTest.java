package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class TsneCommandTest {
  private static final List<String> MEDIA =
      List.of("bell.flac", "drums.flac", "speech_french.wav", "tabla.flac");

  @TempDir
  Path folder;

  private final CommandTester tsne = CommandTester.of(TsneCommand.class);
  private Path media = Path.of("");
  private Path table = Path.of("");
  private Path cache = Path.of("");

  @BeforeEach
  void copyMedia() throws IOException {
    media = Files.createDirectory(folder.resolve("media"));
    for (String name : MEDIA) {
      Files.copy(TestFiles.data().resolve(name), media.resolve(name));
    }
    cache = folder.resolve("features.cache");
    StringBuilder rows = new StringBuilder("filename,start,dur,tag\n");
    for (int i = 0; i < 40; i++) {
      rows.append(MEDIA.get(i % 4)).append(',').append(70.5 * (i - i % 4) / 4).append(",150,t\n");
    }
    table = Files.writeString(folder.resolve("subset.csv"), rows);
  }

  @Test
  void everyRowGetsPlacesAndEqualOnesAtAnyNumberOfThreads() throws IOException {
    var run = tsne("--components", 2, "--threads", 1);
    assertThat(run.exit()).as(run.err()).isZero();
    Table placed = TableReader.read(table);
    assertThat(placed.columns().names())
        .containsExactly("filename", "start", "dur", "tag", "tsne", "tsne2");
    assertThat(placed.numbers("tsne2")).hasSize(40).doesNotHaveDuplicates();
    String first = Files.readString(table);
    assertThat(tsne("--components", 2, "--threads", 3, "--force").exit()).isZero();
    assertThat(Files.readString(table)).isEqualTo(first);
  }

  @Test
  void soundsOfOneFileGetNearPlaces() {
    assertThat(tsne("--components", 1, "--prefix", "stsne", "--perplexity", 5).exit())
        .isZero();
    List<Row> ordered = TableReader.read(table).stream()
        .sorted(Comparator.comparingDouble(row -> row.number("stsne")))
        .toList();
    int same = 0;
    for (int i = 1; i < ordered.size(); i++) {
      same += ordered.get(i).text("filename").equals(ordered.get(i - 1).text("filename")) ? 1 : 0;
    }
    assertThat(same).as("neighbours from one file; by chance about 9 of 39").isGreaterThan(20);
  }

  @Test
  void aSecondRunDoesNothingUntilSomethingChanges() throws IOException {
    tsne();
    byte[] before = Files.readAllBytes(table);
    var again = tsne();
    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("already has tsne, tsne2; --force computes them again");
    assertThat(Files.readAllBytes(table)).isEqualTo(before);
    assertThat(tsne("--seed", 2).err()).doesNotContain("already");
    Files.setLastModifiedTime(media.resolve("bell.flac"), FileTime.fromMillis(1_000_000));
    assertThat(tsne("--seed", 2).err()).doesNotContain("already");
  }

  @Test
  void aCacheGivesTheSamePlacesWithoutReadingAgain() throws IOException {
    Path other = folder.resolve("other.csv");
    tsne("--out", other);
    tsne("--cache", cache);
    assertThat(Files.readString(table)).isEqualTo(Files.readString(other));
    byte[] kept = Files.readAllBytes(cache);
    var stamp = Files.getLastModifiedTime(media.resolve("bell.flac"));
    byte[] sound = Files.readAllBytes(media.resolve("bell.flac"));
    Files.write(media.resolve("bell.flac"), new byte[sound.length]);
    Files.setLastModifiedTime(media.resolve("bell.flac"), stamp);
    assertThat(tsne("--cache", cache, "--force").exit()).isZero();
    assertThat(Files.readString(table)).isEqualTo(Files.readString(other));
    assertThat(Files.readAllBytes(cache)).isEqualTo(kept);
  }

  @Test
  void aStaleOrDamagedCacheIsNeverTrusted() throws IOException {
    tsne("--cache", cache);
    String right = Files.readString(table);
    byte[] good = Files.readAllBytes(cache);
    for (int damage = 0; damage < 3; damage++) {
      byte[] bad = good.clone();
      switch (damage) {
        case 0 -> bad = Arrays.copyOf(bad, bad.length / 2);
        case 1 -> bad[bad.length / 3] ^= 16;
        default -> bad = new byte[0];
      }
      Files.write(cache, bad);
      var run = tsne("--cache", cache, "--force");
      assertThat(run.exit()).isZero();
      assertThat(run.err()).contains("made anew");
      assertThat(Files.readString(table)).isEqualTo(right);
      assertThat(Files.readAllBytes(cache)).hasSameSizeAs(good);
    }
    Files.copy(
        media.resolve("tabla.flac"),
        media.resolve("bell.flac"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(tsne("--cache", cache).exit()).isZero();
    assertThat(Files.readString(table)).isNotEqualTo(right);
  }

  @Test
  void samplesWithoutSoundKeepEmptyCellsAndAreListed() throws IOException {
    Files.delete(media.resolve("drums.flac"));
    Files.writeString(media.resolve("tabla.flac"), "no sound");
    Files.writeString(
        table,
        "bell.flac,99999999,100,late\nbell.flac,0,0,short\n../x.wav,0,100,out\n",
        StandardOpenOption.APPEND);
    var run = tsne();
    assertThat(run.exit()).as(run.err()).isEqualTo(6);
    Table failures = TableReader.read(folder.resolve("subset.csv.failures.csv"));
    assertThat(failures.stream().map(row -> row.text("filename")))
        .containsExactly("../x.wav", "bell.flac", "drums.flac", "tabla.flac");
    assertThat(failures.row(1).text("error")).contains("no sound for 2 of 12 samples");
    Table placed = TableReader.read(table);
    assertThat(placed.size()).isEqualTo(43);
    assertThat(placed.stream().filter(row -> row.filled("tsne"))).hasSize(20);
  }

  @Test
  void anInterruptLeavesTheTableAsItWasAndARerunFinishesIt() throws IOException {
    String before = Files.readString(table);
    var cancelled = CommandTester.of(TsneCommand.class);
    cancelled.cancellation().request();
    var run = cancelled.run("--in", table, "--dir", media, "--cache", cache);
    assertThat(run.exit()).isEqualTo(130);
    assertThat(Files.readString(table)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part"));
    }
    assertThat(tsne("--cache", cache).exit()).isZero();
  }

  @Test
  void oneTwoOrThreeSamplesAreEnough() throws IOException {
    for (int rows = 1; rows <= 4; rows++) {
      StringBuilder few = new StringBuilder("filename,start,dur\n");
      for (int i = 0; i < rows; i++) {
        few.append(MEDIA.get(i)).append(",0,200\n");
      }
      Files.writeString(table, few);
      assertThat(tsne("--components", 3).exit()).isZero();
      assertThat(TableReader.read(table).numbers("tsne")).hasSize(rows).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    assertThat(tsne("--cache", table).err()).contains("which is --in too; name another file");
    assertThat(tsne("--cache", media.resolve("bell.flac")).err()).contains("is media");
    assertThat(tsne("--prefix", "start").exit()).isEqualTo(2);
    assertThat(tsne("--components", 4).exit()).isEqualTo(2);
    assertThat(tsne("--cache", media).exit()).isEqualTo(3);
    for (String name : MEDIA) {
      Files.delete(media.resolve(name));
    }
    var none = tsne();
    assertThat(none.exit()).isEqualTo(3);
    assertThat(TableReader.read(table).columns().has("tsne")).isFalse();
    Files.writeString(table, "filename,start,dur\n");
    var empty = tsne();
    assertThat(empty.exit()).isEqualTo(3);
    assertThat(empty.err()).contains("has no rows");
    Files.writeString(table, "filename,start,dur\na.wav,soon,100\n");
    assertThat(tsne().err()).contains("row 1: no number in column start (\"soon\")");
  }

  private CommandTester.Outcome tsne(Object... more) {
    var words = new ArrayList<Object>(
        List.of("--in", table, "--dir", media, "--iterations", 250, "--progress", "none"));
    words.addAll(List.of(more));
    return tsne.run(words.toArray());
  }
}
