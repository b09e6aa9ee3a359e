package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as it is packed has an ffmpeg program that starts where none is installed. */
class ProgramIT {
  @TempDir
  Path folder;

  @Test
  void theProgramAndTheLibrariesLiveSideBySide() throws Exception {
    Path source = Files.writeString(folder.resolve("Both.java"), """
        import java.nio.file.Path;
        import java.time.Duration;
        import org.smalti.media.MediaFile;
        import org.smalti.media.program.ChildProcesses;
        import org.smalti.media.program.Ffmpeg;
        import org.smalti.media.program.FfmpegCommand;
        import org.smalti.media.program.FfmpegProgram;

        class Both {
          public static void main(String[] words) {
            FfmpegProgram program = FfmpegProgram.find(null);
            Path tone = Path.of(words[0]);
            try (ChildProcesses children = ChildProcesses.forgotten()) {
              new Ffmpeg(program, new Ffmpeg.Limits(0, Duration.ofMinutes(1)), children)
                  .run(
                      FfmpegCommand.of(
                          "-f", "lavfi", "-i", "sine=duration=1", "-f", "wav", FfmpegCommand.file(tone)),
                      progress -> {})
                  .orThrow("tone");
            }
            try (MediaFile media = MediaFile.open(tone)) {
              System.out.println(program.origin() + " " + media.info().duration());
            }
          }
        }
        """);
    Launcher java =
        Launcher.in(folder).script(Path.of(System.getProperty("java.home"), "bin", "java"));
    Launcher.Result result = java.with("PATH", folder.toString())
        .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
        .run(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            Launcher.project().resolve("app/target/library/smalti.jar"),
            source,
            folder.resolve("tone.wav"));
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("embedded 1.0");
  }
}
