package org.smalti.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.show.Console;
import org.smalti.core.show.ProgressMode;
import org.smalti.core.show.Runs;

/** A file whose decoding crashes the process, really: another virtual machine is started and dies. */
class CrashTest {
  private static final List<String> FILES = List.of("a.wav", "bad.wav", "b.wav", "c.wav");

  @TempDir
  Path folder;

  /** The process that dies. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    try (Journal journal =
        Journal.of(folder.resolve("out.csv"), new CrashReports(Optional.of(folder)))) {
      Work<String, String> work = (name, task) -> {
        if (name.equals("bad.wav")) {
          writeToAddressZero();
        }
        return name;
      };
      var batch = Batch.of("samples", FILES);
      var console = new Console(System.out, System.out, false, 80, new Cancellation());
      try (Run run = new Runs(console, ProgressMode.NONE, false, System.out, new Failures())
          .begin("samples", 4, Unit.FILES)) {
        new LocalEngine(1)
            .map(batch, work, (name, result) -> System.out.println("done " + result), journal, run);
      }
    }
  }

  private static void writeToAddressZero() throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field instance = type.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    type.getMethod("putAddress", long.class, long.class).invoke(instance.get(null), 0L, 0L);
  }

  private String runOnce(boolean survives) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:ErrorFile=" + folder.resolve("%p.log"),
        "-XX:-CreateCoredumpOnCrash",
        "-cp",
        System.getProperty("java.class.path"),
        CrashTest.class.getName(),
        folder.toString()));
    Path output = folder.resolve("output.txt");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    assertThat(process.waitFor()).as(() -> read(output)).matches(exit -> (exit == 0) == survives);
    return read(output);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theNextRunLeavesOutTheFileThatCrashedAndDoesTheRest() throws Exception {
    runOnce(false);
    String second = runOnce(true);
    assertThat(second)
        .contains("done a.wav", "done b.wav", "done c.wav")
        .contains("skipped bad.wav: it crashed smalti the last time; --force tries it again")
        .doesNotContain("done bad.wav");
  }
}
