package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;

/** What Ctrl-C leaves beside a film. */
final class StoppedRenderTest {
  @TempDir
  private Path folder = Path.of("");

  /** However far the film was when it was stopped, even if it was done. */
  @Test
  void aFilmThatWasStoppedLeavesNoPictures() throws Exception {
    TestClips.film(folder, "film.mp4");
    StringBuilder rows = new StringBuilder("filename,start,dur,gridX,gridY\n");
    for (int i = 0; i < 12; i++) {
      rows.append("film.mp4,").append(500 * (i % 6)).append(",300,").append(i % 4);
      rows.append(',').append(i / 4).append('\n');
    }
    Path table = Files.writeString(folder.resolve("subset.csv"), rows);
    Path scratch = folder.resolve(".mosaic.mp4.scratch");
    CommandTester tester = CommandTester.of(ComposeCommand.class);
    Object[] words = {
      "waves",
      "--in",
      table,
      "--dir",
      folder,
      "--out",
      folder.resolve("mosaic.mp4"),
      "--width",
      "320",
      "--height",
      "180"
    };
    Thread render = new Thread(() -> tester.run(words));
    render.start();
    while (render.isAlive() && names(scratch).stream().noneMatch(name -> name.endsWith(".yuv"))) {
      Thread.onSpinWait();
    }
    tester.cancellation().request();
    render.join();
    assertThat(names(scratch)).allMatch(name -> name.endsWith(".segment"));
  }

  private static List<String> names(Path scratch) throws IOException {
    if (!Files.isDirectory(scratch)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(scratch)) {
      return files.map(Path::toString).toList();
    } catch (NoSuchFileException goneMeanwhile) {
      return List.of();
    }
  }
}
