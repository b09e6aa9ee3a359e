package org.smalti.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.release.BareMachine.Result;

/** Takes the archive of this machine to a bare place and works with it as its users do. */
class ReleaseArchiveIT {
  private static final long MOST_BYTES = 150_000_000;
  private static final BuiltRelease RELEASE = BuiltRelease.here();

  @TempDir
  private static Path folder;

  private static Path installed = Path.of("none");
  private static BareMachine machine = new BareMachine(installed, installed);

  @TempDir
  private Path work;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("a place"));
    Process tar = new ProcessBuilder("tar", "-xzf", RELEASE.archive().toString())
        .directory(place.toFile())
        .inheritIO()
        .start();
    assertThat(tar.waitFor()).as("tar").isZero();
    installed = place.resolve(RELEASE.folder());
    machine = BareMachine.in(folder);
  }

  private Result smalti(Object... words) throws IOException, InterruptedException {
    return machine.run(
        work,
        Stream.concat(Stream.of(installed.resolve("smalti")), Stream.of(words)).toArray());
  }

  private Path data(String name) throws IOException {
    return Files.copy(installed.resolve("data").resolve(name), work.resolve(name));
  }

  @Test
  void theDemoRunsInAnEmptyFolderWithoutAnyJava() throws IOException, InterruptedException {
    Result first = smalti("demo");
    assertThat(first.exit()).as(first.err()).isZero();
    for (String name :
        List.of("items.csv", "subset.csv", "sorted.mp3", "mosaic.mp4", "map.png", "index.html")) {
      assertThat(work.resolve("out").resolve(name)).isNotEmptyFile();
    }
    Result second = smalti("demo");
    assertThat(second.exit()).isZero();
    assertThat(second.err()).contains("already complete");
  }

  @Test
  void helpTellsAllCommands() throws IOException, InterruptedException {
    Result help = smalti("--help");
    assertThat(help.exit()).as(help.err()).isZero();
    assertThat(help.out()).contains("demo", "compose", "video");
    assertThat(help.err()).isEmpty();
    assertThat(smalti("--no-such-option").exit()).isEqualTo(2);
  }

  @Test
  void itsOwnJavaRunsIt() throws IOException, InterruptedException {
    String release = Files.readString(installed.resolve("runtime/release"));
    String java = release.replaceAll("(?s).*JAVA_VERSION=\"([^\"]+)\".*", "$1");
    assertThat(smalti("--version").out()).contains(RELEASE.version()).contains(java);
  }

  @Test
  void facesAreFoundByEachDetectorWithTheLibrariesThatAreLeft()
      throws IOException, InterruptedException {
    Path film = data("grand_prix_1906.mp4");
    for (String detector : List.of("yunet", "haar", "lbp")) {
      Result faces = smalti(
          "video",
          "faces",
          film,
          "--detector",
          detector,
          "--end",
          "0:01",
          "--out",
          detector + ".csv");
      assertThat(faces.exit()).as("%s: %s", detector, faces.err()).isZero();
      assertThat(work.resolve(detector + ".csv")).isNotEmptyFile();
    }
  }

  @Test
  void theFfmpegThatComesAlongConverts() throws IOException, InterruptedException {
    data("bell.flac");
    Result level = smalti(
        "batch", "normalize", work, "--loudness", "-20", "--out", work.resolveSibling("level"));
    assertThat(level.exit()).as(level.err()).isZero();
    assertThat(work.resolveSibling("level").resolve("bell.flac")).isNotEmptyFile();
  }

  @Test
  void sparkIsSaidToComeWithTheSources() throws IOException, InterruptedException {
    Result probe = smalti("probe", data("bell.flac"), "--master", "local");
    assertThat(probe.exit()).isNotZero();
    assertThat(probe.err()).contains("source").doesNotContain("Exception");
  }

  @Test
  void theLauncherAddsNothingButItsArchiveOfClasses() throws IOException, InterruptedException {
    assertThat(smalti("--version").exit()).isZero();
    Set<String> delivered = new HashSet<>(RELEASE.names(RELEASE.archive()));
    try (Stream<Path> files = Files.walk(installed)) {
      assertThat(files
              .filter(Files::isRegularFile)
              .map(file -> installed.relativize(file).toString())
              .filter(name -> !delivered.contains(name)))
          .allMatch(name -> name.matches("lib/start-[^/]*|lib/[^/]*\\.jsa"));
    }
  }

  @Test
  void itIsSmallEnoughToBeFetched() throws IOException {
    assertThat(Files.size(RELEASE.archive())).isLessThanOrEqualTo(MOST_BYTES);
  }
}
