package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** {@code smalti sort} from media files to one audio file. */
class SortCommandTest {
  private static final Path DATA = Launcher.project().resolve("data");

  @TempDir
  Path folder;

  private static Outcome sort(Object... words) {
    return CommandTester.of(Main.class)
        .run(Stream.concat(Stream.of("sort"), Stream.of(words)).toArray());
  }

  /** The highest amplitude of a file and its length in s. */
  private static double[] heard(Path file) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder sound = media.audio(AudioSpec.stereo(48000))) {
      float[] buffer = new float[2 * 4096];
      double peak = 0;
      for (int frames = sound.read(buffer, 0, 4096);
          frames >= 0;
          frames = sound.read(buffer, 0, 4096)) {
        for (int i = 0; i < 2 * frames; i++) {
          peak = Math.max(peak, Math.abs(buffer[i]));
        }
      }
      return new double[] {peak, sound.position() / 48000.0};
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "flac", "mp3", "m4a", "opus", "ogg"})
  void aMediaFileBecomesASortedOneOfAnyFormatWithoutClipping(String format) {
    Path out = folder.resolve("sorted." + format);
    Outcome outcome = sort(DATA.resolve("tabla.flac"), "--by", "hz=asc", "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    double[] heard = heard(out);
    assertThat(heard[0]).isBetween(0.05, 0.999);
    assertThat(heard[1]).isBetween(4.0, 30.0);
  }

  @Test
  void whatIsSortedByIsMeasuredOnTheWay() {
    Path out = folder.resolve("sorted.wav");
    Outcome outcome = sort(DATA.resolve("tabla.flac"), "--by", "centroid=desc", "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(heard(out)[1]).isGreaterThan(4);
  }

  @Test
  void aSoundIsPlayedByTheSamplesThatAreMostLikeIt() {
    Path samples = folder.resolve("samples.csv");
    Outcome cut = CommandTester.of(Main.class)
        .run("samples", DATA.resolve("tabla.flac"), "--out", samples, "--features");
    assertThat(cut.exit()).as(cut.err()).isZero();
    Path out = folder.resolve("like.wav");
    Outcome outcome = sort("--like", DATA.resolve("drums.flac"), "--in", samples, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    var sequence = TableReader.read(folder.resolve(".like.wav.sequence.csv"));
    assertThat(sequence.size()).isGreaterThan(20);
    assertThat(sequence.stream().map(row -> row.text("filename")))
        .allMatch(name -> name.endsWith("tabla.flac"));
    double end = sequence.row(sequence.size() - 1).number("at") / 1000;
    double[] heard = heard(out);
    assertThat(heard[0]).isBetween(0.02, 1.0);
    assertThat(heard[1]).isBetween(end, end + 5);
  }

  @Test
  void aFilmFollowsASound() {
    Path samples = folder.resolve("samples.csv");
    Outcome cut = CommandTester.of(Main.class)
        .run("samples", DATA.resolve("city_night.mp4"), "--out", samples, "--features");
    assertThat(cut.exit()).as(cut.err()).isZero();
    Path film = folder.resolve("film.mp4");
    Outcome outcome = CommandTester.of(Main.class)
        .run(
            "compose",
            "follow",
            "--target",
            DATA.resolve("tabla.flac"),
            "--in",
            samples,
            "--width",
            160,
            "--height",
            90,
            "--out",
            film);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    double target;
    try (MediaFile media = MediaFile.open(DATA.resolve("tabla.flac"))) {
      target = media.info().duration();
    }
    try (MediaFile media = MediaFile.open(film)) {
      assertThat(media.info().video()).isPresent();
      assertThat(media.info().duration()).isBetween(target, target + 7);
    }
  }

  @Test
  void severalFilesAreSortedBySimilarity() {
    Path out = folder.resolve("sorted.flac");
    Object[] words = {
      DATA.resolve("tabla.flac"), DATA.resolve("bell.flac"), "--by", "tsne", "--out", out
    };
    Outcome first = sort(words);
    assertThat(first.exit()).as(first.err()).isZero();
    var samples = TableReader.read(folder.resolve(".sorted.flac.samples.csv"));
    assertThat(samples.columns().has("tsne")).isTrue();
    assertThat(samples.stream().map(row -> row.text("filename")).distinct()).hasSize(2);
    assertThat(sort(words).err()).contains("is there already");
  }

  @Test
  void aFileThatCantBeHeardCostsOnlyItself() throws Exception {
    Path text = Files.writeString(folder.resolve("text.wav"), "no sound ".repeat(50));
    Path out = folder.resolve("sorted.wav");
    Outcome outcome = sort(text, DATA.resolve("tabla.flac"), "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(heard(out)[1]).isGreaterThan(4);
  }

  @Test
  void aFileIsNotSortedOntoItself() throws Exception {
    Path song = Files.copy(DATA.resolve("tabla.flac"), folder.resolve("song.flac"));
    byte[] bytes = Files.readAllBytes(song);
    Outcome outcome = sort(song, "--out", song);
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains("song.flac is what is read");
    assertThat(song).hasBinaryContent(bytes);
  }

  @Test
  void wrongWordsAreExplainedBeforeAnythingIsHeard() {
    for (List<Object> words : List.<List<Object>>of(
        List.of("--out", folder.resolve("o.wav")),
        List.of(DATA.resolve("tabla.flac"), "--out", folder.resolve("o.xyz")),
        List.of(DATA.resolve("tabla.flac"), "--by", "hz=up", "--out", folder.resolve("o.wav")))) {
      assertThat(sort(words.toArray()).exit()).as(words.toString()).isEqualTo(2);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatASoundThatIsPlayedDecidesCantBeAskedFor() throws Exception {
    Path samples = Files.writeString(
        folder.resolve("samples.csv"),
        "filename,start,dur,power,hz,clarity\n" + DATA.resolve("bell.flac") + ",0,200,3,440,0.9\n");
    Path out = folder.resolve("o.wav");
    for (List<String> idle : List.of(
        List.of("--by", "hz=asc"),
        List.of("--select", "power=desc"),
        List.of("--limit", "4096"),
        List.of("--overlap", "100"),
        List.of("--overlap-share", "1"))) {
      Outcome outcome = sort(Stream.concat(
              Stream.of("--like", DATA.resolve("tabla.flac"), "--in", samples, "--out", out),
              idle.stream())
          .toArray());
      assertThat(outcome.exit()).as(idle.toString()).isEqualTo(2);
      assertThat(outcome.err()).contains(idle.get(0) + " has no effect: --like");
    }
    assertThat(out).doesNotExist();
  }

  /** The samples that are heard first are kept beside the output: none of them may be there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--gain 99",
        "--loudness loud",
        "--reverb 101",
        "--fade-in -1",
        "--match loud",
        "--overlap 0",
        "--overlap-share 2",
        "--left -1",
        "--volume 9",
        "--limit -1",
        "--select power=up",
        "--select likeness=asc",
        "--by likeness=asc",
        "--credits c.md",
        "--stems DATA",
        "--plan DATA/bell.flac"
      })
  void wrongOptionsAreNoticedBeforeAnythingIsHeard(String wrong) {
    List<Object> words = new ArrayList<>(List.of(DATA.resolve("bell.flac"), "--dir", DATA));
    words.addAll(List.of(wrong.replace("DATA", DATA.toString()).split(" ")));
    words.addAll(List.of("--out", folder.resolve("o.wav")));
    Outcome outcome = sort(words.toArray());
    assertThat(outcome.exit()).as(outcome.err()).isBetween(2, 3);
    assertThat(outcome.err()).hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsSelectedByIsMeasuredOnTheWay() {
    Path out = folder.resolve("sorted.wav");
    Outcome outcome =
        sort(DATA.resolve("tabla.flac"), "--select", "centroid=desc", "--limit", 8, "--out", out);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(heard(out)[1]).isLessThan(6);
  }
}
