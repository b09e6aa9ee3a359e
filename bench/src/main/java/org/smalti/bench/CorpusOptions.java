package org.smalti.bench;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of the programs that compose labelled sounds from a corpus. */
public final class CorpusOptions {
  @Parameters(index = "0", paramLabel = "CORPUS", description = "a folder with a MANIFEST.csv")
  private Path corpus = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "the folder to write to")
  private Path out = Path.of("");

  @Option(names = "--seed", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  public Path corpus() {
    return corpus;
  }

  public Path out() {
    return out;
  }

  public long seed() {
    return seed;
  }
}
