package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;

class LikeCommandTest {
  private static final int RATE = 22_050;
  private static final String ROWS = """
      filename,start,dur,name,silent
      sounds.wav,0,300,tone,
      sounds.wav,1000,300,noise,
      sounds.wav,2000,300,higher,
      film.mp4,0,300,picture,1
      sounds.wav,3000,300,tone again,
      """;

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    float[] sounds = new float[4 * RATE];
    Random noise = new Random(3);
    for (int at = 0; at < RATE; at++) {
      sounds[at] = tone(440, at);
      sounds[at + RATE] = noise.nextFloat() - 0.5f;
      sounds[at + 2 * RATE] = tone(1700, at);
      sounds[at + 3 * RATE] = tone(440, at);
    }
    TestMedia.audio(folder.resolve("sounds.wav"), "wav", sounds, RATE, 1);
    Files.writeString(folder.resolve("subset.csv"), ROWS);
  }

  @Test
  void whereNoMediaCanBeReadThatIsSaid() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path out = folder.resolve("like.csv");
    CommandTester command = CommandTester.of(LikeCommand.class);
    for (Object[] more : new Object[][] {{"-q"}, {"-q", "--out", out}}) {
      Outcome none = command.run(
          Stream.concat(Stream.of("1", "--in", subset(), "--dir", other), Stream.of(more))
              .toArray());
      assertThat(none.err())
          .contains("none of the media could be read in " + other, "sounds.wav", "is --dir right?");
      assertThat(none.exit()).isEqualTo(ExitCode.INPUT);
    }
    Outcome track = command.run("1", "--in", subset(), "--dir", folder, "--track", 7, "-q");
    assertThat(track.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(track.err())
        .contains("none of the media", "no sound 7 in it")
        .doesNotContain("--dir right");
    assertThat(out).doesNotExist();
  }

  @Test
  void aSampleOfTheTableFindsItselfFirst() {
    for (Object[] words :
        new Object[][] {{"2"}, {folder.resolve("sounds.wav"), "--start", 1000, "--dur", 300}}) {
      List<String> lines = lines(like(words));
      assertThat(lines.get(0)).isEqualTo("filename,start,dur,name,silent,distance");
      assertThat(lines.get(1)).isEqualTo("sounds.wav,1000,300,noise,,0");
      assertThat(lines).hasSize(5).noneMatch(line -> line.contains("picture"));
    }
  }

  @Test
  void aFileAndARowWithTheSameSoundFindTheSameAtTheSameDistances() throws IOException {
    Files.copy(folder.resolve("sounds.wav"), folder.resolve("elsewhere.wav"));
    List<String> byRow = lines(like("3"));
    List<String> byFile =
        lines(like(folder.resolve("elsewhere.wav"), "--start", 2000, "--dur", 300));
    // Among equally near ones those come first that follow the row.
    assertThat(byFile).containsExactlyInAnyOrderElementsOf(byRow);
    assertThat(byFile.get(1)).contains("higher").endsWith(",0").isEqualTo(byRow.get(1));
  }

  @Test
  void aSoundThatIsNotOfTheCollectionFindsItsKindAndChangesNoScale() throws IOException {
    Path note = sound("note.wav", at -> tone(450, at));
    Outcome outcome = like(note, "--dur", 300);
    List<Row> rows = table(outcome).rows();
    assertThat(rows).extracting(row -> row.text("name")).startsWith("tone", "tone again");
    assertThat(rows.get(0).number(LikeStage.DISTANCE)).isBetween(1e-4, 0.5);
    Outcome whole = like(note);
    assertThat(table(whole).row(0).text("name")).isEqualTo("tone");
    assertThat(whole.err()).contains("timbre compares 1000 ms, here from 0 ms on");
  }

  @Test
  void distancesAreThoseOfAllPairsInUnitsOfTheUsualOne() throws IOException {
    Random random = new Random(11);
    int count = 200;
    double[][] cells = new double[count][2];
    StringBuilder text = new StringBuilder("id,a,b\n");
    for (int i = 0; i < count; i++) {
      cells[i] = new double[] {random.nextGaussian(), 1000 * random.nextGaussian()};
      text.append(i)
          .append(',')
          .append(cells[i][0])
          .append(',')
          .append(cells[i][1])
          .append('\n');
    }
    Files.writeString(folder.resolve("subset.csv"), text.toString());
    double squares = 0;
    for (double[] one : cells) {
      for (double[] other : cells) {
        squares += Math.pow(distance(one, other, cells), 2);
      }
    }
    double usual = Math.sqrt(squares / count / count);
    int liked = 77;
    List<Integer> expected = IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distance(cells[liked], cells[i], cells)))
        .limit(60)
        .toList();
    Table found = table(like(Integer.toString(liked + 1), "--features", "a,b", "-n", 60));
    assertThat(found.stream().map(row -> (int) row.number("id"))).isEqualTo(expected);
    for (Row row : found.rows()) {
      double exact = distance(cells[liked], cells[(int) row.number("id")], cells) / usual;
      assertThat(row.number(LikeStage.DISTANCE)).isCloseTo(exact, offset(1e-4));
    }
  }

  @Test
  void whatIsDoneIsNotDoneAgainUntilSomethingChanges() throws IOException {
    Path out = folder.resolve("like.csv");
    assertThat(like("1", "--out", out).err()).doesNotContain("already");
    String first = Files.readString(out);
    assertThat(like("1", "--out", out).err()).contains("like.csv is there already");
    assertThat(like("1", "--out", out, "--force").err()).doesNotContain("already");
    assertThat(out).hasContent(first);
    assertThat(like("2", "--out", out).err()).doesNotContain("already");
    Files.writeString(folder.resolve("subset.csv"), ROWS.replace("tone again", "echo"));
    assertThat(like("2", "--out", out).err()).doesNotContain("already");
    assertThat(out).content().contains("echo");
    Path note = sound("note.wav", at -> tone(450, at));
    assertThat(like(note, "--out", out).err()).doesNotContain("already");
    assertThat(like(note, "--out", out).err()).contains("already");
    sound("note.wav", at -> tone(450, at) / 2 + 1e-3f * at / RATE);
    Files.setLastModifiedTime(note, FileTime.fromMillis(1_000_000));
    assertThat(like(note, "--out", out).err()).doesNotContain("already");
  }

  @Test
  void withCachedVectorsNothingIsHeardAgain() {
    Path cache = folder.resolve("vectors.cache");
    assertThat(like("1", "--cache", cache).err()).contains("vectors: 4/4 samples");
    assertThat(like("2", "--cache", cache).err()).doesNotContain("vectors");
  }

  @Test
  void onATerminalTheDistanceComesFirst() {
    Outcome outcome = run("1", "--in", subset(), "--dir", folder);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("distance  filename"));
    Outcome json = run("1", "--in", subset(), "--dir", folder, "--format", "json", "-n", 1);
    assertThat(json.out()).contains("\"name\":\"tone\"").contains("\"distance\":0}");
    assertThat(like("1", "--format", "json").err()).contains("leave out --out");
  }

  @Test
  void aFileThatIsGoneIsLeftOutAndSaid() throws IOException {
    Files.writeString(folder.resolve("subset.csv"), ROWS + "gone.wav,0,300,gone,\n");
    Path out = folder.resolve("like.csv");
    Outcome outcome = like("1", "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(outcome.err()).contains("2 rows without a distance");
    assertThat(TableReader.read(out).size()).isEqualTo(4);
    assertThat(folder.resolve("like.csv.failures.csv")).content().contains("gone.wav");
    Outcome gone = like("6");
    assertThat(gone.exit()).isEqualTo(ExitCode.INPUT);
    assertThat(gone.err()).contains("subset.csv, row 6: can't be compared by timbre");
  }

  @Test
  void whatCantBeLikedIsNamed() throws IOException {
    explained(like("0"), ExitCode.INPUT, "subset.csv has no row 0: its rows are 1 to 5");
    explained(like("6"), ExitCode.INPUT, "no row 6");
    explained(like("99999999999999999999"), ExitCode.INPUT, "its rows are 1 to 5");
    explained(
        like("4"), ExitCode.INPUT, "row 4: can't be compared by timbre: its film has no sound");
    explained(like("none.wav"), ExitCode.INPUT, "none.wav: no such file; name a sound");
    explained(like(folder), ExitCode.INPUT, "no such file");
    explained(like(subset()), ExitCode.INPUT, "subset.csv: no media that can be read");
    explained(like("1", "--start", 5), ExitCode.USAGE, "row 1 has its own");
    Path sounds = folder.resolve("sounds.wav");
    explained(like(sounds, "--start", 4000), ExitCode.INPUT, "it is 4000 ms long");
    explained(
        like(sounds, "--start", 9000, "--dur", 5),
        ExitCode.INPUT,
        "nothing that can be compared by timbre");
    explained(like(sounds, "--start", -1), ExitCode.USAGE, "--start is 0 ms or more");
    explained(like(sounds, "--dur", 0), ExitCode.USAGE, "--dur is more than 0 ms");
    explained(like(sounds, "--dur", "NaN"), ExitCode.USAGE, "--dur is more than 0 ms");
    explained(like("1", "-n", 0), ExitCode.USAGE, "--limit is at least 1, not 0");
    explained(like("1", "--out", subset()), ExitCode.USAGE, "subset.csv is what is read");
    explained(like(sounds, "--out", sounds), ExitCode.USAGE, "sounds.wav is what is read");
    Path film = TestMedia.film(folder.resolve("silent.mp4"), 32, 32, 10, 10, Optional.empty());
    explained(like(film), ExitCode.INPUT, "nothing that can be compared");
    Files.writeString(subset(), "filename,start,dur\nsounds.wav,0,300\nsounds.wav,0,300\n");
    explained(like(sounds), ExitCode.INPUT, "all 2 samples are the same by timbre");
    assertThat(lines(like("2")))
        .containsExactly("filename,start,dur,distance", "sounds.wav,0,300,0", "sounds.wav,0,300,0");
  }

  private static void explained(Outcome outcome, int exit, String message) {
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.out()).isEmpty();
  }

  private Path subset() {
    return folder.resolve("subset.csv");
  }

  /** Finds in the table of these tests, and prints what is found unless words say otherwise. */
  private Outcome like(Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--in", subset()));
    if (!all.contains("--features")) {
      all.addAll(List.of("--dir", folder));
    }
    if (!all.contains("--out")) {
      all.addAll(List.of("--out", "-"));
    }
    return run(all.toArray());
  }

  private static Outcome run(Object... words) {
    return CommandTester.of(LikeCommand.class).run(words);
  }

  private static List<String> lines(Outcome outcome) {
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }

  private Table table(Outcome outcome) throws IOException {
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return TableReader.read(Files.writeString(folder.resolve("found.csv"), outcome.out()));
  }

  private static double distance(double[] one, double[] other, double[][] all) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      int column = k;
      double mean = Stream.of(all).mapToDouble(row -> row[column]).average().orElseThrow();
      double variance = Stream.of(all)
          .mapToDouble(row -> Math.pow(row[column] - mean, 2))
          .average()
          .orElseThrow();
      sum += Math.pow(one[k] - other[k], 2) / variance;
    }
    return Math.sqrt(sum);
  }

  private static float tone(double hz, int at) {
    return (float) (0.5 * Math.sin(2 * Math.PI * hz * at / RATE));
  }

  /** A file of two seconds. */
  private Path sound(String name, IntFunction<Float> wave) {
    float[] sound = new float[2 * RATE];
    for (int at = 0; at < sound.length; at++) {
      sound[at] = wave.apply(at);
    }
    return TestMedia.audio(folder.resolve(name), "wav", sound, RATE, 1);
  }
}
