package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;

/**
 * More sources than a process may have files open, really: another virtual machine is started under {@code ulimit}, of
 * which its libraries take half.
 */
@DisabledOnOs(OS.WINDOWS)
class DescriptorLimitTest {
  private static final int LIMIT = 256;
  private static final int SOURCES = 300;
  private static final int RATE = 8000;

  @TempDir
  Path folder = Path.of("");

  /** The process under the limit: runs each of the commands and prints how it ended. */
  public static void main(String[] arguments) {
    for (String command : arguments) {
      var outcome = CommandTester.of(Main.class).run((Object[]) command.split(" "));
      System.out.println(command.split(" ")[0] + " " + outcome.exit() + " " + outcome.err());
    }
  }

  @Test
  void sortExportAndComposeTakeMoreSourcesThanAProcessMayHaveFilesOpen() throws Exception {
    StringBuilder table =
        new StringBuilder("filename,start,dur,hz,power,tsne,tsne2,gridX,gridY,vstart,vdur\n");
    Files.createDirectories(folder.resolve("media"));
    for (int i = 0; i < SOURCES; i++) {
      Files.write(folder.resolve("media/" + i + ".wav"), wav());
      table.append(i + ".wav,2,15,440,1,%d,%d,%d,%d,-1,-1\n".formatted(i, i, i % 20, i / 20));
    }
    Files.writeString(folder.resolve("t.csv"), table);
    String quiet = " --in t.csv --dir media --progress none --out ";
    String output = run(
        "sort --by hz=asc" + quiet + "sorted.wav",
        "export files" + quiet + "files",
        "export sprite" + quiet + "sprite.wav",
        "explore --features hz" + quiet + "site",
        "compose proliferation --grid 20x15 --grid0 20x15 --grid1 20x15 --width 160 --height 120"
            + " --fps 1 --preset ultrafast" + quiet + "film.mp4");
    assertThat(output)
        .contains("sort 0", "export 0", "explore 0", "compose 0")
        .doesNotContain("skipped");
    assertThat(folder.resolve("sorted.wav.failures.csv")).doesNotExist();
    assertThat(Files.size(folder.resolve("film.mp4"))).isPositive();
  }

  private String run(String... commands) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(
        "sh",
        "-c",
        "ulimit -n " + LIMIT + " && exec \"$0\" \"$@\"",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        DescriptorLimitTest.class.getName()));
    words.addAll(List.of(commands));
    Path output = folder.resolve("output.txt");
    Process process = new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }

  /** 20 ms of a tone. */
  private static byte[] wav() {
    int frames = RATE / 50;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * frames).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * frames);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * frames);
    for (int i = 0; i < frames; i++) {
      wav.putShort((short) (9000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
    }
    return wav.array();
  }
}
