package org.smalti.bench.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.bench.archive.ArchiveBenchTable.Asked;
import org.smalti.scrapers.archive.fake.FakeArchive;
import org.smalti.scrapers.archive.fake.FakeItem;

/** {@code ia download}. */
final class DownloadBench {
  private static final int FILES = 12;
  private static final int SIZE = 1_000_000;

  private DownloadBench() {}

  /** Each downloader brings the same files into an empty folder. */
  static void files(ArchiveBenchTable bench) throws IOException {
    try (FakeArchive archive = new FakeArchive()) {
      List<FakeItem> films = archive.films(FILES, SIZE);
      Path folder = bench.work().resolve("files");
      String what = FILES + " files of 1 MB at 200 ms";
      bench.prepare(folder, SearchBench.search(bench, archive));
      archive.slowDown(200, 0);
      ProcessMeasurement serial = bench.measure(
          what, archive, folder, download(bench, "one", "--threads", "1"), Asked.NOTHING);
      double third = Math.floor(ArchiveBenchTable.working(serial) / 3 * 100) / 100;
      ProcessMeasurement parallel =
          bench.measure(what, archive, folder, download(bench, "many"), Asked.working(third));
      for (ArchiveBenchTable.Program peer : PeerDownloaders.installed(folder, archive, films)) {
        bench.measure(what, archive, folder, peer, Asked.NOTHING);
      }
      bench
          .out()
          .println(String.format(
              Locale.ROOT,
              "%nparallel: working %.1f times as fast as one after another, as a process %.1f times%n",
              ArchiveBenchTable.working(serial) / ArchiveBenchTable.working(parallel),
              serial.seconds() / parallel.seconds()));
    }
  }

  /** A second run, in which there is nothing to download and no request is made. */
  static void rerun(ArchiveBenchTable bench) throws IOException {
    try (FakeArchive archive = new FakeArchive()) {
      archive.films(1000, 2000);
      Path folder = bench.work().resolve("rerun");
      bench.prepare(folder, SearchBench.search(bench, archive));
      bench.measure(
          "1,000 files of 2 kB", archive, folder, download(bench, "media"), Asked.NOTHING);
      bench.measure("the same again", archive, folder, download(bench, "media"), Asked.seconds(1));
    }
  }

  private static ArchiveBenchTable.Program download(ArchiveBenchTable bench, String... out) {
    return bench.smalti(
        Stream.concat(Stream.of("ia", "download", "--in", "items.csv", "--out"), Stream.of(out))
            .toArray());
  }
}
