package org.smalti.bench.archive;

import java.io.IOException;

/** The parts of {@code bench/archive}. */
enum ArchiveBenchPart {
  /** 200 items' metadata at 100 ms latency. */
  METADATA,
  /** 12 files of 1 MB at 200 ms latency, beside other downloaders. */
  FILES,
  /** A second run over 1,000 files that are there. */
  RERUN,
  /** 25,000 items, more than the archive likes to name. */
  ENUMERATION,
  /** Tables of 100,000 rows. */
  TABLES;

  void run(ArchiveBenchTable bench) throws IOException {
    switch (this) {
      case METADATA -> SearchBench.metadata(bench);
      case FILES -> DownloadBench.files(bench);
      case RERUN -> DownloadBench.rerun(bench);
      case ENUMERATION -> SearchBench.enumeration(bench);
      case TABLES -> TableBench.all(bench);
    }
  }
}
