package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is installed: lib, data and perhaps a Java beside it, no sources and nothing to build. */
class InstalledLauncherIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  /** All that the launcher may call, besides the shell: tools of every system. */
  private static final List<String> TOOLS =
      List.of("sh", "cat", "cksum", "dirname", "id", "ls", "mkdir", "mv", "readlink", "rm", "stty");

  @TempDir
  private Path folder = Path.of("");

  /** Makes an installation of the program that was built. */
  private Path install(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Path lib = Files.createDirectory(home.resolve("lib"));
    Files.copy(
        Launcher.project().resolve("smalti"),
        home.resolve("smalti"),
        StandardCopyOption.COPY_ATTRIBUTES);
    try (Stream<Path> files = Files.list(Launcher.project().resolve("app/target/library"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path there = lib.resolve(file.getFileName());
        if (file.endsWith("smalti.jar") || file.endsWith("memory")) {
          Files.copy(file, there, StandardCopyOption.COPY_ATTRIBUTES);
        } else if (file.toString().endsWith(".jar")) {
          Files.createSymbolicLink(there, file);
        }
      }
    }
    Files.createSymbolicLink(home.resolve("data"), Launcher.project().resolve("data"));
    return home;
  }

  private Launcher launcher(Path home) {
    return Launcher.in(folder).script(home.resolve("smalti"));
  }

  /** The names of the files in a folder that starts made: archives and what they are of. */
  private static List<String> archives(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("start-"))
          .sorted()
          .toList();
    }
  }

  private static Path archive(Path cache) throws IOException {
    List<String> files = archives(cache);
    assertThat(files).as("an archive and what it is of").hasSize(2);
    assertThat(files.get(1)).isEqualTo(files.get(0) + ".of");
    return cache.resolve(files.get(0));
  }

  @Test
  void runsWithItsOwnJavaAndASystemsBasicToolsAlone() throws IOException {
    Path home = install("my apps/it's a \"home\" of $mine");
    Files.createSymbolicLink(home.resolve("runtime"), JAVA);
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path place = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin") : Path.of("/bin");
      Files.createSymbolicLink(tools.resolve(tool), place.resolve(tool));
    }
    Path link = Files.createSymbolicLink(folder.resolve("my apps/smalti"), home.resolve("smalti"));

    List<Object> bare = new ArrayList<>(List.of("-i", "PATH=" + tools, "LANG=C", link));
    for (int start = 0; start < 2; start++) {
      Launcher.Result version = Launcher.in(folder)
          .script(Path.of("/usr/bin/env"))
          .run(Stream.concat(bare.stream(), Stream.of("--version")).toArray());
      assertThat(version.err()).isEmpty();
      assertThat(version.out()).contains("smalti ", "Java " + Runtime.version());
    }
    assertThat(archive(home.resolve("lib"))).isNotEmptyFile();
    Path accented =
        Files.copy(Launcher.project().resolve("data/bell.flac"), folder.resolve("日本.flac"));
    bare.addAll(Arrays.asList("probe", accented, "--progress", "none"));
    assertThat(Launcher.in(folder)
            .script(Path.of("/usr/bin/env"))
            .run(bare.toArray())
            .out())
        .contains("日本.flac");
  }

  @Test
  void anArchiveIsMadeOnceForABuild() throws IOException {
    Path home = install("home");
    launcher(home).run("--version");
    Path archive = archive(home.resolve("lib"));
    FileTime first = Files.getLastModifiedTime(archive);
    launcher(home).run("--version");
    assertThat(Files.getLastModifiedTime(archive))
        .as("made by the second start")
        .isEqualTo(first);

    Files.setLastModifiedTime(
        home.resolve("lib/smalti.jar"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    assertThat(launcher(home).run("--version").exit()).isZero();
    assertThat(archive(home.resolve("lib"))).isEqualTo(archive);
    assertThat(Files.getLastModifiedTime(archive)).as("made for a new build").isGreaterThan(first);
  }

  @Test
  void twoFirstStartsAtOnceDisturbNeitherEachOtherNorTheArchive() throws IOException {
    Path home = install("home");
    Launcher.Running one = launcher(home).start("--version");
    Launcher.Running two = launcher(home).start("--version");
    for (Launcher.Running each : List.of(one, two)) {
      Launcher.Result result = launcher(home).await(each);
      assertThat(result.err()).isEmpty();
      assertThat(result.exit()).isZero();
    }
    assertThat(archive(home.resolve("lib"))).isNotEmptyFile();
  }

  /** A limit of the size of files stands for a disk that gets full. */
  @Test
  void withoutRoomForAnArchiveTheCommandRuns() throws IOException {
    Path home = install("home");
    for (int start = 0; start < 2; start++) {
      Launcher.Result version = Launcher.in(folder)
          .script(Path.of("/bin/sh"))
          .run("-c", "ulimit -f 1000; exec \"$0\" --version", home.resolve("smalti"));
      assertThat(version.err()).isEmpty();
      assertThat(version.out()).contains("smalti ");
      assertThat(archives(home.resolve("lib")))
          .as("what was tried in vain is not tried again, and nothing half-written stays")
          .singleElement()
          .asString()
          .endsWith(".of");
    }
  }

  @Test
  void whereTheInstallationCantBeWrittenTheArchiveLiesInTheCacheOfTheUser() throws Exception {
    Path home = install("home");
    Path lib = home.resolve("lib");
    assumeTrue(
        mount("mount", "--bind", lib.toString(), lib.toString()), "a mount can't be made here");
    try {
      assumeTrue(mount("mount", "-o", "remount,bind,ro", lib.toString()), "nor be read-only");
      Path cache = folder.resolve("my cache");
      Launcher.Result version =
          launcher(home).with("XDG_CACHE_HOME", cache.toString()).run("--version");
      assertThat(version.err()).isEmpty();
      assertThat(version.exit()).isZero();
      assertThat(archive(cache.resolve("smalti"))).isNotEmptyFile();
      assertThat(launcher(home)
              .with("XDG_CACHE_HOME", lib.toString())
              .run("--version")
              .exit())
          .as("with no place for an archive")
          .isZero();
    } finally {
      mount("umount", lib.toString());
    }
  }

  private static boolean mount(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).start().waitFor() == 0;
  }

  @Test
  void aJavaThatIsTooOldIsNamed() throws IOException {
    Path home = install("home");
    Path old = folder.resolve("jdk 11");
    Files.createDirectories(old.resolve("bin"));
    Path java = Files.createSymbolicLink(old.resolve("bin/java"), JAVA.resolve("bin/java"));
    assertThat(launcher(home).with("JAVA_HOME", old.toString()).run("--version").exit())
        .as("a link to a Java that is new enough")
        .isZero();
    Files.delete(java);
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    String said = "smalti: " + java
        + " is Java 11.0.2; install a JDK 17 or newer, or let JAVA_HOME name its folder\n";

    Launcher.Result asked = launcher(home).with("JAVA_HOME", old.toString()).run("--version");
    assertThat(asked.err()).isEqualTo(said);
    assertThat(asked.exit()).isEqualTo(1);
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
    assertThat(launcher(home).with("JAVA_HOME", old.toString()).run("--version").err())
        .isEqualTo(said);
  }

  @Test
  void sparkIsWithTheSourceTreeOnly() throws IOException {
    Path home = install("home");
    for (List<String> words : List.of(
        List.of("probe", "a.wav", "--master", "local"),
        List.of("probe", "a.wav", "--master=local"),
        List.of("spark", "start"))) {
      Launcher.Result result = launcher(home).run(words.toArray());
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .isEqualTo("smalti: Spark comes with the source tree of Smalti only; run this there, or"
              + " leave --master out\n");
    }
  }
}
