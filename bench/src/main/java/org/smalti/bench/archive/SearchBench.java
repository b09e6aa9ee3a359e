package org.smalti.bench.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.smalti.bench.archive.ArchiveBenchTable.Asked;
import org.smalti.scrapers.archive.fake.FakeArchive;

/** {@code ia search}. */
final class SearchBench {
  private SearchBench() {}

  static void metadata(ArchiveBenchTable bench) throws IOException {
    try (FakeArchive archive = new FakeArchive()) {
      archive.films(200, 1000);
      archive.slowDown(100, 0);
      Path folder = bench.work().resolve("metadata");
      bench.measure(
          "200 items' metadata at 100 ms",
          archive,
          folder,
          search(bench, archive),
          Asked.working(6));
      bench.measure("the same again", archive, folder, search(bench, archive), Asked.NOTHING);
    }
  }

  static void enumeration(ArchiveBenchTable bench) throws IOException {
    try (FakeArchive archive = new FakeArchive()) {
      archive.films(25_000, 100);
      archive.search().cursorsRepeat();
      Path folder = bench.work().resolve("enumeration");
      bench.measure(
          "25,000 items, cursors repeat", archive, folder, search(bench, archive), Asked.NOTHING);
    }
  }

  static ArchiveBenchTable.Program search(ArchiveBenchTable bench, FakeArchive archive) {
    return bench.smalti(
        "ia", "search", "--query", "all", "--out", "items.csv", "--archive-url", archive.url());
  }
}
