package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher.Result;
import org.smalti.app.demo.DemoArchive;
import org.smalti.core.table.TableReader;

/**
 * Every command that README shows is run as it stands there, against an archive on this machine.
 *
 * <p>Takes minutes: it runs the whole pipeline on two films, and every other command of README.
 */
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir
  Path folder;

  /** The commands of README, each with its continuation lines. */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(Launcher.project().resolve("README.md")));
    while (blocks.find()) {
      commands.addAll(blocks
          .group(1)
          .replace("\\\n", " ")
          .lines()
          .filter(line -> !line.isBlank())
          .toList());
    }
    return commands;
  }

  @Test
  void everyCommandOfTheReadmeWorks() throws IOException {
    Path films = Files.createDirectories(folder.resolve("films"));
    TestFilm.write(films.resolve("first film.mp4"), 600, 220);
    TestFilm.write(films.resolve("second.mp4"), 600, 330);
    Files.writeString(films.resolve("items.csv"), """
        identifier,collection,title,filename
        first,FedFlix,First film,first film.mp4
        second,FedFlix,Second film,second.mp4
        """);
    Path work = Files.createDirectories(folder.resolve("work"));
    List<String> commands = commands();
    assertThat(commands).hasSizeGreaterThan(15).contains("./smalti demo", "./mvnw verify");
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
    String readme = Files.readString(Launcher.project().resolve("README.md"));
    for (String name : Launcher.in(folder)
        .run("--help")
        .out()
        .split("Commands:")[1]
        .lines()
        .map(String::strip)
        .toList()) {
      String word = name.split(" ")[0];
      if (!word.isEmpty() && !word.equals("help") && name.contains("  ")) {
        assertThat(readme).contains("`" + word);
      }
    }
  }
}
