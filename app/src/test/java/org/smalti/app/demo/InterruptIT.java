package org.smalti.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
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
import org.smalti.app.make.MakeSteps;
import org.smalti.core.files.TestFiles;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.table.GridSize;

/**
 * Every stage of the demo is interrupted once it is under way, and run again.
 *
 * <p>Takes minutes: the whole pipeline is made three times, twice with each stage stopped.
 */
class InterruptIT {
  private static final Path DATA = TestFiles.data();
  /** How often a stage may be over before it is stopped. */
  private static final int ATTEMPTS = 10;

  @TempDir
  private static Path whole;

  /** Takes the usual port, so that each run of a step finds the archive at another one. */
  private static DemoArchive usual;

  private static Map<String, String> expected;

  @TempDir
  Path folder;

  /** For what there was before a stage. */
  @TempDir
  Path kept;

  /** The pipeline without any interruption. */
  @BeforeAll
  static void runUndisturbed() throws IOException {
    usual = DemoArchive.of(DATA);
    for (List<String> step : steps(usual.url())) {
      Result result = Launcher.in(whole).run(step.toArray());
      assertThat(result.exit()).as(step + "\n" + result.err()).isZero();
    }
    expected = results(whole.resolve("out"));
  }

  @AfterAll
  static void stopTheArchive() {
    usual.close();
  }

  /** The pipeline of the demo with a smaller film, since all of it is made three times. */
  private static List<List<String>> steps(String archive) {
    Map<String, String> smaller = Map.of("1280", "320", "720", "180");
    Path out = Path.of("out");
    var made =
        new MakeSteps(out.resolve("media"), out.resolve("items.csv"), out, "proliferation", 192);
    return Stream.of(
            DemoCommand.steps(archive, out).subList(0, 2),
            List.of(made.probe(true)),
            made.listen(),
            made.recombine(new GridSize(16, 12)))
        .flatMap(List::stream)
        .map(step -> step.stream().map(word -> smaller.getOrDefault(word, word)).toList())
        .toList();
  }

  /**
   * A digest of everything that a pipeline made, but for journals and the cache, which know when media were fetched,
   * and for the port of the archive.
   */
  private static Map<String, String> results(Path out) throws IOException {
    Map<String, String> results = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = out.relativize(file).toString();
        assertThat(name).as("a temporary file was left").doesNotEndWith(".part");
        if (!file.getFileName().toString().startsWith(".") && !name.endsWith(".cache")) {
          results.put(name, new Fingerprint().with(bytes(file)).key());
        }
      }
    }
    return results;
  }

  private static String bytes(Path file) throws IOException {
    return file.toString().endsWith(".csv")
        ? Files.readString(file).replaceAll("127\\.0\\.0\\.1:\\d+", "archive")
        : HexFormat.of().formatHex(Files.readAllBytes(file));
  }

  /**
   * A stage may be over before the signal arrives, on a machine that is fast or has much else to do; then it is stopped
   * once more, from where it began.
   */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void aStageThatIsStoppedGoesOnAndMakesTheSameBytes(String signal) throws IOException {
    Launcher smalti = Launcher.in(folder);
    int stages = 0;
    for (int number = 0; number < steps("").size(); number++) {
      try (DemoArchive archive = DemoArchive.of(DATA)) {
        searchAgain(smalti, archive, number);
        if (stopped(smalti, steps(archive.url()).get(number), signal)) {
          stages++;
        }
      }
      try (DemoArchive archive = DemoArchive.of(DATA)) {
        searchAgain(smalti, archive, number);
        List<String> step = steps(archive.url()).get(number);
        Result second = smalti.run(step.toArray());
        assertThat(second.exit()).as(step + "\n" + second.err()).isZero();
      }
    }
    assertThat(stages).as("stages that tell when they begin").isGreaterThanOrEqualTo(8);
    assertThat(results(folder.resolve("out"))).containsExactlyInAnyOrderEntriesOf(expected);
  }

  /** What is fetched has other addresses at another port; a demo that is run again searches again. */
  private static void searchAgain(Launcher smalti, DemoArchive archive, int number)
      throws IOException {
    List<List<String>> steps = steps(archive.url());
    if (steps.get(number).contains("download")) {
      Result search = smalti.run(steps.get(number - 1).toArray());
      assertThat(search.exit()).as(search.err()).isZero();
    }
  }

  /** Stops a step within its stage; false if it has none, and is done. */
  private boolean stopped(Launcher smalti, List<String> step, String signal) throws IOException {
    Path out = folder.resolve("out");
    Path before = kept.resolve("out");
    copy(out, before);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Running running = smalti.start(
          Stream.concat(step.stream(), Stream.of("--progress", "json")).toArray());
      boolean begins = running.says("\"event\":\"begin\"");
      if (begins) {
        running.signal(signal);
      }
      Result result = smalti.await(running);
      assertThat(result.exit())
          .as(step + "\n" + result.err())
          .isIn(0, signal.equals("INT") ? 130 : 137);
      if (!begins || result.exit() != 0) {
        return begins;
      }
      copy(before, out);
    }
    return fail(ATTEMPTS + " times not stopped by " + signal + ": " + step);
  }

  /** Copies a folder over another, each file with its times: what is done is known by them. */
  private static void copy(Path from, Path to) throws IOException {
    delete(to);
    if (Files.exists(from)) {
      try (Stream<Path> all = Files.walk(from)) {
        for (Path file : (Iterable<Path>) all::iterator) {
          Files.copy(
              file,
              to.resolve(from.relativize(file).toString()),
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void twoRunsOnOneOutputDoNotMix() throws IOException {
    Launcher smalti = Launcher.in(folder);
    List<List<String>> steps = steps(usual.url());
    for (List<String> step : steps.subList(0, 3)) {
      assertThat(smalti.run(step.toArray()).exit()).isZero();
    }
    Running one = smalti.start(steps.get(3).toArray());
    Running two = smalti.start(steps.get(3).toArray());
    Result first = smalti.await(one);
    Result second = smalti.await(two);
    assertThat(first.exit() + second.exit()).isIn(0, 3);
    assertThat(first.err() + second.err()).doesNotContain("this is a bug");
  }
}
