package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher.Result;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.MediaFile;

/** docs/tutorial.md, followed to the letter. */
class TutorialIT {
  @TempDir
  Path folder;

  @Test
  void itLeadsFromAFolderToAFilmAndAPage() throws IOException {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    try (Stream<Path> data = Files.list(Launcher.project().resolve("data"))) {
      for (Path file : data.toList()) {
        Files.copy(file, recordings.resolve(file.getFileName().toString()));
      }
    }
    List<String> commands = PageCommands.of("docs/tutorial.md");
    assertThat(commands).hasSizeGreaterThan(12);
    Launcher shell = Launcher.in(folder)
        .script(Path.of("/bin/sh"))
        .with("PATH", Launcher.project() + ":/usr/bin:/bin");
    StringBuilder said = new StringBuilder();
    for (String command : commands) {
      Result result = shell.run("-c", command);
      assertThat(result.exit()).as(command + "\n" + result.err()).isZero();
      said.append(result.err());
    }

    String page = Files.readString(Launcher.project().resolve("docs/tutorial.md"));
    assertThat(said.toString()).contains("401 samples in 12 files");
    assertThat(page).contains("401 samples in 12 files");
    Table subset = TableReader.read(folder.resolve("subset.csv"));
    assertThat(subset.size()).isEqualTo(200);
    assertThat(subset.columns().names())
        .contains("tsne", "tsne2", "gridX", "gridY", "line", "vstart", "vdur");
    for (String made : List.of(
        "card.png",
        "histogram.png",
        "scatter.png",
        "map.png",
        "sorted.mp3",
        "scale.mp3",
        "site/index.html")) {
      assertThat(folder.resolve(made)).isNotEmptyFile();
    }
    try (MediaFile film = MediaFile.open(folder.resolve("draft.mp4"))) {
      assertThat(film.info().video()).isPresent();
      assertThat(film.info().audio()).isPresent();
    }
  }
}
