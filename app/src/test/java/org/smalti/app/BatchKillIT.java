package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher.Result;
import org.smalti.app.Launcher.Running;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;

/**
 * A batch that is killed again and again, each time at a random moment: no half-made file gets a final name, no ffmpeg
 * outlives its run, no original is lost, and in the end everything is done.
 *
 * <p>Takes a minute: it starts and kills the program 50 times.
 */
class BatchKillIT {
  private static final int KILLS = 25;
  /** Films that wait when a process begins; what is done is made up for. */
  private static final int WAITING = 6;
  /** The longest life after the first sign of work, in ms. */
  private static final int LIFE = 700;
  /** How long the system may take to end a killed process's children, in ms. */
  private static final int LAST_BREATH = 5000;

  private final Random random = new Random(11);
  /** The names of all films, which are copies of one. */
  private final List<String> originals = new ArrayList<>();

  @TempDir
  Path folder;

  private Path films = Path.of("");
  private byte[] film = {};
  private int hit;

  @BeforeEach
  void makeAFilm() throws IOException {
    Path first = folder.resolve("first.mp4");
    TestFilm.write(first, 6, 220);
    film = Files.readAllBytes(first);
    Files.delete(first);
    films = Files.createDirectories(folder.resolve("films/deep"));
  }

  @Test
  @DisplayName("results in a tree of their own")
  void killsLoseNothing() throws Exception {
    Path results = folder.resolve("out/deep");
    killAndKill("--out", "out");
    for (String name : originals) {
      assertThat(films.resolve(name)).hasBinaryContent(film);
      assertThatItIsWhole(results.resolve(name));
    }
    assertThatNothingElseIsLeft(folder.resolve("out"));
  }

  @Test
  @DisplayName("results in the place of their originals")
  void killsLoseNothingThatIsReplaced() throws Exception {
    Path backup = folder.resolve("old/deep");
    killAndKill("--replace", "--backup", "old");
    for (String name : originals) {
      assertThat(backup.resolve(name)).hasBinaryContent(film);
      assertThat(Files.readAllBytes(films.resolve(name))).isNotEqualTo(film);
      assertThatItIsWhole(films.resolve(name));
    }
    assertThatNothingElseIsLeft(folder.resolve("films"));
    assertThatNothingElseIsLeft(folder.resolve("old"));
  }

  private void killAndKill(String... where) throws Exception {
    List<Object> words = new ArrayList<>(List.of("batch", "denoise", "films", "--recursive"));
    words.addAll(Arrays.asList(where));
    for (int kill = 1; kill <= KILLS; kill++) {
      addFilms();
      live(kill, words.toArray());
      assertThatNobodyIsLeft();
      assertThatNothingIsLost();
    }
    assertThat(hit).as("kills that came before the end").isGreaterThan(KILLS * 2 / 3);
    Result last = Launcher.in(folder).run(words.toArray());
    assertThat(last.exit()).as(last.out() + last.err()).isZero();
    Result again = Launcher.in(folder).run(words.toArray());
    assertThat(again.exit()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).as("done twice").doesNotContain("saved");
  }

  /** Makes up for what may have been done. */
  private void addFilms() throws IOException {
    int wanted = Math.max(WAITING, originals.size() + 3);
    while (originals.size() < wanted) {
      String name = "film " + originals.size() + ".mp4";
      originals.add(name);
      Files.write(films.resolve(name), film);
    }
  }

  /** One process, killed at a random moment: mostly after it has begun to work, sometimes while it starts. */
  private void live(int kill, Object... words) throws Exception {
    Launcher smalti = Launcher.in(folder);
    Running running = smalti.start(words);
    while (kill % 8 != 0 && running.process().isAlive() && !isAtWork()) {
      Thread.sleep(1);
    }
    Thread.sleep(random.nextInt(LIFE));
    running.signal("KILL");
    Result killed = smalti.await(running);
    assertThat(killed.exit()).as("kill %s: %s", kill, killed.err()).isIn(0, 137);
    hit += killed.exit() == 137 ? 1 : 0;
  }

  private boolean isAtWork() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".part"));
    } catch (UncheckedIOException movedMeanwhile) {
      return true;
    }
  }

  private void assertThatNobodyIsLeft() throws InterruptedException {
    long end = System.nanoTime() + LAST_BREATH * 1_000_000L;
    while (!left().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(left()).isEmpty();
  }

  /** Processes that work on our files. */
  private List<String> left() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(folder.toString()) && line.contains("ffmpeg"))
        .toList();
  }

  /** Every original is at its place or in the backup, and whatever has a final name is whole. */
  private void assertThatNothingIsLost() throws IOException {
    for (String name : originals) {
      Path place = films.resolve(name);
      Path backup = folder.resolve("old/deep").resolve(name);
      assertThat(place).exists();
      if (!Arrays.equals(Files.readAllBytes(place), film)) {
        assertThat(backup).hasBinaryContent(film);
        assertThatItIsWhole(place);
      }
      Path result = folder.resolve("out/deep").resolve(name);
      if (Files.exists(result)) {
        assertThatItIsWhole(result);
      }
    }
  }

  private static void assertThatItIsWhole(Path file) {
    try (MediaFile media = MediaFile.open(file)) {
      MediaInfo info = media.measured();
      assertThat(info.audio()).isPresent();
      assertThat(info.video().orElseThrow().duration()).isBetween(2.5, 2.7);
    }
  }

  private static void assertThatNothingElseIsLeft(Path root) throws IOException {
    try (Stream<Path> left = Files.walk(root)) {
      assertThat(left.filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.matches("film \\d+\\.mp4|\\.smalti-batch\\.journal")))
          .isEmpty();
    }
  }
}
