package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.MediaFile;

/** A composition outside this project, as docs/developers.md shows it. */
final class CompositionPluginTest {
  private static final Pattern LISTING =
      Pattern.compile("(?ms)^### A composition outside this project$.*?^```java\n(.*?)^```$");
  private static final String SERVICE = "META-INF/services/org.smalti.compositions.Composition";

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aJarInAFolderIsListedAndRendered() throws Exception {
    Matcher listing =
        LISTING.matcher(Files.readString(Launcher.project().resolve("docs/developers.md")));
    assertThat(listing.find()).isTrue();
    var compiled =
        ChangedProgram.of(folder, Map.of("org/example/EveryOther.java", listing.group(1)));
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    jar(compiled.classes().resolve("org/example/EveryOther.class"), plugins.resolve("own.jar"));
    var program = new ChangedProgram(folder, Files.createDirectory(folder.resolve("none")));
    Files.copy(Launcher.project().resolve("data/bell.flac"), folder.resolve("bell.flac"));
    Files.writeString(
        folder.resolve("subset.csv"),
        "filename,start,dur,gridX,gridY\nbell.flac,0,200,0,0\nbell.flac,200,200,1,0\n");

    assertThat(program.smalti("compose", "--plugins", plugins, "--list"))
        .contains("proliferation", "every-other");
    program.smalti(
        "compose",
        "every-other",
        "--plugins=" + plugins,
        "--in",
        "subset.csv",
        "--out",
        "a.mp4",
        "--width",
        64,
        "--height",
        64,
        "--fps",
        4);

    try (MediaFile film = MediaFile.open(folder.resolve("a.mp4"))) {
      assertThat(film.info().video()).isPresent();
    }
    assertThat(program.fails("compose", "--list", "--plugins", "nowhere"))
        .contains("smalti: nowhere: no such folder")
        .doesNotContain("Exception");
    assertThat(program.smalti("--version", "--plugins", "nowhere")).startsWith("smalti");
  }

  private static void jar(Path type, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("org/example/EveryOther.class"));
      out.write(Files.readAllBytes(type));
      out.putNextEntry(new JarEntry(SERVICE));
      out.write("org.example.EveryOther\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
