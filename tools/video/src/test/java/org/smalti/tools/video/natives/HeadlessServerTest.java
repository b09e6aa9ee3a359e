package org.smalti.tools.video.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faces are found on a server that has no libraries for windows. */
class HeadlessServerTest {
  @TempDir
  private Path folder;

  @Test
  void theApiThatNeedsWindowsIsNeverLoaded() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("-verbose:class"));
    words.addAll(probe());
    String said = said(java(words));
    assertThat(said).contains(DetectorProbe.DONE).contains("org.opencv.core.Mat ");
    assertThat(said).doesNotContain("org.bytedeco.opencv.");
  }

  @Test
  void allWorksWhereGtkIsHidden() throws IOException, InterruptedException {
    Path empty = Files.createFile(folder.resolve("empty"));
    StringBuilder script = new StringBuilder("set -e; ");
    for (Path library : gtk()) {
      script.append("mount --bind ").append(empty).append(' ').append(library).append("; ");
    }
    assumeTrue(succeeds(shell(script + "true")), "no private mounts: 'unshare -m' is not allowed");
    List<String> command = new ArrayList<>(shell(script + "exec \"$@\""));
    command.add("sh");
    command.addAll(java(probe()));
    assertThat(said(command)).contains(DetectorProbe.DONE);
  }

  private static List<String> shell(String script) {
    return List.of("unshare", "-m", "sh", "-c", script);
  }

  /** The files themselves: links to them lead to hidden ones then. */
  private static List<Path> gtk() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path libraries : List.of(Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/usr/lib64"))) {
      if (Files.isDirectory(libraries)) {
        try (Stream<Path> files = Files.list(libraries)) {
          files
              .filter(file -> file.getFileName().toString().startsWith("libgtk-x11-2.0.so.0"))
              .filter(file -> !Files.isSymbolicLink(file))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static List<String> probe() {
    return List.of("-cp", System.getProperty("java.class.path"), DetectorProbe.class.getName());
  }

  private static List<String> java(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(words);
    return command;
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static String said(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
