package org.smalti.tools.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.TestMedia;

/** A film, a sound, a table of their samples, and the command that makes a page of them. */
abstract class ExploreTester {
  static final int FILM = 8;
  static final int SOUND = 6;
  static final int ALL = FILM + SOUND;

  @TempDir
  Path folder = Path.of("");

  Path media = Path.of("");
  Path table = Path.of("");
  Path out = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    media = Files.createDirectories(folder.resolve("my media"));
    out = folder.resolve("site");
    TestMedia.film(
        media.resolve("film.mp4"),
        64,
        48,
        25,
        60,
        Optional.of(TestMedia.chirp(115_200, 2, 48_000)));
    TestMedia.audio(
        media.resolve("a tone.wav"), "wav", TestMedia.chirp(96_000, 1, 48_000), 48_000, 1);
    StringBuilder rows =
        new StringBuilder("filename,start,dur,hz,note,tsne,tsne2,gridX,gridY,my own\n");
    for (int i = 0; i < ALL; i++) {
      boolean film = i < FILM;
      rows.append(String.format(
          Locale.ROOT,
          "%s,%d,%d,%d,A,%d.5,-%d.25,%d,%d,00%d%n",
          film ? "film.mp4" : "a tone.wav",
          film ? i * 250 : (i - FILM) * 300,
          i == 2 ? 2200 : 240,
          i % 5 == 0 ? -1 : 200 + i,
          i / 2,
          i,
          i % 4,
          i / 4,
          i));
    }
    table = Files.writeString(folder.resolve("subset.csv"), rows.toString().replace("\r", ""));
  }

  Outcome explore(Object... words) {
    Object[] usual = Stream.of(words).anyMatch("--out"::equals)
        ? new Object[] {"--in", table, "--dir", media}
        : new Object[] {"--in", table, "--dir", media, "--out", out};
    return CommandTester.of(ExploreCommand.class)
        .run(Stream.concat(Stream.of(usual), Stream.of(words)).toArray());
  }

  TestSite site() {
    return new TestSite(out);
  }
}
