package org.smalti.tools.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.table.Row;
import org.smalti.core.table.TableReader;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaWriter;

/** Files as they come, through {@code smalti samples FILE --features}: two notes, A3 at 0.2 s and E4 at 0.8 s. */
class OddSoundsTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({
    "8000, 1, 8",
    "44100, 1, 8",
    "8000, 1, 16",
    "192000, 1, 16",
    "44100, 2, 16",
    "48000, 6, 16",
    "48000, 6, 8"
  })
  void anyRateWidthAndNumberOfChannelsIsHeard(int rate, int channels, int bits) throws IOException {
    assertNotes(heard(wav(notes(rate), rate, channels, bits, channels)));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 6})
  void aSoundInOneOfManyChannelsIsHeardAtItsShareOfTheMean(int channels) throws IOException {
    List<Row> all = heard(wav(notes(44_100), 44_100, channels, 16, channels));
    List<Row> one = heard(wav(notes(44_100), 44_100, channels, 16, 1));
    assertNotes(one);
    for (int i = 0; i < all.size(); i++) {
      assertThat(one.get(i).number("power") * channels)
          .isCloseTo(all.get(i).number("power"), within(0.1));
    }
  }

  @Test
  void numbersThatAreNoneAreHeardAsSilence() throws IOException {
    float[] sound = notes(8000);
    Arrays.fill(sound, 100, 130, Float.NaN);
    sound[200] = Float.POSITIVE_INFINITY;
    sound[201] = Float.NEGATIVE_INFINITY;
    assertNotes(heard(floats(sound, 1)));
  }

  @ParameterizedTest
  @CsvSource({"NaN,1,1", "Infinity,1,1", "NaN,1,2", "-Infinity,1,2", "NaN,4,1", "Infinity,4,2"})
  void aFewNumbersThatAreNoneAreNoOnset(float bad, int howMany, int channels) throws IOException {
    float[] tone = Tones.sine(440, 0.4, 2, 8000);
    float[] sound = new float[channels * tone.length];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = tone[i / channels];
    }
    Arrays.fill(sound, 8111 * channels, (8111 + howMany) * channels, bad);
    if (howMany == 1) {
      // One channel alone.
      sound[12_345 * channels] = bad;
    }
    List<Row> rows = heard(floats(sound, channels));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).number("hz")).isCloseTo(440, within(1.0));
  }

  private Path floats(float[] sound, int channels) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 4 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 4 * sound.length);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 3).putShort((short) channels).putInt(8000).putInt(32_000 * channels);
    bytes.putShort((short) (4 * channels)).putShort((short) 32);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * sound.length);
    bytes.asFloatBuffer().put(sound);
    Path file = folder.resolve("nan.wav");
    return Files.write(file, bytes.array());
  }

  @Test
  void aConstantOffsetChangesNoPitchAndNoOnset() throws IOException {
    float[] sound = notes(44_100);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += 0.3f;
    }
    List<Row> rows = heard(wav(sound, 44_100, 1, 16, 1));
    assertNotes(rows);
    assertThat(rows.get(0).number("dur")).isCloseTo(400, within(20.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-20, -50, -55})
  void whatBeginsWithTheFileIsHeardHoweverDull(double decibels) throws IOException {
    double amplitude = Math.sqrt(2) * Math.pow(10, decibels / 20);
    List<Row> rows = heard(wav(Tones.sine(50, amplitude, 3, 44_100), 44_100, 1, 16, 1));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).number("start")).isCloseTo(0, within(0.1));
    assertThat(rows.get(0).number("dur")).isCloseTo(1000, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -0.3})
  void ditherIsSilenceWithAndWithoutAnOffset(double offset) throws IOException {
    float[] sound = Tones.noise(1.0 / 32_768, 3, 44_100);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += (float) offset;
    }
    assertThat(heard(wav(sound, 44_100, 1, 16, 1), "--min", "0")).isEmpty();
  }

  @Test
  void aClippedSoundKeepsOnsetsAndPitch() throws IOException {
    float[] sound = notes(44_100);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = Math.max(-1, Math.min(1, 6 * sound[i]));
    }
    assertNotes(heard(wav(sound, 44_100, 1, 16, 1)));
  }

  @Test
  void twentyMillisecondsAreASampleIfThatIsWanted() throws IOException {
    Path file = wav(Tones.partials(440, 0.02, 44_100, 0.4, 0.2), 44_100, 1, 16, 1);
    assertThat(heard(file)).isEmpty();
    List<Row> rows = heard(file, "--min", "0");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).number("power")).isGreaterThan(5);
    assertThat(rows.get(0).number("hz")).isCloseTo(440, within(10.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 100})
  void aHandfulOfFramesHarmsNobody(int frames) throws IOException {
    float[] sound = Tones.noise(0.5, frames / 8000.0, 8000);
    assertThat(heard(wav(sound, 8000, 1, 16, 1), "--min", "0").size()).isLessThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "ogg"})
  void theRateMayChangeInTheMiddle(String format) throws IOException {
    Path both = folder.resolve("both." + format);
    Files.write(both, Files.readAllBytes(encoded(format, 44_100)));
    Files.write(both, Files.readAllBytes(encoded(format, 48_000)), StandardOpenOption.APPEND);
    List<Row> rows = rows(both, folder.resolve("both.csv"), List.of(), 0, 6);
    assertThat(rows.stream().map(row -> row.text("note") + row.text("octave")))
        .contains("A3", "E4");
  }

  @Test
  void whatIsHeardAroundDamageIsKept() throws IOException {
    float[] sound = Tones.silence(12, 44_100);
    for (int second = 0; second < 12; second += 2) {
      Tones.mix(sound, second * 44_100, notes(44_100));
    }
    Path file = encode("mp3", 44_100, sound);
    byte[] bytes = Files.readAllBytes(file);
    byte[] noise = new byte[6000];
    new Random(1).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);
    Files.write(file, bytes);
    List<Row> rows = rows(file, folder.resolve("damaged.csv"), List.of(), 0, 6);
    assertThat(rows.get(0).text("note")).isEqualTo("A");
    assertThat(rows.get(rows.size() - 1).text("note")).isEqualTo("E");
    // MP3 has no clock: what can't be decoded is missing from the times behind it.
    assertThat(rows.get(rows.size() - 1).number("start")).isBetween(10_000.0, 10_900.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac", "ogg"})
  void damageInTheMiddleIsReportedAndTheRestIsKept(String format) throws IOException {
    float[] sound = Tones.silence(12, 44_100);
    for (int second = 0; second < 12; second += 2) {
      Tones.mix(sound, second * 44_100, notes(44_100));
    }
    Path file = encode(format, 44_100, sound);
    byte[] bytes = Files.readAllBytes(file);
    byte[] noise = new byte[bytes.length / 20];
    new Random(1).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);
    Files.write(file, bytes);
    Path table = folder.resolve("damaged.csv");
    List<Row> rows = rows(file, table, List.of(), 6);
    assertThat(rows.stream().filter(row -> row.number("start") < 4500)).hasSize(5);
    assertThat(rows.size()).isBetween(10, 13);
    List<Row> failures =
        TableReader.read(folder.resolve("damaged.csv.failures.csv")).rows();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).text("filename")).endsWith(file.getFileName().toString());
    assertThat(failures.get(0).text("stage")).isEqualTo("samples");
    // It is reported whenever it is asked for.
    rows(file, table, List.of(), 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5000, 3_600_000})
  void timesCountFromWhereTheFilesClockBegins(int milliseconds) throws IOException {
    Path file = Files.write(folder.resolve("late.flv"), flv(notes(44_100), milliseconds));
    assertNotes(heard(file));
  }

  @Test
  void soundThatComesAfterThePicturesKeepsItsPlaceBesideThem() throws IOException {
    byte[] sound = flv(notes(44_100), 1500);
    ByteBuffer both = ByteBuffer.allocate(sound.length + 36).put(sound, 0, 13).put(4, (byte) 5);
    // A picture of 128 x 96 at 0, as far as anybody asks.
    both.putInt(9 << 24 | 21).putInt(0).put(new byte[3]).put((byte) 0x22);
    both.put(new byte[] {0, 0, (byte) 0x84, 0, 1, 0x40, 0x30, 0})
        .put(new byte[12])
        .putInt(32);
    both.put(sound, 13, sound.length - 13);
    List<Row> rows = heard(Files.write(folder.resolve("film.flv"), both.array()));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).number("start")).isCloseTo(1700, within(10.0));
    assertThat(rows.get(1).number("start")).isCloseTo(2300, within(10.0));
  }

  /** 16 bits uncompressed in packets of 20 ms, the first one at this time. */
  private static byte[] flv(float[] sound, int milliseconds) {
    int packet = 882;
    int packets = sound.length / packet;
    ByteBuffer file = ByteBuffer.allocate(13 + packets * (16 + 2 * packet));
    file.put(new byte[] {'F', 'L', 'V', 1, 4, 0, 0, 0, 9, 0, 0, 0, 0});
    for (int i = 0; i < packets; i++) {
      int time = milliseconds + 20 * i;
      int size = 2 * packet + 1;
      file.putInt(8 << 24 | size)
          .putInt(time << 8 | time >>> 24)
          .put(new byte[3])
          .put((byte) 0x3e);
      for (int j = 0; j < packet; j++) {
        file.putShort(Short.reverseBytes((short) Math.round(32_767 * sound[i * packet + j])));
      }
      file.putInt(size + 11);
    }
    return file.array();
  }

  private static void assertNotes(List<Row> rows) {
    assertThat(rows.stream().map(row -> row.text("note") + row.text("octave")))
        .containsExactly("A3", "E4");
    assertThat(rows.get(0).number("start")).isCloseTo(200, within(10.0));
    assertThat(rows.get(1).number("start")).isCloseTo(800, within(10.0));
    assertThat(rows.get(0).number("hz")).isCloseTo(220, within(1.0));
  }

  private static float[] notes(int rate) {
    float[] sound = Tones.silence(1.5, rate);
    Tones.mix(sound, rate / 5, fading(Tones.partials(220, 0.4, rate, 0.3, 0.2, 0.1)));
    Tones.mix(sound, rate * 4 / 5, fading(Tones.partials(329.63, 0.4, rate, 0.3, 0.2, 0.1)));
    return sound;
  }

  private static float[] fading(float[] note) {
    for (int i = 0; i < note.length; i++) {
      note[i] *= (float) Math.exp(-2.0 * i / note.length);
    }
    return note;
  }

  private List<Row> heard(Path file, String... options) {
    return rows(file, folder.resolve(file.getFileName() + ".csv"), List.of(options), 0);
  }

  private List<Row> rows(Path file, Path table, List<String> options, Integer... exits) {
    Object[] words = new Object[4 + options.size()];
    words[0] = file;
    words[1] = "--features";
    words[2] = "--out";
    words[3] = table;
    System.arraycopy(options.toArray(), 0, words, 4, options.size());
    var done = CommandTester.of(SamplesCommand.class).run(words);
    assertThat(done.exit()).as(done.err()).isIn(Arrays.asList((Object[]) exits));
    return TableReader.read(table).rows();
  }

  private Path encoded(String format, int rate) {
    return encode(format, rate, notes(rate));
  }

  private Path encode(String format, int rate, float[] mono) {
    Path file = folder.resolve(rate + "." + format);
    try (MediaWriter writer =
        MediaWriter.create(file, format, Optional.of(new AudioSpec(rate, 1)), Optional.empty())) {
      writer.writeAudio(mono, 0, mono.length);
      writer.finish();
    }
    return file;
  }

  /** A file of 8 or 16 bits whose first {@code filled} channels have the sound, the others none. */
  private Path wav(float[] sound, int rate, int channels, int bits, int filled) throws IOException {
    int step = channels * bits / 8;
    ByteBuffer data = ByteBuffer.allocate(44 + step * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    data.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + step * sound.length);
    data.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    data.putShort((short) channels).putInt(rate).putInt(rate * step).putShort((short) step);
    data.putShort((short) bits).put("data".getBytes(StandardCharsets.US_ASCII));
    data.putInt(step * sound.length);
    for (float x : sound) {
      for (int channel = 0; channel < channels; channel++) {
        double value = channel < filled ? Math.max(-1, Math.min(1, x)) : 0;
        if (bits == 8) {
          data.put((byte) Math.round(128 + 127 * value));
        } else {
          data.putShort((short) Math.round(32_767 * value));
        }
      }
    }
    String name = rate + "-" + channels + "-" + bits + "-" + filled + ".wav";
    return Files.write(folder.resolve(name), data.array());
  }
}
