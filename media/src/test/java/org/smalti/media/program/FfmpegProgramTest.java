package org.smalti.media.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

class FfmpegProgramTest {
  @TempDir
  Path folder;

  private static AbstractThrowableAssert<?, ? extends Throwable> assertThatIsRefused(
      @Nullable Path chosen, Map<String, String> environment) {
    return assertThatThrownBy(() -> FfmpegProgram.find(chosen, environment))
        .isInstanceOfSatisfying(
            SmaltiException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FFMPEG));
  }

  @Test
  void theChosenOneGoesBeforeTheVariableAndThatBeforeThePath() {
    Path chosen = FakeProgram.working(folder.resolve("mine"), "");
    Path variable = FakeProgram.working(folder.resolve("other"), "");
    FakeProgram.working(folder.resolve("ffmpeg"), "");
    Map<String, String> path = Map.of("PATH", "/none:" + folder);
    Map<String, String> both =
        Map.of("PATH", "/none:" + folder, "SMALTI_FFMPEG", variable.toString());
    assertThat(FfmpegProgram.find(chosen, both).origin()).isEqualTo("--ffmpeg");
    assertThat(FfmpegProgram.find(chosen, both).path()).isEqualTo(chosen);
    assertThat(FfmpegProgram.find(null, both).origin()).isEqualTo("SMALTI_FFMPEG");
    assertThat(FfmpegProgram.find(null, both).path()).isEqualTo(variable);
    assertThat(FfmpegProgram.find(null, path).origin()).isEqualTo("PATH");
    assertThat(FfmpegProgram.find(null, path).path()).isEqualTo(folder.resolve("ffmpeg"));
  }

  @Test
  void whereNoneIsInstalledTheOneThatComesWithSmaltiIsTaken() {
    Map<String, String> bare =
        Map.of("PATH", "/none", "XDG_CACHE_HOME", folder.resolve("cache").toString());
    FfmpegProgram program = FfmpegProgram.find(null, bare);
    assertThat(program.origin()).isEqualTo("embedded");
    assertThat(program.version()).isEqualTo("8.1.2");
    for (String encoder : new String[] {
      "libsvtav1", "libaom-av1", "libx264", "libx265", "libvpx-vp9", "libopus", "libmp3lame", "aac"
    }) {
      assertThat(program.encodes(encoder)).as(encoder).isTrue();
    }
    for (String filter : new String[] {
      "afftdn", "loudnorm", "ssim", "highpass", "scale", "select", "null", "concat", "3dlut"
    }) {
      assertThat(program.filters(filter)).as(filter).isEqualTo(!filter.equals("3dlut"));
    }
  }

  @Test
  void aMissingEncoderOrFilterIsNamed() {
    FfmpegProgram program = FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED));
    assertThatThrownBy(() -> program.requireEncoder("libfdk_aac"))
        .hasMessage("ffmpeg 8.1.2 (embedded) has no encoder libfdk_aac; name one that has it with"
            + " --ffmpeg");
    assertThatThrownBy(() -> program.requireFilter("libvmaf"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("has no filter libvmaf");
    program.requireEncoder("libopus");
    program.requireFilter("afftdn");
  }

  @Test
  void whatIsNamedMustBeThere() {
    assertThatIsRefused(folder.resolve("none"), Map.of())
        .hasMessageContaining("none (--ffmpeg): there is no such file;");
    assertThatIsRefused(null, Map.of("SMALTI_FFMPEG", folder.resolve("none").toString()))
        .hasMessageContaining("none (SMALTI_FFMPEG): there is no such file;");
    assertThatIsRefused(folder, Map.of()).hasMessageContaining("it is a folder");
    assertThatIsRefused(Path.of("/etc/passwd"), Map.of()).hasMessageContaining("can't be executed");
  }

  @Test
  void aProgramThatIsNoFfmpegIsNotTaken() {
    assertThatIsRefused(Path.of("/bin/echo"), Map.of())
        .hasMessage("/bin/echo (--ffmpeg) is no ffmpeg: asked for its version, it said"
            + " '-hide_banner -version' (exit 0)");
    assertThatIsRefused(Path.of("/bin/false"), Map.of()).hasMessageContaining("(exit 1)");
    Path empty = FakeProgram.raw(folder.resolve("wrong"), "exec /none/such");
    assertThatIsRefused(empty, Map.of()).hasMessageContaining("(exit 127)");
  }

  @Test
  void aVersionThatIsTooOldIsNotTaken() {
    Path old = FakeProgram.raw(folder.resolve("old"), "echo 'ffmpeg version n5.0.3 Copyright'");
    assertThatIsRefused(old, Map.of())
        .hasMessageContaining("is version n5.0.3; 5.1 or newer is needed");
    Path git = FakeProgram.raw(folder.resolve("git"), "echo 'ffmpeg version N-1-gabc Copyright'");
    assertThat(FfmpegProgram.find(git, Map.of()).version()).isEqualTo("N-1-gabc");
  }

  @Test
  void aMissingLibraryIsNamedWithItsPackage() {
    Path broken = FakeProgram.raw(folder.resolve("ffmpeg"), """
        echo "$0: error while loading shared libraries: libasound.so.2: \
        cannot open shared object file: No such file or directory" >&2
        exit 127
        """);
    assertThatIsRefused(broken, Map.of())
        .hasMessageContaining(
            "can't start: there is no libasound.so.2; install libasound2 (Debian");
  }

  @Test
  void aProgramIsAskedForItsVersionOnceHoweverManyThreadsLookForIt() throws IOException {
    Path asked = folder.resolve("asked");
    Path program = FakeProgram.raw(
        folder.resolve("ffmpeg"), "echo . >> '" + asked + "'; echo 'ffmpeg version 7.1 Copyright'");
    List<FfmpegProgram> found = IntStream.range(0, 64)
        .parallel()
        .mapToObj(turn -> FfmpegProgram.find(program, Map.of()))
        .toList();
    assertThat(new HashSet<>(found)).hasSize(1);
    assertThat(Files.readAllLines(asked)).hasSize(1);
    assertThat(FfmpegProgram.find(null, Map.of("PATH", folder.toString())).origin())
        .isEqualTo("PATH");
  }

  @Test
  void aProgramThatWasReplacedIsAskedAgain() throws IOException {
    Path program = FakeProgram.raw(folder.resolve("a"), "echo 'ffmpeg version 7.1 Copyright'");
    assertThat(FfmpegProgram.find(program, Map.of()).version()).isEqualTo("7.1");
    FileTime before = Files.getLastModifiedTime(program);
    FakeProgram.raw(program, "echo 'ffmpeg version 7.1.1 Copyright'");
    Files.setLastModifiedTime(program, before);
    assertThat(FfmpegProgram.find(program, Map.of()).version()).isEqualTo("7.1.1");
    FakeProgram.raw(program, "echo 'ffmpeg version 8.1.1 Copyright'");
    Files.setLastModifiedTime(program, FileTime.from(before.toInstant().plusSeconds(1)));
    assertThat(FfmpegProgram.find(program, Map.of()).version()).isEqualTo("8.1.1");
  }

  @Test
  void aProgramThatFailedIsTriedAgain() {
    Path gate = folder.resolve("works");
    Path program = FakeProgram.raw(
        folder.resolve("a"), "[ -e '" + gate + "' ] && echo 'ffmpeg version 7.1 Copyright'");
    assertThatIsRefused(program, Map.of()).hasMessageContaining("is no ffmpeg");
    FakeProgram.raw(gate, "");
    assertThat(FfmpegProgram.find(program, Map.of()).version()).isEqualTo("7.1");
  }

  @Test
  void whatCtrlCEndsWhileItAnswersIsNoBrokenProgram() {
    Path file = FakeProgram.working(folder.resolve("ffmpeg"), "exit 130\n");
    FfmpegProgram program = FfmpegProgram.find(file);
    assertThatThrownBy(() -> program.requireFilter("libvmaf"))
        .isInstanceOf(CancelledException.class);
  }
}
