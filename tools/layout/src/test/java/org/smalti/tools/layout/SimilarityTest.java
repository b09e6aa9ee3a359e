package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.run.Journal;
import org.smalti.core.table.TableReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

class SimilarityTest {
  @TempDir
  Path folder;

  @Test
  void anotherTableOfAsManyRowsGetsItsOwnVectors() throws IOException {
    Path first = Files.writeString(folder.resolve("first.csv"), "a\n1\n2\n");
    Path second = Files.writeString(folder.resolve("second.csv"), "a\n7\n8\n");
    var run = CommandTester.of(Comparing.class).run(first, second);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("1.0 2.0\n7.0 8.0\n");
  }

  @Test
  void moreNumbersThanAnArrayHoldsAreExplained() {
    // One vector many times over, so that the test itself needs no memory.
    List<float[]> vectors = Collections.nCopies(70_000, new float[31_000]);
    assertThatThrownBy(() -> Similarity.ofPlaces(List.of("a")).comparable(vectors))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("31,000 numbers of each of 70,000 samples")
        .hasMessageContaining("fewer samples");
  }

  /** Prints what the rows of several tables are compared by. */
  @Command(name = "comparing")
  static final class Comparing implements Callable<Integer> {
    @Parameters
    private List<Path> tables = List.of();

    @Mixin
    private RunOptions run;

    @Override
    public Integer call() {
      Similarity similarity = Similarity.ofPlaces(List.of("a"));
      for (Path file : tables) {
        try (Journal journal = run.context().journal(file)) {
          run.context()
              .out()
              .println(similarity.of(TableReader.read(file), run.context(), journal).stream()
                  .map(vector -> Float.toString(vector[0]))
                  .collect(Collectors.joining(" ")));
        }
      }
      return ExitCode.OK;
    }
  }
}
