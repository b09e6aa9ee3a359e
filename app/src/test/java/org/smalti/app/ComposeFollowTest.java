package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

/** What {@code compose follow} makes beside its film, and what it leaves alone. */
class ComposeFollowTest {
  private static final Path DATA = Launcher.project().resolve("data");

  @TempDir
  Path folder;

  private Path target = Path.of("");

  @BeforeEach
  void makeSamples() throws IOException {
    target = Files.copy(DATA.resolve("tabla.flac"), folder.resolve("target.flac"));
    Files.copy(DATA.resolve("bell.flac"), folder.resolve("bell.flac"));
    Files.writeString(folder.resolve("subset.csv"), """
        filename,start,dur,power,hz,clarity
        bell.flac,0,200,3,440,0.9
        bell.flac,300,200,2,220,0.9
        bell.flac,600,200,1,330,0.9
        """);
  }

  @Test
  void aDryRunWritesNothingAtAll() throws IOException {
    SortedMap<String, Long> before = files();
    Outcome outcome = follow("film.mp4", "--dry-run");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("would follow " + target, "would make " + folder.resolve("film.mp4"));
    Outcome plan = follow("film.mp4", "--dry-run", "--plan", folder.resolve("plan.txt"));
    assertThat(plan.exit()).isEqualTo(2);
    assertThat(plan.err()).contains("make it with 'smalti follow'");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whatIsReadIsNotWrittenOverWhichIsKnownBeforeAnyMatching() throws IOException {
    SortedMap<String, Long> before = files();
    for (String read : List.of("target.flac", "bell.flac")) {
      for (Outcome outcome : List.of(
          follow(read),
          follow(read, "--dry-run"),
          run("follow", "--target", target, "--dir", folder, "--in", table(), "--out", path(read)),
          run("sort", "--like", target, "--dir", folder, "--in", table(), "--out", path(read)))) {
        assertThat(outcome.exit()).as(read + outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(read + " is what is read").hasLineCount(1);
      }
    }
    Outcome plan = follow("film.mp4", "--plan", table());
    assertThat(plan.exit()).isEqualTo(2);
    assertThat(plan.err()).contains("subset.csv, which is --in too; name another file");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whatItMakesOnTheWayIsHiddenUnderTheNameOfItsFilm() throws IOException {
    Outcome outcome = follow("film.flac");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(files().keySet())
        .contains("film.flac", ".film.flac.sequence.csv", ".film.flac.target.csv")
        .allMatch(name -> !name.startsWith(".."));
  }

  @Test
  void aSequenceIsMadeAgainWhenAnyCellOfItsSamplesHasChanged() throws IOException {
    Object[] words = {
      "follow", "--target", target, "--in", table(), "--dir", folder, "--out", path("sequence.csv")
    };
    assertThat(run(words).exit()).isZero();
    assertThat(run(words).err()).contains("sequence.csv is there already");
    Files.writeString(table(), Files.readString(table()).replace("0.9", "0.8"));
    assertThat(run(words).err()).doesNotContain("sequence.csv is there already");
    assertThat(path("sequence.csv")).content().contains("0.8").doesNotContain("0.9\n");
  }

  private Path table() {
    return folder.resolve("subset.csv");
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private Outcome follow(String out, Object... more) {
    Object[] words = {
      "compose", "follow", "--target", target, "--in", table(), "--dir", folder, "--out", path(out)
    };
    return run(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  private static Outcome run(Object... words) {
    return CommandTester.of(Main.class).run(words);
  }

  private SortedMap<String, Long> files() throws IOException {
    SortedMap<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        files.put(file.getFileName().toString(), Files.size(file));
      }
    }
    return files;
  }
}
