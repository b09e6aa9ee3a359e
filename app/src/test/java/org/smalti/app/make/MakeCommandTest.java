package org.smalti.app.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.app.Launcher;
import org.smalti.app.Main;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.TableReader;

final class MakeCommandTest {
  private static final Path DATA = Launcher.project().resolve("data");

  @TempDir
  Path folder = Path.of("");

  private Path media = Path.of("");
  /** In the folder of the media, as by default where that is the present one. */
  private Path out = Path.of("");

  private Outcome make(Object... words) throws IOException {
    media = Files.createDirectories(folder.resolve("a <folder> & more"));
    out = media.resolve("out");
    Object[] begin = {"make", media, "--out", out};
    return CommandTester.of(Main.class)
        .run(Stream.concat(Stream.of(begin), Stream.of(words)).toArray());
  }

  @Test
  void aFolderBecomesAFilmOnceAndWhatCouldNotBeReadIsTold() throws IOException {
    make();
    Files.copy(DATA.resolve("tabla.flac"), media.resolve("tabla.flac"));
    Files.copy(DATA.resolve("city_night.mp4"), media.resolve("night.mp4"));
    Files.writeString(media.resolve("broken.mp4"), "no film");

    Outcome first = make("--limit", 12);

    assertThat(first.exit()).as(first.err()).isEqualTo(6);
    assertThat(first.out()).endsWith("Look at " + out.resolve("index.html") + "\n");
    assertThat(MakeSteps.RESULTS)
        .allSatisfy(name -> assertThat(out.resolve(name)).isNotEmptyFile());
    assertThat(TableReader.read(out.resolve("subset.csv")).size()).isEqualTo(12);
    assertThat(first.err()).contains("$ smalti grid --grid 4x3");
    assertThat(out.resolve("samples/failures.csv")).content().contains("broken.mp4,samples,");
    assertThat(out.resolve("index.html"))
        .content()
        .contains("<title>a &lt;folder&gt; &amp; more</title>");
    assertThat(out.resolve("page/samples.js"))
        .content()
        .contains("night.mp4", "\"items.csv\"", "\"mosaic.mp4\"", "\"sorted.mp3\"");

    FileTime made = Files.getLastModifiedTime(out.resolve("mosaic.mp4"));
    Outcome second = make("--limit", 12);
    assertThat(second.err()).contains("mosaic.mp4 is there already");
    assertThat(Files.getLastModifiedTime(out.resolve("mosaic.mp4"))).isEqualTo(made);
  }

  @Test
  void whatStopsItIsItsExitCodeThoughFilesWereLeftOutBefore() throws IOException {
    make();
    Files.copy(DATA.resolve("tabla.flac"), media.resolve("tabla.flac"));
    Files.writeString(media.resolve("broken.mp4"), "no film");
    Files.createDirectories(out.resolve("map.png/in the way"));

    Outcome stopped = make("--limit", 12);

    assertThat(stopped.err()).contains("map.png");
    assertThat(stopped.exit()).as(stopped.err()).isEqualTo(3);
    assertThat(out.resolve("index.html")).doesNotExist();
  }

  @Test
  void aDryRunShowsTheCommandsAndMakesNothing() throws IOException {
    Outcome outcome = make("--dry-run", "--compose", "waves");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out() + outcome.err())
        .contains("smalti samples --in", "smalti compose waves", "--limit 960");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatCanNotBeMadeIsSaidBeforeAnyWork() throws IOException {
    assertThat(make().exit()).isEqualTo(3);
    Outcome piece = make("--compose", "wave");
    assertThat(piece.exit()).isEqualTo(2);
    assertThat(piece.err()).contains("did you mean waves?");
    assertThat(make("--limit", 0).err()).contains("--limit is at least 1");
    Outcome missing = CommandTester.of(Main.class).run("make", folder.resolve("none"));
    assertThat(missing.exit()).isEqualTo(3);
    assertThat(missing.err()).contains("none: no such folder");
  }
}
