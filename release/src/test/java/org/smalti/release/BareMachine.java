package org.smalti.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs what was unpacked as on a machine that has a shell and basic tools, and nothing of Java, FFmpeg or Maven: no
 * variables but a PATH to links of those tools, and a HOME that is empty at first.
 */
record BareMachine(Path tools, Path home) {
  private static final int MINUTES = 10;
  /** What POSIX, coreutils and findutils have, as far as a launcher may want it. */
  private static final List<String> BASIC = List.of(
      ("sh basename cat chmod cksum cp cut date dirname du env expr find grep head id ln ls mkdir"
              + " mktemp mv od printf pwd readlink rm rmdir sed sleep sort stty tail test touch tr tty"
              + " uname wc which")
          .split(" "));

  /** What a run came to. */
  record Result(int exit, String out, String err) {}

  static BareMachine in(Path folder) throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : BASIC) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path program = Path.of(place, tool);
        if (Files.isExecutable(program) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), program);
        }
      }
    }
    return new BareMachine(tools, Files.createDirectories(folder.resolve("home")));
  }

  /** Runs a program to its end. */
  Result run(Path folder, Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    Path out = Files.createTempFile(home.getParent(), "run", ".out");
    Path err = Files.createTempFile(home.getParent(), "run", ".err");
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", tools.toString());
    environment.put("HOME", home.toString());
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after " + MINUTES + " minutes: " + command);
    }
    return new Result(
        process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
  }
}
