package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher.Result;
import org.smalti.app.demo.DemoArchive;
import org.smalti.core.table.TableReader;

/**
 * Every command that README and docs/pipeline.md show is run as it stands there, against an archive on this machine.
 *
 * <p>Takes minutes: it runs the whole pipeline on two films, and every other command of both pages.
 */
class ReadmeIT {
  @TempDir
  Path folder;

  @Test
  void everyCommandOfTheReadmeAndOfThePipelineWorks() throws IOException {
    Path films = Files.createDirectories(folder.resolve("films"));
    TestFilm.write(films.resolve("first film.mp4"), 600, 220);
    TestFilm.write(films.resolve("second.mp4"), 600, 330);
    Files.writeString(films.resolve("items.csv"), """
        identifier,collection,title,filename
        first,FedFlix,First film,first film.mp4
        second,FedFlix,Second film,second.mp4
        """);
    Path work = Files.createDirectories(folder.resolve("work"));
    List<String> commands = new ArrayList<>(PageCommands.of("README.md"));
    assertThat(commands).contains("./smalti demo", "./mvnw verify");
    commands.addAll(PageCommands.of("docs/pipeline.md"));
    assertThat(commands).hasSizeGreaterThan(15);
    commands.removeIf(command -> command.startsWith("./"));
    Path recordings = Files.createDirectories(work.resolve("recordings"));
    Files.copy(films.resolve("second.mp4"), recordings.resolve("second.mp4"));
    try (DemoArchive archive = DemoArchive.of(films)) {
      Launcher shell = Launcher.in(work)
          .script(Path.of("/bin/sh"))
          .with("PATH", Launcher.project() + ":/usr/bin:/bin")
          .with("SMALTI_ARCHIVE_URL", archive.url());
      for (String command : commands) {
        Result result = shell.run("-c", command);
        assertThat(result.exit()).as(command + "\n" + result.err()).isZero();
      }
    }
    assertThat(TableReader.read(work.resolve("tmp/subset.csv")).size()).isGreaterThan(100);
    for (String made : List.of(
        "out/index.html",
        "hist.png",
        "sorted.mp3",
        "mosaic.mp4",
        "one.csv",
        "scatter.png",
        "sorted.wav")) {
      assertThat(work.resolve(made)).isNotEmptyFile();
    }
  }

  @Test
  void theOtherTwoCommandsAreThoseOfContinuousIntegration() throws IOException {
    String script = Files.readString(Launcher.project().resolve(".ci/run"));
    assertThat(script).contains("./mvnw -B verify", "/smalti\" demo");
  }

  @Test
  void everySubcommandHasItsLine() throws IOException {
    String index = Files.readString(Launcher.project().resolve("docs/README.md"));
    for (String name : Launcher.in(folder)
        .run("--help")
        .out()
        .split("Commands:")[1]
        .split("Exit codes:")[0]
        .lines()
        .map(String::strip)
        .toList()) {
      String word = name.split(" ")[0];
      if (!word.isEmpty() && !word.equals("help") && name.contains("  ")) {
        assertThat(index).contains("`" + word);
      }
    }
  }
}
