package org.smalti.bench.archive;

import java.io.IOException;

/** The parts of {@code bench/archive}. */
enum Part {
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

  void run(Bench bench) throws IOException {
    switch (this) {
      case METADATA -> Searches.metadata(bench);
      case FILES -> Transfers.files(bench);
      case RERUN -> Transfers.rerun(bench);
      case ENUMERATION -> Searches.enumeration(bench);
      case TABLES -> Tables.all(bench);
    }
  }
}
