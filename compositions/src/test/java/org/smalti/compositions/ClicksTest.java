package org.smalti.compositions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.compositions.measure.ClickCounter;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

/** No composition cuts a waveform: of low tones, which are loud wherever they are cut, a cut is a click. */
final class ClicksTest {
  private static final int RATE = 48_000;
  private static final int CLIPS = 24;

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.tones(folder, "tones.wav");
    StringBuilder rows =
        new StringBuilder("filename,start,dur,power,hz,clarity,tsne,tsne2,gridX,gridY\n");
    for (int i = 0; i < CLIPS; i++) {
      // None begins or ends where its wave is zero.
      rows.append("tones.wav,").append(500 * (i % 6) + 20.4).append(",210.7,5,");
      rows.append(TestClips.TONES.get(i % 6))
          .append(",1,")
          .append(i)
          .append(',')
          .append(-i);
      rows.append(',').append(i % 6).append(',').append(i / 6).append('\n');
    }
    Files.writeString(folder.resolve("subset.csv"), rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proliferation", "falling", "shuffle", "stretch", "splice"})
  void noClickIsHeard(String piece) {
    assertThat(clicks(piece)).isZero();
  }

  @Test
  void clipsThatDoNotFadeClick() {
    assertThat(clicks("falling", "--fade-in", 0, "--fade-out", 0)).isGreaterThan(5);
  }

  private int clicks(String piece, Object... more) {
    Path out = folder.resolve(piece + ".wav");
    List<Object> words = new ArrayList<>(List.of(
        piece, "--in", folder.resolve("subset.csv"), "--dir", folder, "--reverb", 0, "--out", out));
    words.addAll(List.of(more));
    Outcome outcome = CommandTester.of(ComposeCommand.class).run(words.toArray());
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    float[] heard = TestClips.heard(out);
    assertThat(heard.length).isGreaterThan(2 * RATE);
    ClickCounter left = new ClickCounter();
    ClickCounter right = new ClickCounter();
    for (int i = 0; i < heard.length; i += 2) {
      left.take(heard[i]);
      right.take(heard[i + 1]);
    }
    return Math.max(left.clicks(), right.clicks());
  }
}
