package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;

/** Where results go, what is done again, what is said about it, and which options do not go together. */
class BatchTest extends BatchTester {
  @Test
  void aResultStandsBesideItsOriginalAndIsAsOld() throws IOException {
    Path film = film("a.mp4", 2);
    byte[] before = bytes(film);
    Files.setPosixFilePermissions(film, PosixFilePermissions.fromString("rw-r-----"));
    Outcome outcome = remux(film);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files()).containsExactly("a.mp4", "a.remuxed.mkv");
    assertThat(leftOvers()).isEmpty();
    assertThat(bytes(film)).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(folder.resolve("a.remuxed.mkv")))
        .isEqualTo(Files.getLastModifiedTime(film));
    assertThat(Files.getPosixFilePermissions(folder.resolve("a.remuxed.mkv")))
        .isEqualTo(Files.getPosixFilePermissions(film));
    assertThat(outcome.out()).contains("a.mp4", "done: as it was; remarked", "saved");
  }

  @Test
  void whatIsDoneIsNotDoneAgainAndResultsAreNoInputs() throws IOException {
    film("a.mp4", 1);
    film("b.mp4", 1);
    assertThat(remux(folder).exit()).isZero();
    Path result = folder.resolve("a.remuxed.mkv");
    Object first = Files.readAttributes(result, "unix:ino").get("ino");
    Outcome again = remux(folder);
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("2 files done before");
    assertThat(again.err()).contains("2 files left out: results of earlier runs");
    assertThat(Files.readAttributes(result, "unix:ino")).containsEntry("ino", first);
    assertThat(remux(folder, "--force").exit()).isZero();
    assertThat(Files.readAttributes(result, "unix:ino").get("ino")).isNotEqualTo(first);
    assertThat(files()).containsExactly("a.mp4", "a.remuxed.mkv", "b.mp4", "b.remuxed.mkv");
  }

  @Test
  void otherOptionsMakeTheResultAnew() {
    Path film = film("a.mp4", 1);
    assertThat(remux(film).exit()).isZero();
    byte[] copied = bytes(folder.resolve("a.remuxed.mkv"));
    assertThat(remux(film, "--encoder", "libx264").exit()).isZero();
    assertThat(bytes(folder.resolve("a.remuxed.mkv"))).isNotEqualTo(copied);
  }

  @Test
  void resultsInATreeOfTheirOwnAreNoInputsEither() {
    film("a.mp4", 1);
    assertThat(remux(folder, "--out", folder.resolve("out")).exit()).isZero();
    Outcome outcome = remux(folder, "--recursive");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files()).containsExactly("a.mp4", "a.remuxed.mkv", "out/a.mkv");
    assertThat(remux(folder.resolve("out")).exit()).isZero();
    assertThat(files()).containsExactly("a.mp4", "a.remuxed.mkv", "out/a.mkv");
  }

  @Test
  void severalVerbsMayTakeTurnsAndNoneWorksOnAFileTwice() {
    Path film = film("a.mp4", 1);
    List<Object> words = new ArrayList<>(
        List.of(folder, "--replace", "--delete-originals", "--extension", "mp4", "--muxer", "mp4"));
    for (String verb : List.of("first", "second", "third")) {
      Outcome outcome =
          remux(Stream.concat(words.stream(), Stream.of("--verb", verb, "--args", "-c:v libx264"))
              .toArray());
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains("saved");
    }
    byte[] worked = bytes(film);
    for (String verb : List.of("first", "second", "third")) {
      Outcome outcome =
          remux(Stream.concat(words.stream(), Stream.of("--verb", verb)).toArray());
      assertThat(outcome.err()).contains("1 file left out: results of earlier runs");
    }
    assertThat(bytes(film)).isEqualTo(worked);
  }

  @Test
  void aTreeIsMirrored() {
    film("in/a.mp4", 1);
    film("in/deep/er/b.mp4", 1);
    film("in/deep/not.mp4", 1);
    Outcome flat = remux(folder.resolve("in"), "--out", folder.resolve("out"));
    assertThat(flat.exit()).as(flat.err()).isZero();
    assertThat(folder.resolve("out/deep")).doesNotExist();
    Outcome outcome = remux(
        folder.resolve("in"),
        "--recursive",
        "--exclude",
        "NOT*",
        "--out",
        folder.resolve("out"),
        "--report",
        folder.resolve("report.csv"));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files())
        .containsExactly(
            "in/a.mp4",
            "in/deep/er/b.mp4",
            "in/deep/not.mp4",
            "out/a.mkv",
            "out/deep/er/b.mkv",
            "report.csv");
    Row row = TableReader.read(folder.resolve("report.csv")).row(1);
    assertThat(row.text("result")).isEqualTo("done");
    assertThat(row.number("before")).isPositive();
    assertThat(row.number("ratio")).isBetween(0.5, 1.5);
    assertThat(row.text("notes")).isEqualTo("as it was; remarked");
  }

  @Test
  void anOriginalThatIsReplacedIsKeptInTheBackup() throws IOException {
    Path film = film("in/deep/a.mp4", 1);
    byte[] original = bytes(film);
    Object[] words = {
      folder.resolve("in"),
      "-r",
      "--replace",
      "--backup",
      folder.resolve("old"),
      "--extension",
      "mp4",
      "--muxer",
      "mp4",
      "--encoder",
      "libx264"
    };
    Outcome outcome = remux(words);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files()).containsExactly("in/deep/a.mp4", "old/deep/a.mp4");
    assertThat(bytes(folder.resolve("old/deep/a.mp4"))).isEqualTo(original);
    byte[] result = bytes(film);
    assertThat(result).isNotEqualTo(original);
    assertThat(remux(words).err()).contains("1 file left out");
    assertThat(bytes(film)).isEqualTo(result);
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void anOriginalOfAnotherNameLeavesItsPlaceOnceItsResultIsThere() throws IOException {
    film("a.mp4", 1);
    Outcome outcome = remux(folder, "--replace", "--backup", folder.resolve("old"));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files()).containsExactly("a.mkv", "old/a.mp4");
    assertThat(remux(folder, "--replace", "--backup", folder.resolve("old")).exit())
        .isZero();
    assertThat(files()).containsExactly("a.mkv", "old/a.mp4");
    film("b.mp4", 1);
    assertThat(remux(folder.resolve("b.mp4"), "--delete-originals").exit()).isZero();
    assertThat(files()).containsExactly("a.mkv", "b.remuxed.mkv", "old/a.mp4");
  }

  @Test
  void anOriginalThatWasKeptIsNotTakenForAFilmOfTheFolder() {
    film("a.mp4", 1);
    assertThat(remux(folder, "--replace", "--backup", folder.resolve("old")).exit())
        .isZero();
    Outcome later = remux(folder, "-r", "--replace", "--backup", folder.resolve("older"));
    assertThat(later.exit()).as(later.err()).isZero();
    assertThat(files()).containsExactly("a.mkv", "old/a.mp4");
    assertThat(remux(folder.resolve("old/a.mp4")).exit()).isZero();
    assertThat(files()).containsExactly("a.mkv", "old/a.mp4", "old/a.remuxed.mkv");
  }

  @Test
  void aResultThatIsLargerIsThrownAwayUnlessItIsWanted() {
    Path film = film("a.mp4", 1);
    Object[] words = {film, "--shrink", "--args", "-c:v libx264 -crf 0"};
    Outcome outcome = remux(words);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("kept: the result was larger");
    assertThat(files()).containsExactly("a.mp4");
    assertThat(remux(words).out()).contains("skipped: its result was larger in an earlier run");
    Outcome kept = remux(film, "--shrink", "--args", "-c:v libx264 -crf 0", "--keep-larger");
    assertThat(kept.exit()).as(kept.err()).isZero();
    assertThat(files()).containsExactly("a.mp4", "a.remuxed.mkv");
  }

  @Test
  void aDryRunPrintsCommandsThatDoTheSame() throws Exception {
    Path film = film("it's a \"film\".mp4", 1);
    Path out = folder.resolve("o u t");
    Outcome dry = remux(film, "--out", out, "--dry-run");
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(files()).containsExactly("it's a \"film\".mp4");
    assertThat(leftOvers()).isEmpty();
    Process shell =
        new ProcessBuilder("sh", "-ec", dry.out()).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
    byte[] pasted = bytes(out.resolve("it's a \"film\".mkv"));
    Files.delete(out.resolve("it's a \"film\".mkv"));
    assertThat(remux(film, "--out", out).exit()).isZero();
    assertThat(bytes(out.resolve("it's a \"film\".mkv"))).hasSameSizeAs(pasted);
  }

  @Test
  void fewFilesShareAllCores() {
    Path film = film("a.mp4", 1);
    int cores = Runtime.getRuntime().availableProcessors();
    int many = Math.max(2, cores);
    for (int i = 1; i < many; i++) {
      film("more/" + i + ".mp4", 1);
    }
    assertThat(remux(film, "--dry-run").out()).contains("-threads " + cores + " -i");
    assertThat(remux(film, "--dry-run", "--threads-per-job", "3").out()).contains("-threads 3 -i");
    assertThat(remux(folder, "--recursive", "--dry-run").out().lines())
        .hasSize(many)
        .allMatch(line -> line.contains("-threads 1 -i"));
    film("long.mp4", 2 * many);
    assertThat(remux(folder, "--recursive", "--dry-run").out().lines())
        .allMatch(line -> line.contains("-threads " + cores + " -i"));
  }

  @Test
  void theLogTellsStartCommandAndSavings() throws IOException {
    film("a.mp4", 1);
    Path log = folder.resolve("log.txt");
    Outcome outcome = remux(folder, "--log-file", log);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(Files.readString(log))
        .containsPattern(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ start .*a.mp4: .*ffmpeg .* -map 0")
        .containsPattern("Z done .*a.mp4 -> .*a.remuxed.mkv: .* kB -> .* kB \\(.* %\\), saved");
  }

  @Test
  void filesAreChosenByWhatTheyHoldAndByTheirTags() {
    film("a.mp4", 1);
    film("b.mp4", 3);
    Outcome outcome = remux(folder, "--where", "duration>2&videoCodec=h264");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files()).containsExactly("a.mp4", "b.mp4", "b.remuxed.mkv");
    Outcome unknown = remux(folder, "--where", "performer=x");
    assertThat(unknown.exit()).isEqualTo(3);
    assertThat(unknown.err()).contains("no column performer", "duration", "videoCodec");
  }

  @Test
  void optionsThatContradictEachOtherAreNamed() {
    Path film = film("a.mp4", 1);
    List<List<Object>> wrong = List.of(
        List.of("--replace needs --backup", "--replace"),
        List.of("two places", "--replace", "--out", "x", "--delete-originals"),
        List.of("--backup is for --replace", "--backup", "x"),
        List.of(
            "keeps what --delete-originals deletes",
            "--replace",
            "--backup",
            "x",
            "--delete-originals"),
        List.of("--jobs is 'auto' or a number above 0, not 0", "--jobs", "0"),
        List.of("both say how many files", "--jobs", "2", "--threads", "3"),
        List.of("niceness", "--nice", "20"),
        List.of("above 0", "--stall", "0"),
        List.of("is not closed", "--args", "-vf 'x"),
        List.of("is no glob", "--include", "[a"),
        List.of("operator", "--where", "artist"));
    for (List<Object> words : wrong) {
      List<Object> all = new ArrayList<>(words.subList(1, words.size()));
      all.add(film);
      Outcome outcome = remux(all.toArray());
      assertThat(outcome.exit()).as(words + outcome.err()).isEqualTo(ExitCode.USAGE);
      if (!words.get(0).equals("operator")) {
        assertThat(outcome.err()).contains(words.get(0).toString());
      }
    }
    assertThat(files()).containsExactly("a.mp4");
    assertThat(all().toList()).containsExactly("a.mp4");
  }
}
