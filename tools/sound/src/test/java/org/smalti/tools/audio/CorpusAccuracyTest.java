package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.files.TestFiles;
import org.smalti.core.table.Feature;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** What is heard on labelled recordings. Skipped where the corpus, which is no part of the project, is absent. */
class CorpusAccuracyTest {
  @Test
  void theScoreIsThatOfHandMadeCases() {
    List<Double> truth = List.of(1.0, 2.0, 2.02, 3.0);
    OnsetMatches score = OnsetMatches.of(truth, List.of(0.99, 1.02, 2.02, 3.05), 0.025);
    assertThat(score.hits()).isEqualTo(2);
    assertThat(score.extra()).isEqualTo(2);
    assertThat(score.missed()).isEqualTo(1);
    assertThat(score.offset()).isCloseTo(0, within(1e-9));
    assertThat(score.f()).isCloseTo(4.0 / 7, within(1e-9));
  }

  @Test
  void onsetsOfDrumsAreHeardWithinFiveMilliseconds(@TempDir Path folder) {
    OnsetMatches all = new OnsetMatches(0, 0, 0, 0);
    for (String name : List.of("sonicpi_drums_01", "sonicpi_tabla_01")) {
      Path audio = TestFiles.corpus().resolve("audio/onsets_composed").resolve(name + ".flac");
      Path out = folder.resolve(name + ".csv");
      var done = CommandTester.of(SamplesCommand.class).run(audio, "--min", 0, "--out", out);
      assertThat(done.exit()).as(done.err()).isZero();
      List<Double> heard =
          TableReader.read(out).stream().map(row -> row.number("start") / 1000).toList();
      Table truth = TableReader.read(audio.resolveSibling(name + ".onsets.csv"));
      List<Double> onsets = truth.stream().map(row -> row.number("onset_s")).toList();
      all = all.plus(OnsetMatches.of(onsets, heard, 0.005));
    }
    assertThat(all.f()).isGreaterThan(0.97);
    assertThat(all.offset()).isCloseTo(0, within(0.002));
  }

  @Test
  void guitarNotesHaveTheirLabelledPitch() {
    int right = 0;
    List<String> wrong = new ArrayList<>();
    for (Row row : TestFiles.manifest().rows()) {
      if (row.text("file").startsWith("audio/notes_guitar/")) {
        double hz = pitch(TestFiles.corpus().resolve(row.text("file")));
        double cents = 1200 * Math.log(hz / row.number("f0_expected_hz")) / Math.log(2);
        if (Math.abs(cents) <= 50) {
          right++;
        } else {
          wrong.add(row.text("file") + " " + hz);
        }
      }
    }
    assertThat(right / (double) (right + wrong.size()))
        .as(wrong.toString())
        .isGreaterThanOrEqualTo(0.98);
  }

  /** Of the first second. */
  private static double pitch(Path file) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] second = new float[decoder.sampleRate()];
      int filled = 0;
      for (int read = 0; read >= 0 && filled < second.length; filled += Math.max(0, read)) {
        read = decoder.read(second, filled, second.length - filled);
      }
      SampleMeter meter =
          new SampleMeter(decoder.sampleRate(), PitchMethod.COMBINED, FeatureSet.of(Feature.HZ));
      return meter.measure(Tones.buffer(second), 0, filled).of(Feature.HZ);
    }
  }
}
