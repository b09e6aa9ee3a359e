package org.smalti.app.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.smalti.app.Launcher;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/**
 * A small collection of recordings with and without pitch, and its page.
 *
 * @param folder that it is in
 */
record PlayedCollection(Path folder) {
  private static final List<String> NAMES =
      List.of("guitar_harmonics.flac", "guitar_fifths.flac", "tabla.flac");

  /** Makes it of the project's recordings. */
  static PlayedCollection in(Path folder) throws IOException {
    PlayedCollection made = new PlayedCollection(folder);
    Files.createDirectories(made.media());
    for (String name : NAMES) {
      Files.copy(Launcher.project().resolve("data").resolve(name), made.media().resolve(name));
    }
    Path sounds = folder.resolve("sounds.csv");
    Files.writeString(sounds, "filename\n" + String.join("\n", NAMES) + "\n");
    Path table = made.table();
    BrowserTester.smalti(
        "samples", "--in", sounds, "--dir", made.media(), "--out", table, "--features");
    BrowserTester.smalti("grid", "--in", table, "--dir", made.media(), "--grid", "10x10");
    BrowserTester.smalti(
        "explore", "--in", table, "--dir", made.media(), "--out", folder.resolve("site"));
    return made;
  }

  Path table() {
    return folder.resolve("subset.csv");
  }

  Table samples() {
    return TableReader.read(table());
  }

  Path media() {
    return folder.resolve("media");
  }

  Path index() {
    return folder.resolve("site").resolve("index.html");
  }
}
