package org.smalti.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was asked to end draws to its end what it has begun, and leaves nothing behind. */
class BundledFontTest {
  @TempDir
  Path folder;

  /** The process that ends. */
  public static void main(String[] arguments) {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(
            () -> System.out.println(BundledFont.REGULAR.getName() + " " + hasWidth("Smalti"))));
    System.exit(0);
  }

  private static boolean hasWidth(String text) {
    Graphics2D canvas = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics();
    return canvas.getFontMetrics(BundledFont.SEMI_BOLD).stringWidth(text) > 0;
  }

  @Test
  void isLoadedWhileTheProcessEndsAndLeavesNoTemporaryFile() throws Exception {
    assertThat(run("-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("temporary"))))
        .isEqualTo("Inter Regular true\n");
    assertThat(folder.resolve("temporary")).isEmptyDirectory();
  }

  private String run(String setting) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    ProcessBuilder process = new ProcessBuilder(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            setting,
            "-cp",
            System.getProperty("java.class.path"),
            BundledFontTest.class.getName()))
        .redirectErrorStream(true)
        .redirectOutput(said.toFile());
    process.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    process.start().waitFor();
    return Files.readString(said, StandardCharsets.UTF_8);
  }
}
