package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.batch.BatchCommand;
import org.smalti.tools.batch.Conversion.Needed;

/** What does not get the loudness that was asked for is said, and is no success. */
final class MissedTargetTest extends SoundTesting {
  private static final int RATE = 16000;

  private Path media;

  @BeforeEach
  void makeFolder() throws IOException {
    media = Files.createDirectory(folder.resolve("media"));
  }

  /** Quiet speech with a click of full scale. */
  private Path peaky(String name, double peak) throws IOException {
    float[] sound = NoisySpeech.louder(NoisySpeech.speech(RATE, 4), -30);
    for (int i = 0; i < 24; i++) {
      sound[30_000 + i] = (float) (i % 2 == 0 ? peak : 0.9 * peak);
    }
    return Files.move(tester.wav("made.wav", RATE, 1, sound), media.resolve(name));
  }

  private Outcome normalize(Object... words) {
    List<Object> all = new ArrayList<>(List.of("normalize", media, "--ffmpeg", "embedded"));
    all.addAll(Arrays.asList(words));
    return CommandTester.of(BatchCommand.class).run(all.toArray());
  }

  @Test
  void theSummaryTheFailuresAndTheExitCodeSayIt() throws IOException {
    peaky("click.wav", 0.5);
    peaky("full.wav", 0.95);
    Files.move(
        tester.wav("made.wav", RATE, 1, NoisySpeech.louder(NoisySpeech.speech(RATE, 4), -12)),
        media.resolve("right.wav"));
    Path out = folder.resolve("out");
    Outcome outcome = normalize("--loudness", "-16", "--out", out);
    assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isEqualTo(ExitCode.PARTIAL);
    String way =
        ": stream 0: [\\d.]+ LU below -16.0 LUFS, its peaks allow no more; --dynamic turns";
    assertThat(outcome.out())
        .containsPattern("click.wav .*done, misses its target" + way)
        .containsPattern("full.wav .*skipped, misses its target" + way)
        .containsPattern("right.wav .*done: loudness .* -> -1[56]\\.\\d LUFS")
        .contains("2 files miss their target");
    assertThat(out.resolve("click.wav")).exists();
    Table failures = TableReader.read(out.resolve("smalti-batch.failures.csv"));
    assertThat(failures.rows()).hasSize(2);
    assertThat(failures.row(0).text("error")).contains("--dynamic");

    Outcome again = normalize("--loudness", "-16", "--out", out);
    assertThat(again.exit()).as(again.err() + again.out()).isEqualTo(ExitCode.PARTIAL);
    assertThat(TableReader.read(out.resolve("smalti-batch.failures.csv")).rows())
        .hasSize(2);

    Outcome dynamic = normalize("--loudness", "-16", "--dynamic", "--out", out);
    assertThat(dynamic.exit()).as(dynamic.err() + dynamic.out()).isEqualTo(ExitCode.OK);
    assertThat(out.resolve("smalti-batch.failures.csv")).doesNotExist();
    for (String name : List.of("click.wav", "full.wav", "right.wav")) {
      assertThat(tester.loudness(out.resolve(name)).integrated()).isCloseTo(-16, within(0.5));
    }
  }

  @Test
  void whatMissesItsTargetIsMadeAnewAllTheSame() throws IOException {
    peaky("click.wav", 0.5);
    Path out = folder.resolve("out");
    String columns = "filename,medianHz\n";
    Path items = Files.writeString(folder.resolve("items.csv"), columns + "click.wav,440\n");
    Object[] words = {"--loudness", "-16", "--out", out, "--items", items, "--force"};
    assertThat(normalize(words).exit()).isEqualTo(ExitCode.PARTIAL);
    // Found out about the result before it was made anew.
    Files.writeString(out.resolve("items.csv"), columns + "click.wav,441\n");
    assertThat(normalize(words).exit()).isEqualTo(ExitCode.PARTIAL);
    assertThat(TableReader.read(out.resolve("items.csv")).row(0).text("medianHz"))
        .isEmpty();
  }

  /** Half a second of tone in 40 s of a hum that is below the gate of R128, but not once it is louder. */
  private Path sparse() throws IOException {
    float[] sound = new float[40 * RATE];
    Random random = new Random(7);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (0.00022 * random.nextGaussian());
    }
    for (int i = 10 * RATE; i < 10.5 * RATE; i++) {
      sound[i] += (float) (0.005 * Math.sin(2 * Math.PI * 500 * i / RATE));
    }
    return tester.wav("sparse.wav", RATE, 1, sound);
  }

  @Test
  void theGainDecidesWhereTheMeasureJumps() throws IOException {
    Path file = sparse();
    Needed made = tester.decided(new Normalize(-23, -1, false), file);
    Path result = tester.performed(made, "result.wav");
    double jumped = tester.loudness(result).integrated();
    assertThat(jumped).isLessThan(-30);
    assertThat(made.remark().of(result, tester).orElseThrow()).contains("LUFS");
    assertThat(tester.missed).singleElement().asString().contains("its gain is right, but R128");
    float[] was = SoundTester.heard(file, 0);
    float[] is = SoundTester.heard(result, 0);
    double gain = 20 * Math.log10(is[10 * RATE + 8] / was[10 * RATE + 8]);
    assertThat(gain).isCloseTo(-23 - tester.loudness(file).integrated(), within(0.5));
  }
}
