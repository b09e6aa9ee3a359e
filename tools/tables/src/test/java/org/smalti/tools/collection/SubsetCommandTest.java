package org.smalti.tools.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.ReadOnlyFolder;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

class SubsetCommandTest {
  @TempDir
  Path folder = Path.of("");

  private Path items = Path.of("");
  private Path samples = Path.of("");
  private Path out = Path.of("");

  /** Three files of 10, 20 and 30 samples; power counts up in each, clarity down. */
  @BeforeEach
  void tables() throws IOException {
    items = folder.resolve("items.csv");
    samples = folder.resolve("samples");
    out = folder.resolve("subset.csv");
    Files.writeString(items, """
        filename,samples,medianPower
        a.mp4,10,0.5
        deep/b – ü.mp4,20,0.6
        c.mp4,30,0.1
        silent.mp4,-1,-1
        """);
    write("a.mp4", 10);
    write("deep/b – ü.mp4", 20);
    write("c.mp4", 30);
  }

  private void write(String filename, int count) throws IOException {
    StringBuilder rows = new StringBuilder("filename,start,dur,power,clarity,octave\n");
    for (int i = 0; i < count; i++) {
      rows.append(filename)
          .append(',')
          .append(i * 100)
          .append(",90,")
          .append(i)
          .append(',')
          .append(100 - i)
          .append(',')
          .append(i % 4)
          .append('\n');
    }
    Path table = samples.resolve(filename + ".csv");
    Files.createDirectories(table.resolveSibling("."));
    Files.writeString(table, rows);
  }

  private Outcome subset(Object... words) {
    List<Object> all = new ArrayList<>(List.of("--in", items, "--dir", samples, "--out", out));
    all.addAll(Arrays.asList(words));
    return CommandTester.of(SubsetCommand.class).run(all.toArray());
  }

  private List<String> column(String name) {
    return TableReader.read(out).stream().map(row -> row.text(name)).toList();
  }

  private long of(String filename) {
    return column("filename").stream().filter(filename::equals).count();
  }

  @Test
  void withoutLimitsItIsAllSamplesOfAllAnalysedItems() {
    assertThat(subset().exit()).isZero();
    Table table = TableReader.read(out);
    assertThat(table.size()).isEqualTo(60);
    assertThat(table.columns().names())
        .containsExactly("filename", "start", "dur", "power", "clarity", "octave");
    assertThat(column("filename")).startsWith("a.mp4").endsWith("c.mp4");
  }

  @Test
  void itemsAreFilteredAndSorted() {
    assertThat(subset("--filter", "medianPower>0.3", "--sort", "samples=desc").exit())
        .isZero();
    assertThat(column("filename").stream().distinct()).containsExactly("deep/b – ü.mp4", "a.mp4");
  }

  @Test
  void eachFileGivesItsBestUpToItsLimit() {
    subset("--sample-filter", "octave>1", "--sample-sort", "power=desc", "--limit-per-file", "3");
    assertThat(column("power")).containsExactly("7", "6", "3", "19", "18", "15", "27", "26", "23");
  }

  @Test
  void aTotalLimitIsSharedOutAmongTheFiles() {
    subset("--limit", "12", "--sample-sort", "power=desc");
    assertThat(List.of(of("a.mp4"), of("deep/b – ü.mp4"), of("c.mp4"))).containsOnly(4L);
  }

  @Test
  void whatSmallFilesLeaveGoesToTheOthers() {
    Outcome outcome = subset("--limit", "45", "--sample-sort", "power=desc=0.5&clarity=desc");
    assertThat(List.of(of("a.mp4"), of("deep/b – ü.mp4"), of("c.mp4")))
        .containsExactly(10L, 18L, 17L);
    assertThat(outcome.err()).contains("45 samples of 3 files, cut by --limit from 60");
    assertThat(column("filename")).startsWith("a.mp4").endsWith("c.mp4");
    outcome = subset("--limit", "59", "--sample-filter", "power<25");
    assertThat(column("start")).hasSize(55);
    assertThat(outcome.err()).contains("55 samples of 3 files").doesNotContain("cut by");
    outcome = subset("--limit", "2", "--sample-filter", "power<25");
    assertThat(outcome.err())
        .contains("2 samples of 2 files, cut by --limit from 55 that pass --sample-filter");
    assertThat(subset("--limit-per-file", "9").err())
        .contains("27 samples of 3 files, cut by --limit-per-file from 60");
    assertThat(subset("--sample-sort", "power=desc=0.5").err())
        .contains("30 samples of 3 files, cut by --sample-sort from 60");
    assertThat(subset("--sample-filter", "power>=20").err()).contains("10 samples of 1 file\n");
  }

  @Test
  void aFileThatCannotBeReadIsToldOnceAndItsShareIsPassedOn() throws IOException {
    Files.writeString(samples.resolve("a.mp4.csv"), "filename,start,dur\na.mp4,0,90\na.mp4,1\n");
    Outcome outcome = subset("--limit", "40");
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(outcome.err())
        .containsOnlyOnce("a.mp4.csv, row 2")
        .contains("40 samples of 2 files");
    assertThat(List.of(of("deep/b – ü.mp4"), of("c.mp4"))).containsOnly(20L);
  }

  @Test
  void sharesAreFair() {
    assertThat(FairShares.of(new int[] {3, 100, 0, 50, 7}, 40)).containsExactly(3, 15, 0, 15, 7);
    assertThat(FairShares.of(new int[] {9, 9, 9}, 10)).containsExactly(4, 3, 3);
    assertThat(FairShares.of(new int[] {1, 2, 3}, 10)).containsExactly(1, 2, 3);
    assertThat(FairShares.of(new int[] {5, 0, 5, 5}, 2)).containsExactly(1, 0, 1, 0);
    assertThat(FairShares.of(new int[0], 2)).isEmpty();
  }

  @Test
  void theLastCutTakesTheBestOfAllFiles() {
    subset("--limit", "5", "--limit-per-file", "20", "--sample-sort", "power=desc");
    assertThat(column("power")).containsExactly("29", "28", "27", "26", "25");
    assertThat(of("c.mp4")).isEqualTo(5);
  }

  @Test
  void trimmingNeverLeavesFewerThanWanted() {
    subset("--limit-per-file", "8", "--sample-sort", "power=desc=0.5&clarity=desc");
    assertThat(of("a.mp4")).as("half of 10 would be 5").isEqualTo(8);
    assertThat(column("power").subList(0, 8))
        .as("the 8 most powerful, clearest first")
        .containsExactly("2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(column("power").subList(16, 24))
        .as("the 15 most powerful of 30, clearest first")
        .containsExactly("15", "16", "17", "18", "19", "20", "21", "22");
  }

  @Test
  void aShuffleIsRepeatable() throws IOException {
    subset("--shuffle", "7", "--limit", "30", "--limit-per-file", "30");
    byte[] first = Files.readAllBytes(out);
    assertThat(of("a.mp4")).as("a random choice of all files").isPositive();
    assertThat(of("c.mp4")).isPositive();
    assertThat(column("start")).isNotEqualTo(column("start").stream().sorted().toList());
    subset("--shuffle", "7", "--limit", "30", "--limit-per-file", "30", "--force", "--threads", 1);
    assertThat(Files.readAllBytes(out)).isEqualTo(first);
    subset("--shuffle", "8", "--limit", "30", "--limit-per-file", "30");
    assertThat(Files.readAllBytes(out)).isNotEqualTo(first);
  }

  @Test
  void aShuffledCutStillTakesTheBest() {
    subset(
        "--shuffle", "7", "--limit", "5", "--limit-per-file", "20", "--sample-sort", "power=desc");
    assertThat(column("power")).containsExactlyInAnyOrder("29", "28", "27", "26", "25");
  }

  @Test
  void tablesCanBeNamedOrMatched() {
    var command = CommandTester.of(SubsetCommand.class);
    assertThat(command.run(samples + "/*.csv", "--out", out).exit()).isZero();
    assertThat(column("filename").stream().distinct()).containsExactly("a.mp4", "c.mp4");
    assertThat(command.run(samples + "/**.csv", "--out", out).exit()).isZero();
    assertThat(TableReader.read(out).size()).isEqualTo(60);
    assertThat(command.run(samples + "/**/*.csv", "--out", out, "--force").exit())
        .isZero();
    assertThat(TableReader.read(out).size()).isEqualTo(60);
    assertThat(command.run(samples.resolve("a.mp4.csv"), "--out", out).exit()).isZero();
    assertThat(TableReader.read(out).size()).isEqualTo(10);
    assertThat(command.run(samples + "/*.tsv", "--out", out).err()).contains("no file matches");
  }

  @Test
  void anItemWithoutASamplesTableIsAFailureOfItsOwn() throws IOException {
    Files.delete(samples.resolve("a.mp4.csv"));
    Files.writeString(samples.resolve("c.mp4.csv"), "filename,start\nc.mp4,1,2,3\n");
    Outcome outcome = subset();
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(column("filename").stream().distinct()).containsExactly("deep/b – ü.mp4");
    Table failures = TableReader.read(folder.resolve("subset.csv.failures.csv"));
    assertThat(failures.row(0).text("filename")).isEqualTo("a.mp4");
    assertThat(failures.row(0).text("error")).contains("run 'smalti samples' first");
    assertThat(failures.row(1).text("error")).contains("no column dur");
  }

  @Test
  void tablesWithDifferentColumnsAreJoined() throws IOException {
    Files.writeString(samples.resolve("a.mp4.csv"), "filename,start,dur,mine\na.mp4,1,2,x\n");
    assertThat(subset("--sample-filter", "dur>0").exit()).isZero();
    Table table = TableReader.read(out);
    assertThat(table.columns().names())
        .containsExactly("filename", "start", "dur", "mine", "power", "clarity", "octave");
    assertThat(table.row(0).text("mine")).isEqualTo("x");
    assertThat(table.row(1).text("mine")).isEmpty();
    assertThat(table.size()).isEqualTo(51);
  }

  @Test
  void aRerunKeepsWhatLaterStepsAdded() throws IOException {
    subset("--limit", "12");
    Files.writeString(out, "filename,start,dur,tsne\na.mp4,0,90,0.5\n");
    assertThat(subset("--limit", "12").err()).contains("--force");
    assertThat(TableReader.read(out).columns().has("tsne")).isTrue();
    write("a.mp4", 5);
    subset("--limit", "12");
    assertThat(TableReader.read(out).columns().has("tsne")).isFalse();
  }

  @Test
  void aSampleWithoutAPlaceIsNamed() throws IOException {
    for (String place : List.of("-1,400", "0,-400", "NaN,400", "0,Infinity", ",400")) {
      Files.writeString(
          samples.resolve("a.mp4.csv"), "filename,start,dur\na.mp4,0,400\na.mp4," + place + "\n");
      Outcome done = subset();
      assertThat(done.exit()).as(place).isEqualTo(6);
      assertThat(done.err()).containsPattern("a.mp4.csv, row 2: .* in column (start|dur) \\(");
      assertThat(of("a.mp4")).isZero();
    }
  }

  @Test
  void mistakesAreExplained() throws IOException {
    assertFails(3, "no column volume", "--filter", "volume>1");
    assertFails(3, "passes the filter samples>99", "--filter", "samples>99");
    assertFails(3, "passes --sample-filter", "--sample-filter", "power>1000");
    assertFails(2, "either an items table", samples.resolve("a.mp4.csv"));
    assertFails(2, "limit", "--limit", "-1");
    assertThat(out).doesNotExist();
    Files.writeString(items, "filename\na.mp4\n");
    assertFails(3, "run 'smalti summarize' first");
  }

  @Test
  void aColumnThatNoTableHasIsNamedOnceAndNotForEachFile() {
    for (String[] option :
        new String[][] {{"--sample-filter", "volume>1"}, {"--sample-sort", "volume=desc"}}) {
      Outcome outcome = subset((Object[]) option);
      assertThat(outcome.err()).containsOnlyOnce("no column volume").doesNotContain("skipped");
      assertThat(outcome.exit()).isEqualTo(3);
      assertThat(out).doesNotExist();
      assertThat(folder.resolve("subset.csv.failures.csv")).doesNotExist();
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamedOnce() {
    Outcome outcome = CommandTester.of(SubsetCommand.class)
        .run("--in", items, "--dir", folder.resolve("nowhere"), "--out", out);
    assertThat(outcome.err()).containsOnlyOnce("nowhere").contains("no such folder");
    assertThat(outcome.exit()).isEqualTo(3);
  }

  private void assertFails(int exit, String message, Object... words) {
    Outcome outcome = subset(words);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.exit()).isEqualTo(exit);
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    String before = Files.readString(items);
    CommandTester subset = CommandTester.of(SubsetCommand.class);
    var done = subset.run("--in", items, "--dir", samples, "--out", items);
    assertThat(done.exit()).isEqualTo(2);
    assertThat(done.err()).contains("items.csv is what is read");
    Path one = samples.resolve("a.mp4.csv");
    Path sameOne = samples.resolve("../samples/a.mp4.csv");
    assertThat(subset.run(one, "--out", sameOne).exit()).isEqualTo(2);
    assertThat(CommandTester.of(PhrasesCommand.class).run(one, "--out", one).exit())
        .isEqualTo(2);
    assertThat(Files.readString(items)).isEqualTo(before);
    assertThat(Files.readString(one)).startsWith("filename,start,dur,power,clarity,octave\n");
  }

  @Test
  void aTableThatWasNotMadeHereIsReplacedOnlyByForce() throws IOException {
    Files.writeString(out, "mine\n");
    Outcome outcome = subset();
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
    assertThat(outcome.err()).contains("is there already", "--force replaces it");
    assertThat(out).hasContent("mine");
    assertThat(subset("--force").exit()).isZero();
    assertThat(subset("--limit", 3).exit()).isZero();
  }

  @Test
  void aFinishedSubsetMayLieWhereNothingCanBeWritten() throws IOException {
    try (ReadOnlyFolder disk = new ReadOnlyFolder(folder.resolve("disk"))) {
      out = folder.resolve("disk/subset.csv");
      assertThat(subset()).returns(0, Outcome::exit);
      disk.seal();
      Outcome again = subset();
      assertThat(again).as(again.err()).returns(0, Outcome::exit);
      assertThat(again.err()).contains("is there already");
      Outcome other = subset("--limit", 1);
      assertThat(other).as(other.err()).returns(3, Outcome::exit);
      assertThat(other.err()).contains("no permission; choose another output");
      assertThat(of("c.mp4")).isEqualTo(30);
    }
  }
}
