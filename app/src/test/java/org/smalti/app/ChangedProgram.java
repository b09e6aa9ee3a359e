package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The program with some of its sources changed or added: they are compiled, and run before its own classes.
 *
 * @param folder where it is run
 * @param classes what was compiled
 */
record ChangedProgram(Path folder, Path classes) {
  /** @param sources by their names below a module's folder of sources */
  static ChangedProgram of(Path folder, Map<String, String> sources) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> words = new ArrayList<>(List.of(
        "-proc:none", "-implicit:none", "-nowarn", "-d", classes.toString(), "-cp", path()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve("sources").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      words.add(Files.writeString(file, source.getValue()).toString());
    }
    int problems =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
    assertThat(problems).as("what is documented compiles").isZero();
    return new ChangedProgram(folder, classes);
  }

  private static String path() {
    return System.getProperty("java.class.path");
  }

  /** Runs a command, which must succeed; gives what it said. */
  String smalti(Object... words) throws IOException, InterruptedException {
    return run(true, words);
  }

  /** Runs a command, which must fail; gives what it said. */
  String fails(Object... words) throws IOException, InterruptedException {
    return run(false, words);
  }

  private String run(boolean succeeds, Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        classes + File.pathSeparator + path(),
        Main.class.getName()));
    Stream.of(words).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor() == 0).as(Arrays.toString(words) + "\n" + said).isEqualTo(succeeds);
    return said;
  }
}
