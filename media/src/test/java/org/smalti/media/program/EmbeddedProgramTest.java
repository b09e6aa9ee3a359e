package org.smalti.media.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

class EmbeddedProgramTest {
  private static final EmbeddedProgram PROGRAM = EmbeddedProgram.ofThisSystem();

  @TempDir
  Path cache;

  private Map<String, String> environment = Map.of();

  @BeforeEach
  void useCache() {
    environment = Map.of("XDG_CACHE_HOME", cache.toString());
  }

  @Test
  void itIsUnpackedOnceWithItsLibrariesAndNothingElse() throws IOException {
    Path path = PROGRAM.path(environment);
    FileTime made = Files.getLastModifiedTime(path);
    assertThat(PROGRAM.path(environment)).isEqualTo(path);
    assertThat(Files.getLastModifiedTime(path)).isEqualTo(made);
    try (Stream<Path> files = Files.list(path.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("ffmpeg", "libavcodec.so.62", "libdrm.so.2")
          .noneMatch(name -> name.contains("jni") || name.contains("probe"));
    }
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void aDamagedCopyIsReplaced() throws IOException {
    Path path = PROGRAM.path(environment);
    Path library = path.resolveSibling("libavutil.so.60");
    long size = Files.size(library);
    Files.write(library, new byte[10], StandardOpenOption.TRUNCATE_EXISTING);
    PROGRAM.path(environment);
    assertThat(Files.size(library)).isEqualTo(size);
    Files.delete(path);
    assertThat(PROGRAM.path(environment)).exists();
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void manyMayUnpackItAtOnce() throws IOException {
    List<Path> paths = IntStream.range(0, 4)
        .parallel()
        .mapToObj(i -> PROGRAM.path(environment))
        .toList();
    assertThat(paths).containsOnly(paths.get(0));
    assertThat(FfmpegProgram.find(Path.of("embedded"), environment).version()).startsWith("8.");
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void itNeedsNoLibraryOfDevicesAndFindsItsOwnBesideIt() throws Exception {
    Path program = PROGRAM.path(environment);
    Path devices = program.resolveSibling("libavdevice.so.62");
    assertThat(DynamicSection.of(Files.readAllBytes(devices)).needed())
        .contains("libavformat.so.62", "libc.so.6")
        .noneMatch(name -> name.matches("lib(pulse|asound|xcb).*"));
    // One that is no library, where the loader looks for those of the library of its libraries.
    Path wrong = Files.createDirectory(cache.resolve("wrong"));
    Files.writeString(wrong.resolve("libva.so.2"), "no library");
    ProcessBuilder version = new ProcessBuilder(program.toString(), "-hide_banner", "-devices");
    version.environment().put("LD_LIBRARY_PATH", wrong.toString());
    Process process = version.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("lavfi").doesNotContain("version information");
  }

  @Test
  void aBuildWithoutItSaysWhatToDo() {
    assertThatThrownBy(
            () -> new EmbeddedProgram("/org/bytedeco/ffmpeg/of-no-system/").path(environment))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("install ffmpeg, or name it with --ffmpeg or SMALTI_FFMPEG");
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(cache.resolve("file"));
    assertThatThrownBy(() -> PROGRAM.path(Map.of("XDG_CACHE_HOME", file.toString())))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("can't be unpacked")
        .hasMessageContaining("set XDG_CACHE_HOME");
  }

  @Test
  void aProgramThatAnotherUserMayReplaceIsNotStarted() throws IOException {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away");
    PROGRAM.path(environment);
    Files.setAttribute(cache.resolve("smalti"), "unix:uid", 12345);
    assertThatThrownBy(() -> PROGRAM.path(environment))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("smalti belongs to another user");
    Path home = cache.resolve("home");
    Files.setAttribute(Files.createDirectories(home.resolve(".cache")), "unix:uid", 12345);
    assertThatThrownBy(() -> PROGRAM.path(Map.of("HOME", home.toString())))
        .hasMessageContaining(".cache belongs to another user");
  }

  private List<Path> leftOvers() throws IOException {
    try (Stream<Path> all = Files.list(cache.resolve("smalti"))) {
      return all.filter(path -> path.getFileName().toString().startsWith(".")).toList();
    }
  }
}
