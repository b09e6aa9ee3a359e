package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
  @TempDir
  Path folder;

  @Test
  void helpListsEveryCommand() {
    Launcher.Result help = Launcher.in(folder).run("--help");
    assertThat(help.exit()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains(
            "demo",
            "ia",
            "probe",
            "samples",
            "features",
            "summarize",
            "stats",
            "subset",
            "tsne",
            "grid",
            "vsamples")
        .contains("sort", "compose");
  }

  @Test
  void worksThroughALinkInAFolderWithSpaces() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Path link =
        Files.createSymbolicLink(bin.resolve("smalti"), Launcher.project().resolve("smalti"));
    Path second = Files.createSymbolicLink(bin.resolve("again"), Path.of("smalti"));
    assertThat(Launcher.in(folder).script(link).run("--version").exit()).isZero();
    assertThat(Launcher.in(folder).script(second).run("--version").out()).contains("smalti ");
  }

  @Test
  void worksWithoutAHome() {
    Launcher env = Launcher.in(folder).script(Path.of("/usr/bin/env"));
    Launcher.Result result = env.run(
        "-u", "HOME", "-u", "XDG_STATE_HOME", Launcher.project().resolve("smalti"), "--version");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void worksWhereTheProjectLiesInAFolderWithSpacesAndQuotes() throws IOException {
    Path home = folder.resolve("it's a \"home\" of $mine");
    linkProgram(home);
    Launcher.Result version = Launcher.in(folder).script(home.resolve("smalti")).run("--version");
    assertThat(version.err()).isEmpty();
    assertThat(version.exit()).isZero();
  }

  /** Makes a home of the program out of the built one. */
  private static void linkProgram(Path home) throws IOException {
    Path library = Files.createDirectories(home.resolve("app/target/library"));
    Files.copy(
        Launcher.project().resolve("smalti"),
        home.resolve("smalti"),
        StandardCopyOption.COPY_ATTRIBUTES);
    try (Stream<Path> jars = Files.list(Launcher.project().resolve("app/target/library"))) {
      for (Path jar : (Iterable<Path>) jars::iterator) {
        Files.createSymbolicLink(library.resolve(jar.getFileName()), jar);
      }
    }
  }

  @Test
  void anEditOfWhatTheAppIsNotMadeFromBuildsNothing() throws IOException {
    Path home = folder.resolve("home");
    linkProgram(home);
    Path modules = Files.writeString(
        home.resolve("pom.xml"), "<module>bench</module>\n<module>cluster</module>\n");
    Files.setLastModifiedTime(modules, FileTime.from(Instant.EPOCH));
    for (String module : List.of("bench", "cluster")) {
      Path edited = Files.createDirectories(home.resolve(module)).resolve("pom.xml");
      Files.writeString(edited, "<project/>\n");
      Files.setLastModifiedTime(edited, FileTime.from(Instant.now().plusSeconds(60)));
    }
    Launcher.Result version = Launcher.in(folder).script(home.resolve("smalti")).run("--version");
    assertThat(version.err()).isEmpty();
    assertThat(version.exit()).isZero();
  }

  @Test
  void wordsReachTheProgramAsTheyWereTyped() {
    for (String name :
        List.of("it's a \"song\".wav", "*", "$HOME", "a  b", "back\\slash", "`id`", "日本.wav")) {
      Launcher.Result result = Launcher.in(folder).run("samples", "--out", "x.csv", "--", name);
      assertThat(result.exit()).as(name).isEqualTo(3);
      assertThat(result.err()).contains(name);
    }
  }

  @Test
  void aCommandThatWaitsForItsInputSaysSo() {
    Launcher.Running grid = Launcher.in(folder).start("grid", "--in", "-");
    assertThat(grid.says("grid: reading standard input\n")).isTrue();
    grid.signal("KILL");
  }

  @Test
  void aCommandThatWaitsForAnAnswerSaysWhose() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort();
      Launcher.Running search = Launcher.in(folder)
          .start("ia", "search", "--query=bells", "--out=items.csv", "--archive-url=" + url);
      assertThat(search.says("ia search: asking " + url + "\n")).isTrue();
      search.signal("KILL");
    }
  }

  @Test
  void exitCodesReachTheShell() {
    assertThat(Launcher.in(folder).run("--no-such-option").exit()).isEqualTo(2);
    assertThat(Launcher.in(folder).run("grid", "--in", "none.csv").exit()).isEqualTo(3);
  }

  @Test
  void aWrongFolderOfJavaIsNamed() {
    Launcher.Result result =
        Launcher.in(folder).with("JAVA_HOME", folder.toString()).run("--version");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "smalti: JAVA_HOME is " + folder
                + ", which has no bin/java; let it name the folder of a JDK 17 or newer, or unset it\n");
  }

  @Test
  void aMissingJavaIsExplained() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
    }
    Launcher.Result result =
        Launcher.in(folder).with("JAVA_HOME", "").with("PATH", tools.toString()).run("--version");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "smalti: no java found; install a JDK 17 or newer, or let JAVA_HOME name its folder\n");
  }
}
