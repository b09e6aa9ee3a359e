package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/** A process that ends, in whatever way, leaves no ffmpeg behind. */
class ChildProcessesTest {
  @TempDir
  Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private Path file() {
    return folder.resolve(".children");
  }

  private Process parent(ParentTie parentTie) throws IOException {
    return parent(parentTie, "C.UTF-8", "a title");
  }

  private Process parent(ParentTie parentTie, String locale, String title) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-Dfile.encoding=UTF-8",
        "-cp",
        System.getProperty("java.class.path"),
        ParentProcess.class.getName(),
        parentTie.name(),
        file().toString(),
        title);
    builder.environment().put("LC_ALL", locale);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** The children, as soon as ffmpeg has made its first frame. */
  private static List<ProcessHandle> children(Process parent) throws IOException {
    BufferedReader said = parent.inputReader(StandardCharsets.UTF_8);
    String numbers = said.readLine();
    if (numbers == null) {
      throw new IllegalStateException(
          new String(parent.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
    return Arrays.stream(numbers.split(" "))
        .map(number -> ProcessHandle.of(Long.parseLong(number)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean areGone(List<ProcessHandle> processes, double seconds)
      throws InterruptedException {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    while (processes.stream().anyMatch(ProcessTree::runs) && System.nanoTime() < until) {
      Thread.sleep(5);
    }
    return processes.stream().noneMatch(ProcessTree::runs);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEATH_SIGNAL", "PIPE"})
  void childrenDieAtOnceWithAParentThatIsKilled(ParentTie parentTie) throws Exception {
    Process parent = parent(parentTie);
    List<ProcessHandle> children = children(parent);
    assertThat(children).isNotEmpty();
    parent.destroyForcibly().waitFor();
    assertThat(areGone(children, 3)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(ParentTie.class)
  void childrenEndBeforeAParentThatIsToldToEnd(ParentTie parentTie) throws Exception {
    Process parent = parent(parentTie);
    List<ProcessHandle> children = children(parent);
    parent.destroy();
    assertThat(parent.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(areGone(children, 0)).isTrue();
    assertThat(file()).doesNotExist();
  }

  @Test
  void whatAKilledRunLeftBehindIsEndedByTheNext() throws Exception {
    Process parent = parent(ParentTie.NONE);
    List<ProcessHandle> children = children(parent);
    assertThatThrownBy(() -> ChildProcesses.rememberedIn(file()))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("process " + parent.pid() + " is working there");
    parent.destroyForcibly().waitFor();
    assertThat(areGone(children, 0)).isFalse();
    ChildProcesses.rememberedIn(file()).close();
    assertThat(areGone(children, 0)).isTrue();
    assertThat(file()).doesNotExist();
  }

  @Test
  void anotherProcessWithTheNumberOfAChildIsLeftAlone() throws Exception {
    Process other = new ProcessBuilder("sleep", "600").start();
    started.add(other);
    Files.writeString(file(), "1 0\n" + other.pid() + " 1000000\ntorn");
    ChildProcesses.rememberedIn(file()).close();
    assertThat(other.isAlive()).isTrue();
  }

  @Test
  void whoHasClosedStartsNoMore() {
    ChildProcesses children = ChildProcesses.forgotten();
    children.close();
    assertThatThrownBy(() -> children.start(new ProcessBuilder("true")))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void whoIsAboutToEndIsCancelled() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            EndingProcess.class.getName())
        .start();
    started.add(process);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(errors).isEmpty();
    assertThat(said).isEqualTo("interrupted");
  }

  @Test
  void lettersThatTheLocaleLacksAreNamed() throws Exception {
    Process parent = parent(ParentTie.NONE, "C.UTF-8", "é");
    assertThat(children(parent)).isNotEmpty();
    parent.destroy();
    parent.waitFor();
    Process mute = parent(ParentTie.NONE, "POSIX", "é");
    String said = new String(mute.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(mute.waitFor()).isEqualTo(1);
    assertThat(said).contains("the locale has no such letters; set LC_ALL=C.UTF-8");
  }

  @Test
  void theExitAndTheWordsComeThroughTheGuard() throws Exception {
    List<String> words = new ArrayList<>(ParentTie.PIPE.words());
    words.addAll(List.of("sh", "-c", "printf '%s' \"$1\"; exit 7", "sh", "a 'b\" $c\n; d"));
    Process process = new ProcessBuilder(words).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo("a 'b\" $c\n; d");
    assertThat(process.waitFor()).isEqualTo(7);
  }

  @Test
  void workThatWasSentHereSharesItsChildren() {
    assertThat(ChildProcesses.ofThisProcess()).isSameAs(ChildProcesses.ofThisProcess());
  }
}
