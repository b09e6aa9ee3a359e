package org.smalti.bench.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.smalti.bench.archive.ArchiveBenchTable.Asked;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeItem;

/** Tables of 100,000 rows. */
final class TableBench {
  private static final int ROWS = 100_000;
  private static final Asked SMALL = Asked.megabytes(200);

  private TableBench() {}

  static void all(ArchiveBenchTable bench) throws IOException {
    try (FakeArchive archive = new FakeArchive()) {
      String description = "A film about film. ".repeat(54);
      List<FakeItem> films = archive.films(ROWS, 100);
      films.forEach(film -> film.described(node -> node.put("description", description)));
      Path folder = bench.work().resolve("tables");
      String what = "100,000 rows, descriptions of 1 kB";
      bench.measure(what, archive, folder, SearchBench.search(bench, archive), SMALL);
      bench.measure(
          what,
          archive,
          folder,
          bench.smalti("ia", "download", "--in", "items.csv", "--out", "media", "--dry-run"),
          SMALL);
      media(folder.resolve("media"), films);
      bench.measure(
          what + "; nothing is missing",
          archive,
          folder,
          bench.smalti("ia", "verify", "--in", "items.csv", "--dir", "media"),
          SMALL);
      bench.measure(
          what,
          archive,
          folder,
          bench.smalti("stats", "totals", "--in", "items.csv", "--props", "size"),
          SMALL);
    }
  }

  /** The folder as a download would leave it. */
  private static void media(Path media, List<FakeItem> films) throws IOException {
    Files.createDirectories(media);
    for (FakeItem film : films) {
      String name = film.identifier() + ".mp4";
      byte[] bytes = film.bytes(name);
      Files.write(media.resolve(name), bytes == null ? new byte[0] : bytes);
    }
  }
}
