package org.smalti.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.smalti.bench.Bench.Asked;
import org.smalti.scrapers.archive.fake.FakeArchive;

/** Tables of 100,000 rows. */
final class Tables {
  private static final int ROWS = 100_000;
  private static final Asked SMALL = Asked.megabytes(200);

  private Tables() {}

  static void all(Bench bench) throws IOException {
    try (FakeArchive archive = new FakeArchive()) {
      String description = "A film about film. ".repeat(54);
      archive
          .films(ROWS, 100)
          .forEach(film -> film.described(node -> node.put("description", description)));
      Path folder = bench.work().resolve("tables");
      String what = "100,000 rows, descriptions of 1 kB";
      bench.measure(what, archive, folder, Searches.search(bench, archive), SMALL);
      bench.measure(
          what,
          archive,
          folder,
          bench.smalti("ia", "download", "--in", "items.csv", "--out", "media", "--dry-run"),
          SMALL);
      bench.measure(
          what,
          archive,
          folder,
          bench.smalti("stats", "totals", "--in", "items.csv", "--props", "size"),
          SMALL);
    }
  }
}
