package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/house.svg is what the poms and the imports say; {@code -Dsmalti.write} draws it anew. */
class HouseTest {
  private static final String SCRIPT = "app/src/build/java/DrawHouse.java";

  @Test
  void thePictureOfTheModulesIsWhatPomsAndImportsSay() throws Exception {
    String drawn = drawn();
    Path picture = Launcher.project().resolve("docs/house.svg");
    if (Boolean.getBoolean("smalti.write")) {
      Files.writeString(picture, drawn);
    }
    assertThat(Files.readString(picture))
        .as("docs/house.svg; draw it anew with java " + SCRIPT)
        .isEqualTo(drawn);
  }

  private static String drawn() throws IOException, InterruptedException {
    Process drawing = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            SCRIPT,
            "-")
        .directory(Launcher.project().toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String picture = new String(drawing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(drawing.waitFor()).as(SCRIPT).isZero();
    return picture;
  }
}
