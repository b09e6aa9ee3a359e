package org.smalti.core.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/** Where tests of all modules find media: the project's own, and a larger corpus that is no part of it. */
public final class TestFiles {
  private static final String MANIFEST = "MANIFEST.csv";

  private TestFiles() {}

  /** The folder of the project. */
  public static Path project() {
    return Path.of(System.getProperty("smalti.root", "..")).toAbsolutePath().normalize();
  }

  /** The media that come with the project. */
  public static Path data() {
    return project().resolve("data");
  }

  /**
   * The folder of the corpus: {@code SMALTI_CORPUS} in the environment, else {@code shared/corpus} beside the
   * project. Where it has no manifest, the test is skipped and says so.
   */
  public static Path corpus() {
    String named = System.getenv("SMALTI_CORPUS");
    Path folder = named == null || named.isBlank()
        ? project().resolveSibling("shared").resolve("corpus")
        : Path.of(named);
    assumeTrue(
        Files.isRegularFile(folder.resolve(MANIFEST)),
        "no corpus: no " + MANIFEST + " in " + folder + "; name its folder in SMALTI_CORPUS");
    return folder;
  }

  /** What is known of the files of the corpus, one row each. */
  public static Table manifest() {
    return TableReader.read(corpus().resolve(MANIFEST));
  }
}
