package org.smalti.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class InputTextTest {
  @TempDir
  Path folder;

  /** Names inputs and outputs. */
  @Command(name = "read")
  static final class Read {
    @Parameters
    List<String> files;

    @Option(names = {"-i", "--in"})
    Path in;

    @Option(names = {"-o", "--out"})
    Path out;
  }

  private static Optional<String> text(Object... words) {
    String[] all = List.of(words).stream().map(Object::toString).toArray(String[]::new);
    return InputText.of(new CommandLine(new Read()).parseArgs(all));
  }

  private Path file(String name, int bytes) throws Exception {
    return Files.write(folder.resolve(name), new byte[bytes]);
  }

  @Test
  void aFileIsNamedWithItsSize() throws Exception {
    Path table = file("t.csv", 12_000);
    assertThat(text("-i", table)).contains(table + ", 12 kB");
  }

  @Test
  void severalFilesAreCounted() throws Exception {
    assertThat(text(file("a.wav", 1_000), file("b.wav", 2_000), folder.resolve("none.wav")))
        .contains("2 files, 3 kB");
  }

  @Test
  void aFolderHasNoSizeYet() {
    assertThat(text(folder)).contains(folder.toString());
  }

  @Test
  void outputsAndAddressesAreNotNamed() throws Exception {
    assertThat(text("--out", file("o.csv", 1), "rtsp://me:secret@camera/1")).isEmpty();
  }

  @Test
  void standardInputIsNamed() {
    assertThat(text("--in", "-")).contains("standard input");
  }
}
