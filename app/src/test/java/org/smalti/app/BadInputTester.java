package org.smalti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.TestFiles;

/** Runs commands that can not do what they are told, and reads how they say so. */
abstract class BadInputTester {
  static final Path DATA = TestFiles.data();
  static final String PLACED = "filename,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY\n";

  @TempDir
  Path folder;

  static Outcome smalti(Object... words) {
    return CommandTester.of(Main.class).run(words);
  }

  Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path copy(String data, String name) throws IOException {
    Files.createDirectories(folder.resolve("media"));
    return Files.copy(DATA.resolve(data), folder.resolve("media").resolve(name));
  }

  static void explained(Outcome outcome, int exit, String... facts) {
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.err()).doesNotContain("\tat ").doesNotContain("this is a bug");
    assertThat(facts).allSatisfy(fact -> assertThat(outcome.err()).contains(fact));
  }

  @BeforeEach
  void theDataAreThere() throws IOException {
    assertThat(DATA.resolve("items.csv")).exists();
    Files.createDirectories(folder.resolve("media"));
  }
}
