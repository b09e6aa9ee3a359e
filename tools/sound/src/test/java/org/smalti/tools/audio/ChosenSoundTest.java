package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.tools.card.CardCommand;
import org.smalti.tools.export.ExportFilesCommand;
import org.smalti.tools.export.ExportSpriteCommand;

/** {@code --channel} and {@code --track} of the commands that hear, and what they say of odd channels. */
class ChosenSoundTest {
  private static final int RATE = 44_100;

  @TempDir
  private Path folder = Path.of("");

  private Path out = Path.of("");

  @BeforeEach
  void makeMedia() {
    out = folder.resolve("out.csv");
    // 220 Hz on the left, 330 Hz on the right, and a file whose channels are each other's negative.
    write("two.wav", note(220), note(330));
    float[] opposite = note(220);
    for (int i = 0; i < opposite.length; i++) {
      opposite[i] = -opposite[i];
    }
    write("anti.wav", note(220), opposite);
  }

  @Test
  void antiphaseIsTellingAndEachChannelIsHeard() {
    var mixed = samples("anti.wav");
    assertThat(mixed.exit()).as(mixed.err()).isZero();
    assertThat(mixed.err()).contains("anti.wav: its channels cancel each other", "--channel left");
    assertThat(rows()).isEmpty();
    var left = samples("anti.wav", "--channel", "left");
    assertThat(left.err()).doesNotContain("cancel").doesNotContain("already");
    assertThat(rows())
        .satisfiesExactly(row -> assertThat(row.number("hz")).isCloseTo(220, within(1.0)));
    assertThat(samples("anti.wav", "--channel", "left").err()).contains("already");
    samples("anti.wav", "--channel", "side");
    assertThat(rows()).hasSize(1);
    samples("anti.wav", "--channel", "mid");
    assertThat(rows()).isEmpty();
  }

  @Test
  void featuresAreThoseOfTheChosenChannel() {
    samples("two.wav");
    for (String[] each : new String[][] {{"right", "330"}, {"left", "220"}}) {
      var measured = CommandTester.of(FeaturesCommand.class)
          .run("--in", out, "--dir", folder, "--channel", each[0]);
      assertThat(measured.exit()).as(measured.err()).isZero();
      assertThat(rows().get(0).number("hz")).isCloseTo(Integer.parseInt(each[1]), within(1.5));
    }
    assertThat(CommandTester.of(FeaturesCommand.class)
            .run("--in", out, "--dir", folder, "--track", 2)
            .err())
        .contains("two.wav: no sound 2 in it; there are 1");
  }

  @Test
  void clipsAreMadeOfTheChosenChannel() {
    samples("two.wav");
    for (String[] each : new String[][] {{"right", "330"}, {"left", "220"}}) {
      var files = CommandTester.of(ExportFilesCommand.class)
          .run(
              "--in", out, "--dir", folder, "--out", folder.resolve("clips"), "--channel", each[0]);
      assertThat(files.exit()).as(files.err()).isZero();
      Path clip = folder.resolve("clips/two_1.wav");
      assertThat(crossings(clip)).isCloseTo(Integer.parseInt(each[1]), within(8.0));
      Path sprite = folder.resolve("sprite.wav");
      var one = CommandTester.of(ExportSpriteCommand.class)
          .run("--in", out, "--dir", folder, "--out", sprite, "--channel", each[0]);
      assertThat(one.exit()).as(one.err()).isZero();
      assertThat(crossings(sprite)).isCloseTo(Integer.parseInt(each[1]), within(8.0));
    }
  }

  @Test
  void aCardShowsTheChosenChannel() {
    var mixed = CommandTester.of(CardCommand.class)
        .run(folder.resolve("anti.wav"), "--out", folder.resolve("card.png"));
    assertThat(mixed.err()).contains("cancel each other", "0 samples");
    var left = CommandTester.of(CardCommand.class)
        .run(folder.resolve("anti.wav"), "--out", folder.resolve("card.png"), "--channel", "left");
    assertThat(left.err()).contains("1 sample, 1 with pitch").doesNotContain("cancel");
  }

  @Test
  void aConstantOffsetChangesNothingAndIsTold() {
    float[] plain = note(220);
    float[] moved = plain.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += 0.4f;
    }
    write("plain.wav", plain);
    write("moved.wav", moved);
    samples("plain.wav");
    List<Row> expected = rows();
    var done = samples("moved.wav");
    assertThat(done.err()).contains("moved.wav: a constant offset (DC) of 0.400");
    assertThat(rows()).hasSize(expected.size());
    for (String column : List.of("start", "dur", "power", "hz", "clarity", "flatness")) {
      double was = expected.get(0).number(column);
      assertThat(rows().get(0).number(column)).as(column).isCloseTo(was, within(0.01 * was + 0.01));
    }
  }

  private CommandTester.Outcome samples(String name, Object... options) {
    Object[] words = new Object[6 + options.length];
    words[0] = folder.resolve(name);
    words[1] = "--dir";
    words[2] = folder;
    words[3] = "--features";
    words[4] = "--out";
    words[5] = out;
    System.arraycopy(options, 0, words, 6, options.length);
    return CommandTester.of(SamplesCommand.class).run(words);
  }

  private List<Row> rows() {
    return TableReader.read(out).rows();
  }

  /** Half a second of a plucked note after 0.3 s of silence. */
  private static float[] note(double hz) {
    float[] sound = Tones.silence(1, RATE);
    float[] note = Tones.partials(hz, 0.5, RATE, 0.3, 0.02);
    for (int i = 0; i < note.length; i++) {
      note[i] *= (float) Math.exp(-3.0 * i / note.length);
    }
    Tones.mix(sound, (int) (0.3 * RATE), note);
    return sound;
  }

  private void write(String name, float[]... channels) {
    float[] interleaved = new float[channels.length * channels[0].length];
    for (int i = 0; i < interleaved.length; i++) {
      interleaved[i] = channels[i % channels.length][i / channels.length];
    }
    try (MediaWriter writer = MediaWriter.create(
        folder.resolve(name),
        "wav",
        Optional.of(new AudioSpec(RATE, channels.length)),
        Optional.empty())) {
      writer.writeAudio(interleaved, 0, channels[0].length);
      writer.finish();
    }
    assertThat(Files.exists(folder.resolve(name))).isTrue();
  }

  /** How often in a second a sound rises through zero. */
  private static double crossings(Path file) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] sound = new float[decoder.sampleRate() * 2];
      int count = 0;
      for (int read = 0; read >= 0; read = decoder.read(sound, count, sound.length - count)) {
        count += read;
      }
      int crossings = 0;
      int until = decoder.sampleRate() / 5;
      for (int i = 1; i < until; i++) {
        crossings += sound[i - 1] < 0 && sound[i] >= 0 ? 1 : 0;
      }
      return crossings * 5.0;
    }
  }
}
