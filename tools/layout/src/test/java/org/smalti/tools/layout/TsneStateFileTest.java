package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.tools.layout.tsne.TsneState;

class TsneStateFileTest {
  @TempDir
  Path folder;

  private final TsneState state = new TsneState(
      77, new double[] {1, -2.5, Math.PI}, new double[] {0, 1e-300, -1}, new double[] {1, 2, 3});

  @Test
  void aStateComesBackForTheSameKeyAndSizeOnly() {
    var file = file("key", 3);
    assertThat(file.found()).isEmpty();
    file.keep(state);
    TsneState found = file("key", 3).found().orElseThrow();
    assertThat(found.iterations()).isEqualTo(77);
    assertThat(found.points()).isEqualTo(state.points());
    assertThat(found.steps()).isEqualTo(state.steps());
    assertThat(found.gains()).isEqualTo(state.gains());
    assertThat(file("other", 3).found()).isEmpty();
    assertThat(file("key", 4).found()).isEmpty();
    file.drop();
    assertThat(file.found()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDamagedStateIsNotTaken() throws IOException {
    file("key", 3).keep(state);
    Path stored = folder.resolve(".subset.csv.tsne.state");
    byte[] good = Files.readAllBytes(stored);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 4;
      Files.write(stored, bad);
      assertThat(file("key", 3).found()).as("byte " + at).isEmpty();
    }
    Files.write(stored, Arrays.copyOf(good, good.length - 5));
    assertThat(file("key", 3).found()).isEmpty();
  }

  @Test
  void anInterruptedThreadKeepsItTooAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    file("key", 3).keep(state);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file("key", 3).found()).isPresent();
  }

  private TsneStateFile file(String key, int numbers) {
    return new TsneStateFile(folder.resolve("subset.csv"), "tsne", key, numbers);
  }
}
