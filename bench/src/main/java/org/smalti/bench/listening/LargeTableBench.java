package org.smalti.bench.listening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.smalti.bench.ProcessMeasurement;

/** Tables of five million samples: summarized, cut to the best, shuffled. */
final class LargeTableBench {
  private static final String ASKED = "≤ 20 s, ≤ 500 MB";

  private LargeTableBench() {}

  static void run(ListeningBenchTable figures) throws IOException, InterruptedException {
    Path folder = figures.work().resolve("many");
    Path items = folder.resolve("items.csv");
    Path samples = folder.resolve("samples");
    if (!Files.exists(items)) {
      SyntheticCollection.write(folder, 10_000, 500);
    }
    tell(
        figures,
        "summarize",
        figures.smalti("summarize", "--in", items, "--dir", samples, "--force"));
    String out = folder.resolve("subset.csv").toString();
    tell(
        figures,
        "subset to the best 16,384 of all",
        subset(figures, out, "--limit", 16_384, "--limit-per-file", 500));
    tell(
        figures,
        "subset to 100 of each file, then the best 16,384",
        subset(figures, out, "--limit", 16_384, "--limit-per-file", 100));
    tell(figures, "subset that sorts each file and keeps all", subset(figures, out));
    tell(figures, "subset that shuffles all", subset(figures, out, "--shuffle", 1));
    Files.delete(Path.of(out));
  }

  private static ProcessMeasurement subset(ListeningBenchTable figures, String out, Object... more)
      throws IOException, InterruptedException {
    Path folder = figures.work().resolve("many");
    Object[] words = {
      "subset",
      "--in",
      folder.resolve("items.csv"),
      "--dir",
      folder.resolve("samples"),
      "--sample-sort",
      "power=desc=0.75&clarity=desc",
      "--out",
      out,
      "--force"
    };
    Object[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return figures.smalti(all);
  }

  private static void tell(ListeningBenchTable figures, String what, ProcessMeasurement run)
      throws IOException {
    figures.row("5,000,000 samples: " + what, ASKED, run.said().strip(), run);
  }
}
