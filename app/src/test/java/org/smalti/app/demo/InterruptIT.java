package org.smalti.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.app.Launcher;
import org.smalti.app.Launcher.Result;
import org.smalti.app.Launcher.Running;
import org.smalti.core.files.TestFiles;
import org.smalti.core.run.Fingerprint;

/** Every stage of the demo is interrupted once it is under way, and run again. */
class InterruptIT {
  private static final Path DATA = TestFiles.data();

  @TempDir
  private static Path whole;

  private static ArchiveLookAlike archive;
  private static Map<String, String> expected;

  @TempDir
  Path folder;

  /** The pipeline without any interruption. */
  @BeforeAll
  static void runUndisturbed() throws IOException {
    archive = ArchiveLookAlike.of(DATA);
    for (List<String> step : steps()) {
      Result result = Launcher.in(whole).run(step.toArray());
      assertThat(result.exit()).as(step + "\n" + result.err()).isZero();
    }
    expected = results(whole.resolve("out"));
  }

  @AfterAll
  static void stopTheArchive() {
    archive.close();
  }

  private static List<List<String>> steps() {
    return Demo.steps(archive.url(), Path.of("out"));
  }

  /** A digest of everything that a pipeline made, but for journals and the cache, which know when media were fetched. */
  private static Map<String, String> results(Path out) throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = out.relativize(file).toString();
        assertThat(name).as("a temporary file was left").doesNotEndWith(".part");
        if (!file.getFileName().toString().startsWith(".") && !name.endsWith(".cache")) {
          results.put(
              name,
              new Fingerprint()
                  .with(HexFormat.of().formatHex(Files.readAllBytes(file)))
                  .key());
        }
      }
    }
    return results;
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void aStageThatIsStoppedGoesOnAndMakesTheSameBytes(String signal) throws IOException {
    Launcher smalti = Launcher.in(folder);
    int interrupted = 0;
    for (List<String> step : steps()) {
      Running running = smalti.start(
          Stream.concat(step.stream(), Stream.of("--progress", "json")).toArray());
      if (running.says("\"event\":\"begin\"")) {
        running.signal(signal);
      }
      Result first = smalti.await(running);
      assertThat(first.exit())
          .as(step + "\n" + first.err())
          .isIn(0, signal.equals("INT") ? 130 : 137);
      interrupted += first.exit() == 0 ? 0 : 1;
      Result second = smalti.run(step.toArray());
      assertThat(second.exit()).as(step + "\n" + second.err()).isZero();
    }
    assertThat(interrupted).as("stages that were really interrupted").isGreaterThanOrEqualTo(8);
    assertThat(results(folder.resolve("out"))).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void twoRunsOnOneOutputDoNotMix() throws IOException {
    Launcher smalti = Launcher.in(folder);
    for (List<String> step : steps().subList(0, 3)) {
      assertThat(smalti.run(step.toArray()).exit()).isZero();
    }
    Running one = smalti.start(steps().get(3).toArray());
    Running two = smalti.start(steps().get(3).toArray());
    Result first = smalti.await(one);
    Result second = smalti.await(two);
    assertThat(first.exit() + second.exit()).isIn(0, 3);
    assertThat(first.err() + second.err()).doesNotContain("this is a bug");
  }
}
