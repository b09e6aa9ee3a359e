package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FfmpegCommandTest {
  /** Names that break programs. */
  static final List<String> NAMES = List.of(
      "plain.wav",
      "two words.wav",
      "it's \"quoted\".wav",
      "100%03d %s.wav",
      "a:b.wav",
      "http:x.wav",
      "-dash.wav",
      "été 漢字 🎬.wav",
      "new\nline.wav",
      "tab\tbell\u0007.wav",
      "back\\slash.wav",
      "$HOME `x` $(y) & ; | * ? [z].wav",
      " blanks .wav ",
      "ends\n",
      "[a],b;c=d@e.wav");

  @Test
  void aShellReadsThePrintedLineAsItWasMeant() throws Exception {
    for (String name : NAMES) {
      FfmpegCommand command = FfmpegCommand.of("-i", name, "", "file:" + name);
      String line = command.shell(Path.of("/opt/my tools/ffmpeg"));
      assertThat(words(line))
          .as(line)
          .containsExactly("/opt/my tools/ffmpeg", "-nostdin", "-i", name, "", "file:" + name);
    }
  }

  @Test
  void thePrintedLineIsOneLineAndLeavesTheTerminalAlone() {
    String line = FfmpegCommand.of("a\nb\u001b[2J.mp4").shell(Path.of("ffmpeg"));
    assertThat(line).isEqualTo("ffmpeg -nostdin \"$(printf 'a\\012b\\033[2J.mp4')\"");
  }

  @Test
  void inputAndOutputAreTheFilesNamedLikeThat() {
    FfmpegCommand command = FfmpegCommand.of(
        "-i", FfmpegCommand.file(Path.of("/a/b:c.mp4")), FfmpegCommand.file(Path.of("/d/e.mp4")));
    assertThat(command.input()).contains(Path.of("/a/b:c.mp4"));
    assertThat(command.output()).contains(Path.of("/d/e.mp4"));
    assertThat(FfmpegCommand.of("-i", "http://x", "-f", "null", "-").input()).isEmpty();
    assertThat(FfmpegCommand.of("-i", "http://x", "-f", "null", "-").output()).isEmpty();
  }

  /** What the shell makes of a line. */
  private static List<String> words(String line) throws IOException {
    Process process = new ProcessBuilder("sh", "-c", "printf '%s\\0' " + line).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of(said.substring(0, said.length() - 1).split("\0", -1));
  }
}
