package org.smalti.tools.video.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.TestMedia;
import org.smalti.tools.video.VideoCommand;
import org.smalti.tools.video.faces.detect.FacePictures;

/** The command in a process of its own: killed, or on a system where OpenCV does not work. */
@Timeout(180)
class FacesProcessTest {
  @TempDir
  private Path folder;

  private Path film(String name, String more) {
    return TestMedia.made(
        folder.resolve(name),
        "-r 25 -i " + FacePictures.ONE_FACE + " -an -vf scale=320:240" + more
            + " -c:v libx264 -preset ultrafast -bf 2 -g 25");
  }

  private Outcome faces(Object... words) {
    List<Object> all = new ArrayList<>(List.of("faces", "--size", 320, "--dir", folder));
    all.addAll(List.of(words));
    return CommandTester.of(VideoCommand.class).run(all.toArray());
  }

  /** The process of a test. */
  public static void main(String[] words) {
    Outcome outcome = CommandTester.of(VideoCommand.class).run((Object[]) words);
    System.out.println(outcome.err());
  }

  @Test
  void aKilledRunGoesOnAndTheTableIsTheSame() throws Exception {
    Path first = film("first.mp4", "");
    Path second = Files.copy(first, folder.resolve("second.mp4"));
    Path third =
        Files.copy(first, folder.resolve("third.mp4"), StandardCopyOption.REPLACE_EXISTING);
    Path all = folder.resolve("whole.csv");
    assertThat(faces(first, second, third, "--out", all).exit()).isZero();
    Path out = folder.resolve("killed.csv");
    List<String> words = Stream.of(
            "faces",
            "--size",
            320,
            "--dir",
            folder,
            first,
            second,
            third,
            "--threads",
            1,
            "--segment",
            50,
            "--out",
            out)
        .map(Object::toString)
        .toList();
    Process process =
        new ProcessBuilder(command(words)).redirectErrorStream(true).start();
    Path journal = folder.resolve(".killed.csv.journal");
    while (process.isAlive()
        && !(Files.exists(journal) && Files.readString(journal).contains("done\tfaces%3A"))) {
      LockSupport.parkNanos(1_000_000);
    }
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve(".killed.csv.parts")).isNotEmptyDirectory();
    assertThat(out).doesNotExist();
    Outcome again = faces(first, second, third, "--threads", 1, "--segment", 50, "--out", out);
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.err()).contains(": 2 films, ");
    assertThat(out).hasSameBinaryContentAs(all);
    assertThat(folder.resolve(".killed.csv.parts")).doesNotExist();
  }

  @Test
  void theMotionIsLeftOutWhereOpenCvDoesNotWork() throws Exception {
    Path film = film("film.mp4", " -t 1");
    List<String> words = List.of("faces", "--size", "320", "--format", "json", film.toString());
    ProcessBuilder without = new ProcessBuilder(command(words)).redirectErrorStream(true);
    without.environment().put("XDG_CACHE_HOME", film.toString());
    String said = said(without);
    assertThat(said)
        .containsOnlyOnce("faces are followed without the motion of the picture: " + film)
        .contains("1 film, 25 frames looked at");
    List<String> on = new ArrayList<>(words);
    on.addAll(List.of("--flow", "on"));
    assertThat(said(without.command(command(on))))
        .contains("can't be unpacked")
        .contains("0 films");
  }

  private static String said(ProcessBuilder command) throws Exception {
    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static List<String> command(List<String> words) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        FacesProcessTest.class.getName()));
    command.addAll(words);
    return command;
  }
}
