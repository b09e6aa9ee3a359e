package org.smalti.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.files.PartsFolder;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;

/**
 * What the launcher runs once for each build and Java, in the home of the program: the virtual machine writes down
 * which classes it has loaded and, from Java 25 on, how their methods were used, and starts faster with that.
 */
final class TrainingRun {
  private static final List<String> SEARCH = List.of(
      "ia",
      "search",
      "--query=none",
      "--out=none.csv",
      "--archive-url=http://127.0.0.1:1",
      "--timeout=1",
      "--retries=0",
      "--dry-run");

  private TrainingRun() {}

  /**
   * Listens to a short file and looks at a short film, as commands do that people wait for, and asks a server that does
   * not answer, which loads what all network commands need. {@link Main} runs the last command, as it ends the process.
   */
  public static void main(String[] none) throws IOException {
    Path results = Files.createTempDirectory("smalti-training");
    Path samples = results.resolve("samples.csv");
    try {
      run("--help");
      run("samples", "data/bell.flac", "--features", "--out=" + samples);
      run("probe", "data/bell.flac");
      run(
          "features",
          "--in=" + samples,
          "--features=centroid",
          "--out=" + results.resolve("f.csv"));
      run("like", "1", "--in=" + samples, "--dir=.");
      run("subset", samples.toString(), "--out=" + results.resolve("subset.csv"));
      run("grid", "--in=" + samples, "--features=hz,clarity", "--out=" + results.resolve("g.csv"));
      run("video", "info", "data/city_night.mp4");
      run("video", "cuts", "data/city_night.mp4", "--out=" + results.resolve("cuts.csv"));
    } finally {
      new PartsFolder(results).delete();
    }
    Main.main(SEARCH.toArray(String[]::new));
  }

  private static void run(String... words) {
    new SmaltiCommandLine(Main.class, Console.ofThisProcess(new Cancellation())).execute(words);
  }
}
