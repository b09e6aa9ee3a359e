package org.smalti.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.EngineFactory;
import org.smalti.core.run.Failure;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/** Two workers on loopback whose executors and workers really die. */
class StandaloneTest {
  private static final List<String> NAMES =
      IntStream.range(0, 40).mapToObj(i -> "file" + i).toList();
  private static final String READY = "ready";

  @TempDir
  Path folder;

  private List<String> results(Work<String, String> work, TestRun run) {
    try (Journal journal = Journal.of(folder.resolve("out.csv"))) {
      return results(NAMES, work, journal, run);
    }
  }

  private List<String> results(
      List<String> names, Work<String, String> work, Journal journal, TestRun run) {
    List<String> results = new ArrayList<>();
    try (Engine engine = EngineFactory.open(TestCluster.settings(Optional.of(folder)))) {
      engine.map(
          Batch.of("stage", names), work, (name, result) -> results.add(result), journal, run);
    }
    return results;
  }

  @Test
  void aFileThatEndsEveryExecutorCostsOneRowAndNotTheJob() {
    Work<String, String> work = (name, task) -> {
      if (name.equals("file7")) {
        Runtime.getRuntime().halt(139);
      }
      return name;
    };
    TestRun run = new TestRun();
    assertThat(results(work, run))
        .isEqualTo(NAMES.stream().filter(name -> !name.equals("file7")).toList());
    assertThat(run.failures()).singleElement().satisfies(failure -> {
      assertThat(failure.filename()).isEqualTo("file7");
      assertThat(failure.error()).startsWith("it crashed 2 executors (").contains("139");
    });
    TestRun again = new TestRun();
    assertThat(results(work, again)).hasSize(39);
    assertThat(again.failures())
        .extracting(Failure::error)
        .containsExactly("it crashed smalti the last time; --force tries it again");
  }

  /** Holds the first item that arrives at a wanted executor until that is killed, and all others until then. */
  private record Victim(String folder, long worker) implements Work<String, String> {
    @Override
    public String apply(String name, Task task) throws Exception {
      Files.createFile(Path.of(folder, "try-" + name + "-" + System.nanoTime()));
      ProcessHandle self = ProcessHandle.current();
      boolean wanted = worker == 0 || self.parent().orElseThrow().pid() == worker;
      Path victim = Path.of(folder, "victim");
      if (wanted && isFirst(victim)) {
        Path line = Files.writeString(Path.of(folder, "line"), String.valueOf(self.pid()));
        Files.move(line, Path.of(folder, "pid"));
        task.state(READY);
        new CountDownLatch(1).await();
      }
      waitFor(() -> Files.exists(Path.of(folder, "pid")));
      return name;
    }

    private static boolean isFirst(Path victim) throws IOException {
      try {
        Files.createFile(victim);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      }
    }
  }

  private static void waitFor(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 6000 && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void kill(ItemState state, boolean withItsWorker) {
    if (state.state().equals(READY)) {
      ProcessHandle executor = ProcessHandle.of(pids().get(0)).orElseThrow();
      if (withItsWorker) {
        executor.parent().orElseThrow().destroyForcibly();
      }
      executor.destroyForcibly();
    }
  }

  private List<Long> pids() {
    try {
      return Files.readAllLines(folder.resolve("pid")).stream()
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long attempts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("try-"))
          .count();
    }
  }

  @Test
  void aKilledExecutorCostsOnlyItsRunningTask() throws IOException {
    TestRun run = new TestRun(state -> kill(state, false));
    assertThat(results(new Victim(folder.toString(), 0), run)).isEqualTo(NAMES);
    assertThat(run.failures()).isEmpty();
    assertThat(attempts()).isEqualTo(NAMES.size() + 1);
  }

  @Test
  void aKilledWorkerCostsOnlyItsRunningTask() throws IOException {
    TestRun run = new TestRun(state -> kill(state, true));
    assertThat(results(new Victim(folder.toString(), TestCluster.joined()), run))
        .isEqualTo(NAMES);
    assertThat(run.failures()).isEmpty();
    assertThat(attempts()).isEqualTo(NAMES.size() + 1);
    TestCluster.join();
  }

  @Test
  void anExecutorThatDoesNotShareTheFolderIsNamed() throws IOException {
    try (Engine engine = EngineFactory.open(TestCluster.settings(Optional.of(folder)))) {
      try (Stream<Path> tokens = Files.list(folder)) {
        for (Path token : tokens.toList()) {
          Files.delete(token);
        }
      }
      assertThatThrownBy(() -> engine.map(NAMES, (name, task) -> name, new TestRun()))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("on 127.0.0.1 does not share the folder " + folder)
          .hasMessageEndingWith("name a file by --out in a folder that all machines share");
    }
  }

  @Test
  void theTokenIsGoneAfterwards() throws IOException {
    EngineFactory.open(TestCluster.settings(Optional.of(folder))).close();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  /** Runs an endless ffmpeg the first time; says so when it is under way. */
  private record Encoding(String folder) implements Work<String, String> {
    @Override
    public String apply(String name, Task task) throws Exception {
      Path pid = Path.of(folder, "pid");
      if (Files.exists(pid)) {
        return name;
      }
      Ffmpeg ffmpeg = new Ffmpeg(
          FfmpegProgram.find(null),
          new Ffmpeg.Limits(0, Duration.ofMinutes(5)),
          ChildProcesses.ofThisProcess());
      ffmpeg.run(
          new FfmpegCommand(List.of("-re", "-f", "lavfi", "-i", "testsrc", "-f", "null", "-")),
          progress -> {
            if (!Files.exists(pid)) {
              announce(pid, task);
            }
          });
      return "ended by itself";
    }

    private static void announce(Path pid, Task task) {
      List<String> lines = new ArrayList<>();
      ProcessHandle self = ProcessHandle.current();
      lines.add(String.valueOf(self.pid()));
      self.descendants().forEach(child -> lines.add(String.valueOf(child.pid())));
      try {
        Files.move(Files.write(pid.resolveSibling("lines"), lines), pid);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      task.state(READY);
    }
  }

  @Test
  void aKilledExecutorLeavesNoFfmpegBehind() throws InterruptedException {
    TestRun run = new TestRun(state -> kill(state, false));
    assertThat(results(List.of("film"), new Encoding(folder.toString()), Journal.none(), run))
        .containsExactly("film");
    List<Long> pids = pids();
    assertThat(pids).as("the executor and what it had started").hasSizeGreaterThan(1);
    for (long pid : pids) {
      waitFor(() -> !runs(pid));
      assertThat(runs(pid)).isFalse();
    }
  }

  /** A process that has ended may wait for whoever adopted it. */
  private static boolean runs(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().isPresent())
        .isPresent();
  }
}
