package org.smalti.compositions.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.plan.Sound;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.media.MediaFile;

final class MixCommandTest {
  private static final int RATE = Sound.RATE;

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void makeMedia() throws IOException {
    TestClips.tones(folder, "one.wav");
    TestClips.tones(folder, "two.flac");
  }

  @Test
  void clipsAreHeardAtTheirTimesAsLongAsTheyLast() throws IOException {
    table("filename,start,dur,at,volume,stretch", "one.wav,0,300,1000,0.5,", "two.flac,0,300,,,");
    assertThat(mix("x.wav").err()).contains("row 2: no number in column at");
    table("filename,start,dur,at,volume,stretch", "one.wav,0,300,1000,0.5,2", "two.flac,0,300,0,,");
    assertThat(mix("x.wav", "--match", "none", "--fade-in", 0, "--fade-out", 0).exit())
        .isZero();
    float[] heard = TestClips.heard(folder.resolve("x.wav"));
    assertThat(heard.length / 2).isEqualTo(1600 * RATE / 1000);
    assertThat(peak(heard, 0, 300)).isCloseTo(0.4f, within(0.001f));
    assertThat(peak(heard, 300, 1000)).isZero();
    assertThat(peak(heard, 1000, 1600)).isCloseTo(0.2f, within(0.01f));
  }

  @Test
  void allColumnsAreUnderstood() throws IOException {
    table(
        "filename,start,dur,at,volume,pan,fadeIn,fadeOut,match,reverse,stretch,pitch"
            + ",highPass,lowPass,reverb,echo,echoLevel",
        "one.wav,0,300,0,0.5,-1,10,20,-20,1,1.5,-2,100,5000,40,200,-12",
        "two.flac,500,300,100,,,,,,,,,,,,,");
    Path plan = folder.resolve("plan.txt");
    Outcome outcome = mix("x.flac", "--plan", plan);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(plan)
        .content()
        .contains("2 sounds")
        .contains("pan -1, reversed, match -20, stretch 1.5, pitch -2, high pass 100, low pass 5000"
            + ", reverb 40, echo 200\n");
    assertThat(peak(TestClips.heard(folder.resolve("x.flac")), 0, 900)).isGreaterThan(0.1f);
  }

  @Test
  void aPlanAsATableIsTheSequenceThatItWasMadeFrom() throws IOException {
    table(
        "filename,start,dur,at,volume,pan,fadeIn,fadeOut,match,reverse,stretch,pitch"
            + ",highPass,lowPass,reverb,echo,echoLevel",
        "one.wav,0.125,300.333,0,0.5,-1,10,20,-20,1,1.5,-2,100,5000,40,200,-12",
        "two.flac,500,300,100.021,,,,,,,,,,,,,");
    Path plan = folder.resolve("plan.csv");
    Path text = folder.resolve("plan.txt");
    assertThat(mix("x.wav", "--dry-run", "--plan", plan).exit()).isZero();
    assertThat(mix("x.wav", "--dry-run", "--plan", text).exit()).isZero();
    assertThat(plan).content().contains("\ntwo.flac,500,300,100.021,1,0,3,3,,,,,,,,,\n");
    Path sequence = folder.resolve("sequence.csv");
    Files.copy(plan, sequence, StandardCopyOption.REPLACE_EXISTING);
    assertThat(mix("x.wav", "--dry-run", "--plan", folder.resolve("again.csv")).exit())
        .isZero();
    assertThat(folder.resolve("again.csv")).hasSameTextualContentAs(plan);
    assertThat(mix("x.wav", "--dry-run", "--plan", folder.resolve("again.txt")).exit())
        .isZero();
    assertThat(folder.resolve("again.txt")).hasSameTextualContentAs(text);
  }

  @Test
  void aWrongCellAndAWrongColumnAreNamed() throws IOException {
    String head = "filename,start,dur,at,";
    wrong(head + "pan", "2", "sequence.csv, row 1: pan is from -1 to 1, not \"2\"");
    wrong(head + "reverse", "maybe", "row 1: reverse is 1 or 0, not \"maybe\"");
    wrong(head + "stretch", "0", "row 1: stretch is from 0.001 to 1000, not \"0\"");
    wrong(head + "fadeIn", "-1", "row 1: fadeIn is 0 or more, not \"-1\"");
    wrong(head + "pitch", "up", "row 1: no number in column pitch (\"up\")");
    wrong(head + "volum", "1", "the column volum means nothing here; did you mean volume?");
    wrong("filename,start,dur,At,pan", "1", "column At means nothing here; did you mean at?");
    wrong("filename,start,dur,when,pan", "1", "no column at");
    table("filename,start,dur,at", "one.wav,0,300,1e9");
    assertThat(mix("x.wav").err()).contains("row 1: at is from 0 to 86400000, not \"1e9\"");
  }

  private void wrong(String head, String cell, String expected) throws IOException {
    table(head, "one.wav,0,300,0," + cell);
    Outcome outcome = mix("x.wav");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(3);
    assertThat(outcome.err()).contains(expected);
  }

  @Test
  void whatIsMissingIsSilentAndSaid() throws IOException {
    table(
        "filename,start,dur,at",
        "one.wav,2500,300,0",
        "one.wav,2500,1000,1000",
        "gone.wav,0,300,500");
    Outcome outcome = mix("x.wav");
    assertThat(outcome.exit()).isEqualTo(6);
    assertThat(folder.resolve("x.wav.failures.csv"))
        .content()
        .contains("gone.wav,sounds,")
        .contains("1 of 2 samples end after the file does, the first from 2500 for 1000 ms");
    assertThat(peak(TestClips.heard(folder.resolve("x.wav")), 500, 800)).isZero();
    assertThat(mix("x.wav").exit()).isEqualTo(6);
  }

  @Test
  void theWholeHasTheLoudnessThatIsAskedFor() throws IOException {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add((i % 2 == 0 ? "one.wav" : "two.flac") + "," + i % 6 * 500 + ",300," + i * 100);
    }
    table("filename,start,dur,at", rows.toArray(String[]::new));
    for (double wanted : new double[] {-30, -16, -8}) {
      Outcome outcome = mix("x.wav", "--loudness", wanted, "--force");
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      double found = MeasuredLoudness.of(TestClips.heard(folder.resolve("x.wav")));
      assertThat(found).isCloseTo(wanted, within(0.2));
      assertThat(outcome.err()).doesNotContain("peaks stand too high");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(file -> file.toString().contains(".scratch"))).isEmpty();
    }
    assertThat(mix("x.wav", "--loudness", -16, "--gain", 3).exit()).isEqualTo(2);
  }

  @Test
  void stemsAddUpToTheWhole() throws IOException {
    table(
        "filename,start,dur,at,reverb",
        "one.wav,0,300,0,50",
        "two.flac,500,300,200,",
        "one.wav,1000,300,400,");
    Path stems = folder.resolve("stems");
    Outcome outcome = mix("x.wav", "--match", -26, "--stems", stems);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    float[] whole = TestClips.heard(folder.resolve("x.wav"));
    float[] sum = new float[whole.length];
    for (String name : List.of("0001 one.wav.wav", "0002 two.flac.wav")) {
      float[] stem = TestClips.heard(stems.resolve(name));
      assertThat(stem.length).isLessThanOrEqualTo(whole.length);
      for (int i = 0; i < stem.length; i++) {
        sum[i] += stem[i];
      }
    }
    for (int i = 0; i < whole.length; i++) {
      assertThat(sum[i]).isCloseTo(whole[i], within(5 / 32_768f));
    }
  }

  @Test
  void whatIsMadeSaysItsTitleAndItsSources() throws IOException {
    table("filename,start,dur,at", "two.flac,0,300,0", "one.wav,0,300,0");
    for (String format : List.of("wav", "flac", "mp3", "m4a", "opus")) {
      Outcome outcome = mix("night piece." + format);
      assertThat(outcome.exit()).as(outcome.err()).isZero();
      try (MediaFile file = MediaFile.open(folder.resolve("night piece." + format))) {
        // Ogg keeps them at the sound, others at the file.
        String tags = file.contents().toString();
        assertThat(tags).contains("night piece").contains("from one.wav, two.flac");
      }
    }
    assertThat(mix("y.flac", "--title", "Dusk").exit()).isZero();
    try (MediaFile file = MediaFile.open(folder.resolve("y.flac"))) {
      assertThat(file.contents().tags().toString()).contains("Dusk");
    }
  }

  private static float peak(float[] stereo, int from, int until) {
    float peak = 0;
    for (int i = 2 * (from * RATE / 1000); i < 2 * (until * RATE / 1000); i++) {
      peak = Math.max(peak, Math.abs(stereo[i]));
    }
    return peak;
  }

  private void table(String head, String... rows) throws IOException {
    Files.writeString(folder.resolve("sequence.csv"), head + "\n" + String.join("\n", rows) + "\n");
  }

  private Outcome mix(String out, Object... more) {
    List<Object> words = new ArrayList<>(List.of(
        "--in", folder.resolve("sequence.csv"), "--dir", folder, "--out", folder.resolve(out)));
    words.addAll(List.of(more));
    return CommandTester.of(MixCommand.class).run(words.toArray());
  }

  @Test
  void aClipOfNoLengthIsNamedByItsRow() throws IOException {
    table("filename,start,dur,at", "one.wav,0,300,0", "one.wav,500,0,400");
    Outcome outcome = mix("x.wav");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("sequence.csv, row 2: dur is above 0");
  }

  @Test
  void stemsDoNotLieAmongTheMedia() throws IOException {
    table("filename,start,dur,at", "one.wav,0,300,0");
    Outcome outcome = mix("x.wav", "--stems", folder);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--stems " + folder + " is the folder of the media");
    Path media = Files.createDirectory(folder.resolve("below"));
    TestClips.tones(media, "three.wav");
    table("filename,start,dur,at", "below/three.wav,0,300,0");
    outcome = mix("x.wav", "--stems", media);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains(media + " is the folder of what is read");
    assertThat(folder.resolve("x.wav")).doesNotExist();
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    table("filename,start,dur,at", "one.wav,0,300,0");
    for (String read : List.of("one.wav", "sequence.csv")) {
      byte[] before = Files.readAllBytes(folder.resolve(read));
      Outcome outcome = mix("x.wav", "--plan", folder.resolve(read));
      assertThat(outcome.exit()).as(read).isEqualTo(2);
      assertThat(folder.resolve(read)).hasBinaryContent(before);
    }
    Outcome outcome = mix("x.wav", "--right", -5);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("--right is 0 ms or more");
  }
}
