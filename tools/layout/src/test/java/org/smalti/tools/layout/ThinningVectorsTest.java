package org.smalti.tools.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.TableReader;
import org.smalti.media.TestMedia;
import org.smalti.tools.collection.SubsetCommand;

/** {@code smalti subset --unlike} finds this module's vectors. */
class ThinningVectorsTest {
  private static final int RATE = 44_100;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void copiesOfASoundAreLeftOutAndOthersStay() throws IOException {
    float[] sound = TestMedia.chirp(4 * RATE, 1, RATE);
    Random random = new Random(1);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (sound[i] + 0.03 * random.nextGaussian());
    }
    TestMedia.audio(folder.resolve("one.wav"), "wav", sound, RATE, 1);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= 0.5f;
    }
    TestMedia.audio(folder.resolve("softer.wav"), "wav", sound, RATE, 1);
    StringBuilder rows = new StringBuilder("filename,start,dur,power,silent\n");
    for (int i = 0; i < 8; i++) {
      rows.append("one.wav,").append(500 * i).append(",300,").append(i).append(",\n");
      rows.append("softer.wav,").append(500 * i).append(",300,").append(9 + i).append(",\n");
    }
    rows.append("film.mp4,0,300,1,1\nfilm.mp4,0,300,1,1\n");
    Files.writeString(folder.resolve("all.csv"), rows);
    Path out = folder.resolve("out.csv");
    var run = CommandTester.of(SubsetCommand.class)
        .run(
            folder.resolve("all.csv"),
            "--out",
            out,
            "--media",
            folder,
            "--sample-sort",
            "power=desc",
            "--unlike",
            "0.1",
            "--cache",
            folder.resolve("v.cache"));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("8 in sound");
    assertThat(TableReader.read(out).rows())
        .extracting(row -> row.text("filename"))
        .contains("softer.wav", "film.mp4")
        .doesNotContain("one.wav")
        .hasSize(10);
  }
}
