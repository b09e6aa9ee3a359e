package org.smalti.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.TableOptions;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The protocol of a step, shown by one that counts the letters of text files. */
class FileColumnsTest {
  @TempDir
  Path folder;

  private Path texts;
  private Path items;

  @Command(name = "count")
  static final class CountCommand implements Callable<Integer> {
    @Mixin
    private RunOptions run;

    @Mixin
    private TableOptions tables = new TableOptions();

    @Mixin
    private MediaFolderOption media = new MediaFolderOption();

    @Option(names = "--factor")
    private int factor = 1;

    @Override
    public Integer call() {
      MediaFolder folder = media.media();
      FileStep step = FileStep.of(
              "count", List.of("letters", "twice"), folder::resolve, new CountWork(folder, factor))
          .with(factor);
      return new FileColumns(step, tables.read(List.of("filename")), tables.in(), run.context())
          .fill(tables.out());
    }
  }

  record CountWork(MediaFolder folder, int factor) implements Work<FileRows, FileCells> {
    @Override
    public FileCells apply(FileRows file, Task task) throws IOException {
      Path path = folder.resolve(file.filename());
      if (!Files.exists(path)) {
        throw SmaltiException.input("no such file");
      }
      String text = Files.readString(path);
      if (text.equals("bug")) {
        throw new IllegalStateException("unforeseen");
      }
      Files.writeString(
          path.resolveSibling("reads"),
          file.filename() + " ",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      String letters = Integer.toString(factor * text.length());
      FileCells cells = FileCells.same(file, letters, "");
      return text.startsWith("damaged") ? new FileCells(cells.cells(), "half of it") : cells;
    }
  }

  @BeforeEach
  void twoTexts() throws IOException {
    texts = Files.createDirectories(folder.resolve("texts"));
    items = Files.writeString(folder.resolve("items.csv"), "filename,title\na,7\nb,8\na,9\n");
    Files.writeString(texts.resolve("a"), "four");
    Files.writeString(texts.resolve("b"), "sixsix");
  }

  private Outcome count(Object... more) {
    Object[] words = new Object[more.length + 4];
    System.arraycopy(new Object[] {"--in", items, "--dir", texts}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return CommandTester.of(CountCommand.class).run(words);
  }

  /** Which files were read since this was asked before. */
  private String reads() throws IOException {
    Path reads = texts.resolve("reads");
    String files = Files.exists(reads) ? Files.readString(reads).strip() : "";
    Files.deleteIfExists(reads);
    return files;
  }

  private List<String> letters(Path table) {
    return TableReader.read(table).stream().map(row -> row.text("letters", "?")).toList();
  }

  @Test
  void eachFileIsReadOnceAndOnlyWhatChangedAgain() throws IOException {
    assertThat(count("--threads", 1).exit()).isZero();
    assertThat(reads()).isEqualTo("a b");
    assertThat(Files.readString(items))
        .isEqualTo("filename,title,letters,twice\na,7,4,\nb,8,6,\na,9,4,\n");
    assertThat(count().err()).contains("already has letters, twice").contains("--force");
    assertThat(reads()).isEmpty();
    Files.writeString(texts.resolve("b"), "seven77");
    assertThat(count().exit()).isZero();
    assertThat(reads()).isEqualTo("b");
    assertThat(letters(items)).containsExactly("4", "7", "4");
  }

  @Test
  void otherOptionsMakeOtherCells() throws IOException {
    count();
    count("--factor", 2);
    assertThat(letters(items)).containsExactly("8", "12", "8");
  }

  @Test
  void aFolderThatIsNotThereChangesNothing() throws IOException {
    count();
    String before = Files.readString(items);
    Files.move(texts, folder.resolve("elsewhere"));
    Outcome outcome = count();
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("no such folder");
    assertThat(items).hasContent(before);
  }

  @Test
  void aFileThatIsGoneKeepsItsCells() throws IOException {
    count();
    String before = Files.readString(items);
    Files.delete(texts.resolve("a"));
    assertThat(count().exit()).isEqualTo(6);
    assertThat(items).hasContent(before);
    assertThat(count("--force").exit()).isEqualTo(6);
    assertThat(items).hasContent(before);
    assertThat(folder.resolve("items.csv.failures.csv")).content().contains("a,count,no such file");
  }

  @Test
  void forceDoesAllAgainAndWhatIsStoppedStaysToBeDone() throws IOException {
    count();
    reads();
    CommandTester stopped = CommandTester.of(CountCommand.class);
    stopped.cancellation().request();
    assertThat(stopped.run("--in", items, "--dir", texts, "--force").exit()).isEqualTo(130);
    assertThat(letters(items)).containsExactly("4", "6", "4");
    count("--threads", 1);
    assertThat(reads()).isEqualTo("a b");
    count("--force", "--threads", 1);
    assertThat(reads()).isEqualTo("a b");
  }

  @Test
  void whatHadToBeLeftOutIsToldAgainWithoutReadingAgain() throws IOException {
    Files.writeString(texts.resolve("b"), "damaged");
    assertThat(count().exit()).isEqualTo(6);
    reads();
    assertThat(count().exit()).isEqualTo(6);
    assertThat(reads()).isEmpty();
    assertThat(folder.resolve("items.csv.failures.csv")).content().contains("b,count,half of it");
    assertThat(letters(items)).containsExactly("4", "7", "4");
  }

  @Test
  void aBugInOneFileIsARowOfTheFailuresAndExit1() throws IOException {
    Files.writeString(texts.resolve("b"), "bug");
    Outcome outcome = count();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("FileColumnsTest");
    assertThat(letters(items)).containsExactly("4", "", "4");
    assertThat(folder.resolve("items.csv.failures.csv"))
        .content()
        .contains("b,count,bug: java.lang.IllegalStateException: unforeseen");
  }

  @Test
  void anotherTableIsFilledFromWhatAnEarlierRunLeftThere() throws IOException {
    Path out = folder.resolve("out.csv");
    Files.delete(texts.resolve("b"));
    assertThat(count("--out", out).exit()).isEqualTo(6);
    Files.writeString(texts.resolve("b"), "six666");
    reads();
    assertThat(count("--out", out).exit()).isZero();
    assertThat(reads()).isEqualTo("b");
    assertThat(letters(out)).containsExactly("4", "6", "4");
    Table in = TableReader.read(items);
    assertThat(in.columns().names()).containsExactly("filename", "title");
  }

  @Test
  void aNameThatIsEmptyOrLeavesTheFolderIsARowOfTheFailures() throws IOException {
    Files.writeString(items, "filename,title\na,7\n\"\",8\n../x,9\n");
    assertThat(count().exit()).isEqualTo(6);
    assertThat(letters(items)).containsExactly("4", "", "");
  }

  @Test
  void aDryRunSaysWhatWouldBeDone() throws IOException {
    String before = Files.readString(items);
    assertThat(count("--dry-run").out()).isEqualTo("would count 2 files into " + items + "\n");
    count();
    assertThat(count("--dry-run").out()).contains("would count 0 files");
    assertThat(count("--dry-run", "--force").out()).contains("would count 2 files");
    assertThat(before).doesNotContain("letters");
  }

  @Test
  void aFinishedStepLeavesAnotherTableWithWhatLaterStepsAddedToIt() throws IOException {
    Path out = folder.resolve("out.csv");
    count("--out", out);
    Files.writeString(out, "filename,title,letters,twice,later\na,7,4,,x\nb,8,6,,y\na,9,4,,z\n");
    assertThat(count("--out", out).err()).contains("already has");
    assertThat(TableReader.read(out).columns().names()).contains("later");
  }

  @Test
  void anOutputThatWasDeletedIsMadeWithItsOwnOptions() throws IOException {
    Path out = folder.resolve("out.csv");
    count();
    count("--factor", 2, "--out", out);
    assertThat(letters(out)).containsExactly("8", "12", "8");
    Files.delete(out);
    assertThat(count("--factor", 2, "--out", out).exit()).isZero();
    assertThat(letters(out)).containsExactly("8", "12", "8");
  }

  @Test
  void aRowThatTheOutputLacksIsMadeWithItsOwnOptions() throws IOException {
    Path out = folder.resolve("out.csv");
    count();
    count("--factor", 2, "--out", out);
    Files.writeString(out, "filename,title,letters,twice\na,7,8,\na,9,8,\n");
    assertThat(count("--factor", 2, "--out", out).exit()).isZero();
    assertThat(letters(out)).containsExactly("8", "12", "8");
  }

  @Test
  void aColumnThatWasTakenAwayIsFilledAgain() throws IOException {
    count();
    Files.writeString(items, "filename,title,twice\na,7,1\nb,8,1\na,9,1\n");
    assertThat(count().exit()).isZero();
    assertThat(letters(items)).containsExactly("4", "6", "4");
  }

  @Test
  void aTableWithoutRowsGetsTheColumnsToo() throws IOException {
    Files.writeString(items, "filename,title\n");
    assertThat(count().exit()).isZero();
    assertThat(TableReader.read(items).columns().names()).contains("letters");
  }

  @Test
  void anotherPathOfTheSameTableIsInPlace() throws IOException {
    count();
    Files.setLastModifiedTime(items, FileTime.fromMillis(1000));
    Path alias = folder.resolve("texts").resolve("..").resolve("items.csv");
    count("--out", alias);
    assertThat(Files.getLastModifiedTime(items).toMillis()).isEqualTo(1000);
  }

  @Test
  void rowsOfOneFileKeepTheirOwnCellsUnderAnotherPath() throws IOException {
    Files.writeString(items, "filename,title,letters,twice\na,7,1,\na,9,2,\n");
    Files.delete(texts.resolve("a"));
    Path alias = folder.resolve("texts").resolve("..").resolve("items.csv");
    count("--out", alias);
    assertThat(letters(items)).containsExactly("1", "2");
  }
}
