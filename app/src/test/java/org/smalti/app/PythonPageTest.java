package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.TableReader;

/**
 * The examples of docs/python.md, followed to the letter, each where Python has the libraries that it imports. {@code
 * SMALTI_PYTHON} in the environment names another Python than {@code python3}.
 */
class PythonPageTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(sh|python)\n(.*?)^```$");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (\\w+)");
  private static final int ROWS = 24;

  /** What must be true after an example, by what stands in it. */
  private static final Map<String, String> CLAIMS = Map.of(
      "groupby",
      """
      assert len(table) == 25 and len(pitched) == 24
      assert table['hz'].dtype == 'float64' and table['count'].dtype == 'float64'
      exact = pd.read_parquet('tmp/subset.parquet', dtype_backend='pyarrow')
      assert exact['count'].dtype == 'int64[pyarrow]'
      assert table['code'][0] == '007' and table['hz'][24] == -1
      assert table['tag'].isna().sum() == 24
      assert len(table['vector'][0]) == 64 and table['vector'][24] is None
      """,
      "np.stack",
      "assert vectors.shape == (24, 64) and vectors.dtype == 'float32'",
      "np.load",
      """
      assert vectors.shape == (25, 64) and vectors.dtype == 'float32'
      assert vectors.flags['C_CONTIGUOUS'] and known.sum() == 24 and not known[24]
      assert hz.dtype == 'float64' and hz[24] == -1 and np.isnan(power[24])
      import pandas as pd
      same = pd.read_parquet('tmp/subset.parquet')['vector'][5]
      assert (vectors[5] == same).all()
      """,
      "pq.read_schema",
      """
      assert json.loads(metadata[b'smalti.units'])['hz'] == 'Hz'
      assert metadata[b'smalti.vector'] == b'timbre/1'
      assert metadata[b'smalti.source'] == b'subset.csv'
      """,
      "polars",
      "assert pl.read_parquet('tmp/subset.parquet')['vector'].drop_nulls().len() == 24",
      "duckdb",
      "assert duckdb.sql(\"select count(*), count(vector), sum(count) from"
          + " 'tmp/subset.parquet'\").fetchone() == (25, 24, 276)");

  @TempDir
  private static Path folder = Path.of("");

  private static String page = "";

  @BeforeAll
  static void followTheCommands() throws IOException {
    page = Files.readString(Launcher.project().resolve("docs/python.md"));
    Path media = Files.createDirectories(folder.resolve("tmp/media"));
    Files.copy(Launcher.project().resolve("data/bell.flac"), media.resolve("bell.flac"));
    StringBuilder rows =
        new StringBuilder("filename,start,dur,hz,note,power,count,code,tag,silent\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("bell.flac,%d,100,440,A,0.%d,%d,007,,\n".formatted(i * 20, i + 1, i));
    }
    Files.writeString(
        folder.resolve("tmp/subset.csv"), rows + "bell.flac,0,100,-1,-,,,7,\"é, \"\"x\"\"\",1\n");
    Matcher fences = FENCE.matcher(page);
    while (fences.find()) {
      if (fences.group(1).equals("sh")) {
        fences.group(2).lines().forEach(PythonPageTest::follow);
      }
    }
  }

  private static void follow(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    assertThat(words.remove(0)).isEqualTo("smalti");
    words.replaceAll(word -> word.startsWith("tmp/") ? folder.resolve(word).toString() : word);
    CommandTester.Outcome outcome = CommandTester.of(Main.class).run(words.toArray());
    assertThat(outcome.exit()).as(line + outcome.err()).isZero();
  }

  @TestFactory
  Stream<DynamicTest> examplesDoWhatThePageSays() {
    List<String> examples = new ArrayList<>();
    Matcher fences = FENCE.matcher(page);
    while (fences.find()) {
      if (fences.group(1).equals("python")) {
        examples.add(fences.group(2));
      }
    }
    assertThat(examples).hasSize(CLAIMS.size());
    return examples.stream()
        .map(example ->
            DynamicTest.dynamicTest(example.lines().toList().get(0) + "…", () -> check(example)));
  }

  private static void check(String example) throws Exception {
    List<String> imported =
        IMPORT.matcher(example).results().map(match -> match.group(1)).toList();
    String imports = "import " + String.join(", ", imported)
        + (imported.contains("pandas") || imported.contains("numpy") ? ", pandas, pyarrow" : "");
    assumeTrue(
        python(imports).isEmpty(),
        "no python3 that can " + imports + "; name one in SMALTI_PYTHON");
    String claims = CLAIMS.entrySet().stream()
        .filter(each -> example.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
    assertThat(python(example + claims)).isEmpty();
    if (example.contains("to_csv")) {
      assertThat(TableReader.read(folder.resolve("tmp/chosen.csv")).numbers("hz"))
          .hasSize(ROWS)
          .containsOnly(440);
    }
  }

  /** Runs a program; gives what it said if it failed, else nothing. */
  private static String python(String program) throws IOException, InterruptedException {
    String named = System.getenv("SMALTI_PYTHON");
    Path script = Files.writeString(folder.resolve("example.py"), program);
    Path said = folder.resolve("said.txt");
    Process process;
    try {
      process = new ProcessBuilder(
              named == null || named.isBlank() ? "python3" : named, script.toString())
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(said.toFile())
          .start();
    } catch (IOException noPython) {
      return String.valueOf(noPython.getMessage());
    }
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "not ended after 120 s";
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    return process.exitValue() == 0 ? "" : "exit " + process.exitValue() + ": " + text;
  }

  @Test
  void theCommandsOfThePageWriteTheirFiles() {
    for (String name : List.of("subset.parquet", "vectors.npy", "pitch.npy", "features.cache")) {
      assertThat(folder.resolve("tmp").resolve(name)).isNotEmptyFile();
    }
  }
}
