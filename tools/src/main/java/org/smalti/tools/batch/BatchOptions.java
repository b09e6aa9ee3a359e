package org.smalti.tools.batch;

import java.util.List;
import org.smalti.core.cli.RunOptions;
import picocli.CommandLine.Parameters;

/** The options of all verbs of {@code smalti batch}: which files, where the results go, and what is done with the originals. */
public final class BatchOptions {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "files, or folders with the media files in them")
  private List<String> paths = List.of();

  /** Performs a recipe on the chosen files and gives the exit code. */
  public int perform(Recipe recipe, RunOptions run) {
    return new Runner(recipe, paths, run).perform();
  }
}
