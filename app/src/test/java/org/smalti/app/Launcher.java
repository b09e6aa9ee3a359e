package org.smalti.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.smalti.core.files.TestFiles;

/** The launcher script, started as a user would in some folder. */
public record Launcher(Path script, Path folder, Map<String, String> environment) {
  private static final int MINUTES = 10;
  /**
   * What is started in the background of a script is deaf to interrupts, and so is all that it starts, these tests too;
   * these words change that. Empty where there is no such option.
   */
  private static final List<String> MINDS_INTERRUPTS = mindsInterrupts();

  /** The project's own launcher, with nothing on the path but the system's basic tools. */
  public static Launcher in(Path folder) {
    return new Launcher(project().resolve("smalti"), folder, Map.of());
  }

  /** The folder of the project. */
  public static Path project() {
    return TestFiles.project();
  }

  public Launcher script(Path other) {
    return new Launcher(other, folder, environment);
  }

  public Launcher with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Launcher(script, folder, more);
  }

  private static List<String> mindsInterrupts() {
    List<String> words = List.of("/usr/bin/env", "--default-signal=INT");
    try {
      List<String> attempt = Stream.concat(words.stream(), Stream.of("true")).toList();
      Process process = new ProcessBuilder(attempt).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0 ? words : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a run came to. */
  public record Result(int exit, String out, String err) {}

  /** Runs to the end. */
  public Result run(Object... words) {
    return await(start(words));
  }

  /** A process under way and the files that take its output. */
  public record Running(Process process, Path out, Path err) {
    /** Waits until the process has said something on standard error; false if it ended without. */
    public boolean says(String text) {
      while (true) {
        boolean alive = process.isAlive();
        if (read(err).contains(text)) {
          return true;
        }
        if (!alive) {
          return false;
        }
        Thread.onSpinWait();
      }
    }

    /** Sends a signal by name, KILL without a moment's delay. */
    public void signal(String name) {
      if (name.equals("KILL")) {
        process.destroyForcibly();
        return;
      }
      try {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
            .start()
            .waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public Running start(Object... words) {
    List<String> command = new ArrayList<>(MINDS_INTERRUPTS);
    command.add(script.toString());
    Arrays.stream(words).map(Object::toString).forEach(command::add);
    try {
      Path out = Files.createTempFile("smalti", ".out");
      Path err = Files.createTempFile("smalti", ".err");
      ProcessBuilder builder = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile());
      builder.environment().keySet().removeAll(Set.of("LC_ALL", "LC_CTYPE", "LANG"));
      builder.environment().put("PATH", "/usr/bin:/bin");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Result await(Running running) {
    try {
      if (!running.process().waitFor(MINUTES, TimeUnit.MINUTES)) {
        running.process().destroyForcibly();
        throw new IllegalStateException(
            "still running after " + MINUTES + " minutes: " + read(running.err()));
      }
      Result result =
          new Result(running.process().exitValue(), read(running.out()), read(running.err()));
      Files.delete(running.out());
      Files.delete(running.err());
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
