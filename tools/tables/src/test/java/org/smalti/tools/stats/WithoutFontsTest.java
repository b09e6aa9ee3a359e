package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;

@EnabledOnOs(OS.LINUX)
class WithoutFontsTest {
  @TempDir
  Path folder = Path.of("");

  /** Runs {@code stats} in a process of its own, as Java looks for fonts only once. */
  static final class Main {
    private Main() {}

    public static void main(String[] words) {
      var outcome = CommandTester.of(StatsCommand.class).run((Object[]) words);
      System.err.print(outcome.err());
      System.exit(outcome.exit());
    }
  }

  @Test
  void aMachineWithoutFontsAndDisplayDrawsTheSamePictures() throws Exception {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, "note,power\nC,1.5\nD,2.5\nD,3.25\n");
    for (String ending : new String[] {"png", "svg"}) {
      Path here = folder.resolve("here." + ending);
      Path bare = folder.resolve("bare." + ending);
      CommandTester.of(StatsCommand.class)
          .run("histogram", "--in", table, "--plot", "note,power", "--out", here);
      assertThat(bare(
              "histogram",
              "--in",
              table.toString(),
              "--plot",
              "note,power",
              "--out",
              bare.toString()))
          .isZero();
      assertThat(bare).hasSameBinaryContentAs(here);
    }
  }

  private int bare(String... words) throws IOException, InterruptedException {
    Path noFonts = folder.resolve("fonts.conf");
    Files.writeString(noFonts, "<?xml version=\"1.0\"?><fontconfig></fontconfig>\n");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command = new ArrayList<>(List.of(
        java.toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("FONTCONFIG_FILE", noFonts.toString());
    builder.environment().remove("DISPLAY");
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
