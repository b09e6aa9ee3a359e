package org.smalti.app.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.smalti.app.Launcher;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.core.table.TableWriter;

/**
 * A small collection whose names and titles are markup, quotes, and letters that turn the direction of writing, and its
 * page.
 *
 * @param folder that it is in
 */
record HostileCollection(Path folder) {
  static final String BELL = "<img src=x onerror=alert(1)>'\"\u202e.flac";
  static final String TABLA_TITLE = "<b onclick='alert(2)'>Tabla</b>";
  static final String TITLE = "</script><script>alert('title')</script> & \u05d0\u05d1";
  private static final int SILENT = 3;

  /** Makes it of the project's recordings. */
  static HostileCollection in(Path folder) throws IOException {
    HostileCollection made = new HostileCollection(folder);
    made.write();
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

  /** Vectors of the sounds. */
  Path cache() {
    return folder.resolve("vectors.cache");
  }

  Path index() {
    return folder.resolve("site").resolve("index.html");
  }

  /** Position of the loudest sample. */
  int loudest() {
    Table samples = samples();
    int found = 0;
    for (int row = 1; row < samples.size(); row++) {
      if (samples.row(row).number("power", 0) > samples.row(found).number("power", 0)) {
        found = row;
      }
    }
    return found;
  }

  private void write() throws IOException {
    Path data = Launcher.project().resolve("data");
    Files.createDirectories(media());
    Files.copy(data.resolve("bell.flac"), media().resolve(BELL));
    for (String name :
        List.of("guitar_harmonics.flac", "tabla.flac", "movie_hello.mpeg", "coin_motion.mov")) {
      Files.copy(data.resolve(name), media().resolve(name));
    }
    Path items = folder.resolve("items.csv");
    Files.writeString(
        items,
        "filename,title,creator,licenseurl\n"
            + TableWriter.line(
                "tabla.flac", TABLA_TITLE, "\"quoted\" & <i>", "javascript:alert(3)"));
    Path sounds = folder.resolve("sounds.csv");
    Files.writeString(
        sounds,
        "filename\n" + TableWriter.line(BELL)
            + "guitar_harmonics.flac\ntabla.flac\nmovie_hello.mpeg\n");
    smalti("samples", "--in", sounds, "--out", table(), "--features");
    addSilentSamples();
    smalti("tsne", "--in", table(), "--components", 2, "--cache", cache());
    smalti("grid", "--in", table(), "--grid", "10x10", "--cache", cache());
    smalti(
        "explore",
        "--in",
        table(),
        "--items",
        items,
        "--title",
        TITLE,
        "--cache",
        cache(),
        "--out",
        folder.resolve("site"));
  }

  private void smalti(Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--dir", media()));
    BrowserTester.smalti(all.toArray());
  }

  /** Of a film without sound, as {@code vsamples --silent} makes them. */
  private void addSilentSamples() {
    Table heard = samples();
    List<String> names = new ArrayList<>(heard.columns().names());
    List<String[]> cells = new ArrayList<>();
    for (Row row : heard.rows()) {
      List<String> own = new ArrayList<>(names.stream().map(row::text).toList());
      own.add("");
      cells.add(own.toArray(String[]::new));
    }
    for (int i = 0; i < SILENT; i++) {
      String[] silent = new String[names.size() + 1];
      Arrays.fill(silent, "");
      silent[0] = "coin_motion.mov";
      silent[1] = Integer.toString(200 * i);
      silent[2] = "200";
      silent[names.size()] = "1";
      cells.add(silent);
    }
    names.add("silent");
    TableWriter.write(Table.ofCells(new Columns("samples", names), cells), table());
  }
}
