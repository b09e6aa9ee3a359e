package org.smalti.compositions.sorted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;

final class SortOptionsTest {
  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.tones(folder, "tones.wav");
    StringBuilder table = new StringBuilder("filename,start,dur,power,hz,clarity\n");
    for (int i = 0; i < TestClips.TONES.size(); i++) {
      table.append("tones.wav,").append(500 * i).append(",300,").append(10 - i);
      table.append(',').append(TestClips.TONES.get(i)).append(",1\n");
    }
    Files.writeString(folder.resolve("samples.csv"), table);
  }

  @Test
  void tonesComeInTheOrderOfTheirPitch() {
    assertThat(sort("y.wav", "--overlap", 400, "--overlap-share", 1).exit()).isZero();

    float[] heard = TestClips.heard(folder.resolve("y.wav"));
    assertThat(heard.length / 2).isEqualTo(Sound.RATE * (500 + 6 * 300 + 2000) / 1000);
    List<Double> pitches = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      pitches.add(pitch(heard, Sound.RATE * (500 + 300 * i + 50) / 1000, Sound.RATE / 10));
    }
    for (int i = 0; i < 6; i++) {
      assertThat(pitches.get(i)).isCloseTo(220 + 110 * i, within(12.0));
    }
  }

  @Test
  void nothingClipsAndNothingClicks() {
    sort("y.wav", "--volume", 4, "--overlap", 20);
    float[] heard = TestClips.heard(folder.resolve("y.wav"));
    double steepest = 0;
    for (int i = 2; i < heard.length; i++) {
      assertThat(Math.abs(heard[i])).isLessThan(0.8915f);
      steepest = Math.max(steepest, Math.abs(heard[i] - heard[i - 2]));
    }
    assertThat(steepest).isLessThan(0.89 * 2 * Math.PI * 880 / Sound.RATE * 1.6);
  }

  @Test
  void aHardAttackStaysHard() throws IOException {
    float[] cymbal = cymbal();
    assertThat(sorted(cymbal)).as("of the first 20 ms, dB").isBetween(-0.5, 0.1);
    assertThat(sorted(cymbal, "--fade-in", "10%")).as("as in media-tools").isLessThan(-10);
    assertThat(sorted(cymbal, "--fade-in", "0", "--fade-out", "50%")).isBetween(-0.1, 0.1);
    assertThat(sort("y.wav", "--fade-in", "-1").err()).contains("a fade lasts 0 ms or more");
  }

  @Test
  void whatIsNotMatchedIsAsLoudAsItsSourceUnlessAVolumeIsGiven() throws IOException {
    assertThat(sorted(cymbal(), "--match", "none")).isBetween(-0.5, 0.1);
    assertThat(sorted(cymbal(), "--match", "none", "--volume", 0.6)).isBetween(-4.9, -4.3);
  }

  @Test
  void aRoomIsHeardUntilItIsSilent() {
    sort("y.wav", "--reverb", 100);
    sort("z.wav");
    int longer = TestClips.heard(folder.resolve("y.wav")).length
        - TestClips.heard(folder.resolve("z.wav")).length;
    assertThat(longer).isEqualTo(2 * 2 * Sound.RATE);
  }

  @Test
  void theChosenChannelIsHeardOnBothSidesAndAnOffsetOnNeither() throws IOException {
    float[] stereo = new float[2 * Sound.RATE];
    for (int i = 0; i < Sound.RATE; i++) {
      stereo[2 * i] = (float) (0.4 + 0.2 * Math.sin(2 * Math.PI * 220 * i / Sound.RATE));
      stereo[2 * i + 1] = (float) (0.2 * Math.sin(2 * Math.PI * 440 * i / Sound.RATE));
    }
    for (String channel : List.of("left", "right")) {
      sorted(stereo, "--channel", channel);
      float[] heard = TestClips.heard(folder.resolve("y.wav"));
      double mean = 0;
      for (int i = Sound.RATE; i < 3 * Sound.RATE; i += 2) {
        assertThat(heard[i]).isCloseTo(heard[i + 1], within(1e-3f));
        mean += heard[i] / Sound.RATE;
      }
      assertThat(mean).isCloseTo(0, within(2e-3));
      double hz = channel.equals("left") ? 220 : 440;
      assertThat(pitch(heard, Sound.RATE * 6 / 10, Sound.RATE / 2)).isCloseTo(hz, within(5.0));
    }
    assertThat(sort("y.wav", "--channel", "middle").exit()).isEqualTo(2);
  }

  /** By how many dB the first 20 ms of a sample change where it is sorted. */
  private double sorted(float[] stereo, Object... options) throws IOException {
    try (MediaWriter writer = MediaWriter.create(
        folder.resolve("cymbal.wav"),
        "wav",
        Optional.of(AudioSpec.stereo(Sound.RATE)),
        Optional.empty())) {
      writer.writeAudio(stereo, 0, stereo.length / 2);
      writer.finish();
    }
    Files.writeString(
        folder.resolve("samples.csv"), "filename,start,dur,hz\ncymbal.wav,0,1000,-1\n");
    List<Object> words = new ArrayList<>(List.of(options));
    if (!words.contains("--match")) {
      words.addAll(List.of("--match", "none", "--volume", 1));
    }
    words.addAll(List.of("--left", 500, "--force"));
    assertThat(sort("y.wav", words.toArray()).exit()).isZero();
    float[] heard = TestClips.heard(folder.resolve("y.wav"));
    double was = 0;
    double is = 0;
    for (int i = 0; i < 2 * Sound.RATE / 50; i++) {
      was += stereo[i] * stereo[i];
      is += heard[Sound.RATE + i] * heard[Sound.RATE + i];
    }
    return 10 * Math.log10(is / was);
  }

  /** Noise that is loudest after 9 ms and dies away. */
  private static float[] cymbal() {
    var random = new SplittableRandom(1);
    float[] stereo = new float[2 * Sound.RATE];
    for (int i = 0; i < stereo.length / 2; i++) {
      double ms = 1000.0 * i / Sound.RATE;
      double level = 0.3 * Math.min(1, 0.3 + 0.7 * ms / 9) * Math.exp(-Math.max(0, ms - 9) / 200);
      stereo[2 * i] = (float) (level * (2 * random.nextDouble() - 1));
      stereo[2 * i + 1] = stereo[2 * i];
    }
    return stereo;
  }

  @Test
  void theSameCommandAgainDoesNothing() throws IOException {
    sort("y.wav");
    var made = Files.getLastModifiedTime(folder.resolve("y.wav"));

    Outcome again = sort("y.wav");

    assertThat(again.exit()).isZero();
    assertThat(again.err()).contains("is there already");
    assertThat(Files.getLastModifiedTime(folder.resolve("y.wav"))).isEqualTo(made);
    assertThat(sort("y.wav", "--volume", "0.5").err()).doesNotContain("is there already");
  }

  @Test
  void onlyTheWantedNumberIsHeard() {
    Path plan = folder.resolve("plan.txt");
    Outcome outcome = sort("y.wav", "--limit", 2, "--dry-run", "--plan", plan);

    assertThat(outcome.out()).contains("y.wav: 0:03\n2 sounds and 0 tiles from 1 source\n");
    assertThat(plan).content().contains("sound at 500 ms: tones.wav from 500 ms for 300 ms");
    assertThat(plan).content().contains("2 sounds").endsWith("Total ms: 2928\n");
    assertThat(folder.resolve("y.wav")).doesNotExist();
  }

  @Test
  void aFileThatIsCutOffIsARowOfTheFailuresAndKept() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("tones.wav"));
    Files.write(folder.resolve("tones.wav"), Arrays.copyOf(whole, whole.length / 2));

    Outcome outcome = sort("y.flac");

    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(6);
    assertThat(outcome.err())
        .contains("sounds: incomplete tones.wav: ", "1 incomplete, see ")
        .doesNotContain("skipped");
    assertThat(folder.resolve("y.flac.failures.csv")).content().contains("tones.wav,sounds,");
    assertThat(sort("y.flac").exit()).isEqualTo(6);
  }

  @Test
  void aMissingFileIsOneRowOfTheFailures() throws IOException {
    Files.writeString(
        folder.resolve("samples.csv"),
        Files.readString(folder.resolve("samples.csv"))
            + "gone.wav,0,100,1,100,1\n../../out.wav,0,100,1,100,1\n");

    Outcome outcome = sort("y.flac");

    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(folder.resolve("y.flac")).exists();
    assertThat(Files.readString(folder.resolve("y.flac.failures.csv")))
        .contains("gone.wav,sounds,", "../../out.wav,sounds,");

    var made = Files.getLastModifiedTime(folder.resolve("y.flac"));
    Outcome again = sort("y.flac");
    assertThat(again.exit()).isEqualTo(6);
    assertThat(again.err()).contains("is there already", "2 left out", "y.flac.failures.csv");
    assertThat(Files.getLastModifiedTime(folder.resolve("y.flac"))).isEqualTo(made);
  }

  @Test
  void anUnknownFormatAndAnUnknownColumnAreExplained() {
    assertThat(sort("y.xyz").exit()).isEqualTo(2);
    assertThat(sort("y.wav", "--by", "stsne=asc").err()).contains("no column stsne");
    assertThat(sort("y.wav", "--by", "stsne=asc").exit()).isEqualTo(3);
  }

  private Outcome sort(String out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(
        "--in", folder.resolve("samples.csv"), "--dir", folder, "--out", folder.resolve(out)));
    words.addAll(List.of(more));
    return CommandTester.of(SortFromTable.class).run(words.toArray());
  }

  /** By rising zero crossings of the left channel. */
  private static double pitch(float[] stereo, int from, int frames) {
    int crossings = 0;
    for (int i = from; i < from + frames; i++) {
      if (stereo[2 * i] < 0 && stereo[2 * i + 2] >= 0) {
        crossings++;
      }
    }
    return (double) crossings * Sound.RATE / frames;
  }

  @Test
  void whatWasNotMadeHereIsReplacedOnlyByForce() throws IOException {
    Path out = folder.resolve("y.wav");
    TestClips.tones(folder, "y.wav");
    byte[] recording = Files.readAllBytes(out);
    Outcome outcome = sort("y.wav");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("y.wav is there already", "--force replaces it")
        .hasLineCount(1);
    assertThat(out).hasBinaryContent(recording);
    assertThat(sort("y.wav", "--force").exit()).isZero();
    assertThat(Files.readAllBytes(out)).isNotEqualTo(recording);
    // What was made here is made anew without a question.
    assertThat(sort("y.wav", "--limit", 2).exit()).isZero();
    assertThat(Files.createFile(folder.resolve("empty.wav"))).exists();
    assertThat(sort("empty.wav").exit()).isZero();
  }

  @Test
  void whatWasMadeHereStaysKnownAsSuchWhereAForcedRunFails() throws IOException {
    assertThat(sort("y.wav").exit()).isZero();
    Path gone = folder.resolve("gone.wav");
    Files.move(folder.resolve("tones.wav"), gone);
    assertThat(sort("y.wav", "--force").exit()).isEqualTo(3);
    Files.move(gone, folder.resolve("tones.wav"));
    Outcome outcome = sort("y.wav", "--limit", 3);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }
}
