package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioDecoderTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void eightBitsAreCentredAround128() throws IOException {
    float[] heard = heard(TestMedia.wav(1, 8000, 1, 8, new byte[] {0, (byte) 128, (byte) 255, 64}));
    assertThat(heard).containsExactly(-1f, 0f, 127 / 128f, -0.5f);
  }

  @Test
  void sixteenBitsAreExact() throws IOException {
    byte[] data = ByteBuffer.allocate(6)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) -32768)
        .putShort((short) 1)
        .putShort((short) 32767)
        .array();
    assertThat(heard(TestMedia.wav(1, 44100, 1, 16, data)))
        .containsExactly(-1f, 1 / 32768f, 32767 / 32768f);
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "6", "8", "11"})
  void monoIsTheMeanOfAllChannels(int channels) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(100 * channels * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 100; i++) {
      for (int channel = 0; channel < channels; channel++) {
        data.putFloat((channel + 1) * i / 1000f);
      }
    }
    float[] heard = heard(TestMedia.wav(3, 48000, channels, 32, data.array()));
    assertThat(heard).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(heard[i]).isCloseTo((channels + 1) / 2f * i / 1000f, within(1e-5f));
    }
  }

  @Test
  void stereoOfMonoIsTheSameTwice() throws IOException {
    Path file = folder.resolve("mono.wav");
    Files.write(file, TestMedia.wav(1, 8000, 1, 8, new byte[] {0, (byte) 192}));
    assertThat(TestMedia.all(file, AudioSpec.stereo(0))).containsExactly(-1f, -1f, 0.5f, 0.5f);
  }

  @Test
  void channelsAndRateMayChangeWithinAFile() throws IOException {
    Path mono =
        TestMedia.audio(folder.resolve("1.mp3"), "mp3", TestMedia.chirp(44100, 1, 44100), 44100, 1);
    Path stereo =
        TestMedia.audio(folder.resolve("2.mp3"), "mp3", TestMedia.chirp(48000, 2, 48000), 48000, 2);
    Path both = folder.resolve("both.mp3");
    Files.write(both, Files.readAllBytes(mono));
    Files.write(both, Files.readAllBytes(stereo), StandardOpenOption.APPEND);
    float[] heard = TestMedia.all(both, new AudioSpec(32000, 1));
    assertThat(heard.length / 32000.0).isCloseTo(2, within(0.1));
    assertThat(loudness(heard, heard.length - 20000, heard.length - 5000)).isGreaterThan(0.3);
    assertThat(loudness(heard, 5000, 20000)).isGreaterThan(0.3);
  }

  @ParameterizedTest
  @CsvSource({"wav", "flac", "m4a", "mp3"})
  void halfAFileIsHeardHalfAndSaysSo(String format) throws IOException {
    Path whole = folder.resolve("whole." + format);
    TestMedia.audio(whole, format, TestMedia.chirp(480_000, 1, 48000), 48000, 1);
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half." + format);
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
    try (MediaFile media = MediaFile.open(half);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] heard = TestMedia.rest(decoder, Integer.MAX_VALUE);
      assertThat(heard.length / 48000.0).isBetween(3.5, 6.5);
      // The header of a WAV file is not trusted by libav: its length is what there is.
      assertThat(decoder.damage().orElse(""))
          .matches(format.equals("wav") ? ".*broken.*" : "broken at \\d.\\d s of 10.0 s");
    }
    try (MediaFile media = MediaFile.open(whole);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      assertThat(TestMedia.rest(decoder, Integer.MAX_VALUE).length).isCloseTo(480_000, within(48));
      assertThat(decoder.damage()).isEmpty();
    }
  }

  @Test
  void noiseInTheMiddleOfAFileIsSurvived() throws IOException {
    Path file = folder.resolve("noise.mp3");
    TestMedia.audio(file, "mp3", TestMedia.chirp(480_000, 1, 48000), 48000, 1);
    byte[] bytes = Files.readAllBytes(file);
    new Random(1).nextBytes(bytes);
    byte[] good = Files.readAllBytes(file);
    System.arraycopy(bytes, 40_000, good, 40_000, 5_000);
    Files.write(file, good);
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      assertThat(TestMedia.rest(decoder, Integer.MAX_VALUE).length / 48000.0)
          .isCloseTo(10, within(0.6));
    }
  }

  /** libav's parser of FLAC gives its frames the time stamps of later ones. */
  @ParameterizedTest
  @CsvSource({"wma,asf", "wtv,wtv", "nut,nut", "avi,avi", "mkv,matroska"})
  void flacHasNoGapInAnyContainer(String ending, String format) {
    String noise = "-f lavfi -i anoisesrc=d=4:c=pink:a=0.4:r=48000:seed=1 -c:a flac -f ";
    Path plain = TestMedia.made(folder.resolve("a.flac"), noise + "flac");
    Path other = TestMedia.made(folder.resolve("a." + ending), noise + format);
    float[] wanted = TestMedia.all(plain, AudioSpec.MONO);
    assertThat(wanted).hasSize(4 * 48_000);
    assertThat(TestMedia.all(other, AudioSpec.MONO)).isEqualTo(wanted);
  }

  @Test
  void aGapInTheTimeStampsIsSilence() throws IOException {
    Path file = folder.resolve("gap.flv");
    Files.write(file, flv(50, 2000, 30));
    float[] heard = TestMedia.all(file, AudioSpec.MONO);
    assertThat(heard.length).isEqualTo(44100 * (2000 + 30 * 20) / 1000);
    assertThat(heard[44100 - 1]).isEqualTo(0.25f);
    assertThat(heard[44100]).isZero();
    assertThat(heard[88200 - 1]).isZero();
    assertThat(heard[88200]).isEqualTo(0.25f);
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] some = new float[2];
      for (double time : new double[] {2.3, 1.5, 0.4, 1.999}) {
        decoder.seek(time);
        decoder.read(some, 0, 1);
        assertThat(some[0]).isEqualTo(heard[(int) Math.round(time * 44100)]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"48000", "22050", "32000"})
  void aGapIsAsLongAtAnyRate(int rate) throws IOException {
    Path file = folder.resolve("gap.flv");
    Files.write(file, flv(50, 2000, 30));
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(new AudioSpec(rate, 1))) {
      float[] heard = TestMedia.rest(decoder, Integer.MAX_VALUE);
      assertThat(heard.length / (double) rate).isCloseTo(2.6, within(0.001));
      assertThat(heard[rate * 9 / 10]).isCloseTo(0.25f, within(0.001f));
      assertThat(heard[rate * 3 / 2]).isZero();
      assertThat(heard[rate * 21 / 10]).isCloseTo(0.25f, within(0.001f));
      assertThat(decoder.damage()).isEmpty();
      decoder.seek(2.1);
      decoder.read(heard, 0, 1);
      assertThat(heard[0]).isCloseTo(0.25f, within(0.001f));
    }
  }

  /** Uncompressed sound in packets of 20 ms, the later ones after a pause. */
  private static byte[] flv(int packets, int resumeAtMilliseconds, int more) {
    byte[] samples = new byte[882 * 2];
    ByteBuffer file = ByteBuffer.allocate(13 + (packets + more) * (16 + samples.length));
    for (int i = 1; i < samples.length; i += 2) {
      samples[i] = 0x20;
    }
    file.put(new byte[] {'F', 'L', 'V', 1, 4, 0, 0, 0, 9, 0, 0, 0, 0});
    for (int i = 0; i < packets + more; i++) {
      int time = i < packets ? i * 20 : resumeAtMilliseconds + (i - packets) * 20;
      int size = samples.length + 1;
      file.putInt(8 << 24 | size).putInt(time << 8).put(new byte[3]).put((byte) 0x3e);
      file.put(samples).putInt(size + 11);
    }
    return file.array();
  }

  @Test
  void theSameDecoderServesTwoAtOnce() {
    Path file = TestMedia.film(
        folder.resolve("f.mp4"), 16, 16, 25, 50, Optional.of(TestMedia.chirp(96_000, 2, 48000)));
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder sound = media.audio(AudioSpec.MONO);
        VideoDecoder pictures = media.video(new VideoSpec(8, 8, PixelFormat.RGB24));
        AudioDecoder again = media.audio(AudioSpec.MONO)) {
      assertThat(pictures.next()).isTrue();
      float[] first = TestMedia.rest(sound, 1000);
      assertThat(TestMedia.rest(again, 1000)).containsExactly(first);
    }
  }

  private float[] heard(byte[] wav) throws IOException {
    Path file = folder.resolve("a.wav");
    Files.write(file, wav);
    return TestMedia.all(file, AudioSpec.MONO);
  }

  private static double loudness(float[] sound, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sound[i] * sound[i];
    }
    return Math.sqrt(sum / (to - from));
  }
}
