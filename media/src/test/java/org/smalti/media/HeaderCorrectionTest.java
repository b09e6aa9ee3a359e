package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are whole although their headers do not know it. */
class HeaderCorrectionTest {
  private static final int RATE = 44_100;

  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFFFFFFL, 0x7FFFF000L, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFD3L})
  void aWavFromAPipeIsHeardToItsEnd(long size) throws IOException {
    byte[] wav = wav(2 * RATE);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, (int) size).putInt(40, (int)
        size);
    assertWhole(write("a.wav", wav), 2, "");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFFFFFFL, 0x7F000008L})
  void anAiffFromAPipeIsHeardToItsEnd(long size) throws IOException {
    Path file = made("a.aiff", "");
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer patched = ByteBuffer.wrap(bytes);
    patched.putInt(find(bytes, "SSND") + 4, (int) size).putInt(find(bytes, "COMM") + 10, 0);
    assertWhole(write("b.aiff", bytes), 2, "");
  }

  @Test
  void aCafAndAWave64FromAPipeAreHeardToTheirEnd() throws IOException {
    byte[] caf = Files.readAllBytes(made("a.caf", ""));
    ByteBuffer.wrap(caf).putLong(find(caf, "data") + 4, -1);
    assertWhole(write("b.caf", caf), 2, "");
    byte[] wave64 = Files.readAllBytes(made("a.w64", ""));
    ByteBuffer sizes = ByteBuffer.wrap(wave64).order(ByteOrder.LITTLE_ENDIAN);
    sizes.putLong(16, 0).putLong(find(wave64, "data") + 16, 0);
    assertWhole(write("b.w64", wave64), 2, "");
  }

  @Test
  void anRf64WhoseSizesWereNeverFilledInIsHeardToItsEnd() throws IOException {
    byte[] bytes = Files.readAllBytes(made("a.wav", " -rf64 always"));
    ByteBuffer.wrap(bytes).putLong(find(bytes, "ds64") + 8, 0).putLong(find(bytes, "ds64") + 16, 0);
    assertWhole(write("b.wav", bytes), 2, "");
  }

  @Test
  void aHeaderThatSaysLessThanThereIsLosesNothingAndIsTold() throws IOException {
    byte[] wav = wav(2 * RATE);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, RATE);
    assertWhole(
        write("a.wav", wav),
        2,
        "its header says 0.5 s, there are 2.0 s, and all of them are heard");
  }

  @Test
  void chunksAndTagsBehindTheSoundAreNoSound() throws IOException {
    byte[] wav = wav(2 * RATE);
    for (String end : new String[] {"LIST\4\0\0\0INFO", "TAG" + "x".repeat(125)}) {
      byte[] more = Arrays.copyOf(wav, wav.length + end.length());
      byte[] letters = end.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(letters, 0, more, wav.length, letters.length);
      assertWhole(write("a.wav", more), 2, "");
    }
  }

  @Test
  void halfAWavIsStillBroken() throws IOException {
    byte[] wav = wav(2 * RATE);
    Path file = write("a.wav", Arrays.copyOf(wav, wav.length / 2 - 1));
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      TestMedia.rest(decoder, Integer.MAX_VALUE);
      assertThat(decoder.damage()).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"a.wav", "a.aiff", "a.caf", "a.flac", "a.mp3", "a.w64", "a.wv"})
  void aLastByteThatIsMissingIsNoDamage(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(made(name, ""));
    Path file = write("cut-" + name, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(damage(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"opus,libopus", "oga,flac", "spx,libspeex -ar 32000"})
  void anOggFileWithoutItsLastByteKeepsItsLastPage(String ending, String codec) throws IOException {
    Path whole = made("a." + ending, " -c:a " + codec);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = write("cut." + ending, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(damage(cut)).isEmpty();
    assertThat(TestMedia.all(cut, AudioSpec.MONO))
        .hasSameSizeAs(TestMedia.all(whole, AudioSpec.MONO));
    assertThat(damage(write("half." + ending, Arrays.copyOf(bytes, bytes.length - 20))))
        .isNotEmpty();
  }

  @Test
  void tagsBehindAndBetweenSoundAreNoDamage() throws IOException {
    byte[] flac = Files.readAllBytes(made("a.flac", ""));
    byte[] tagged = Arrays.copyOf(flac, flac.length + 128);
    System.arraycopy("TAG".getBytes(StandardCharsets.US_ASCII), 0, tagged, flac.length, 3);
    assertWhole(write("tag.flac", tagged), 2, "");
    Path one = made("a.mp3", " -write_id3v1 1 -metadata title=x");
    byte[] mp3 = Files.readAllBytes(one);
    byte[] joined = Arrays.copyOf(mp3, 2 * mp3.length);
    System.arraycopy(mp3, 0, joined, mp3.length, mp3.length);
    assertThat(damage(write("joined.mp3", joined))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"24,32", "20,24", "12,16"})
  void fewerValidBitsThanTheirContainerHasAreAtItsTop(int valid, int bits) throws IOException {
    int bytes = bits / 8;
    ByteBuffer data = ByteBuffer.allocate(1000 * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1000; i++) {
      int value = (int) Math.round(0.25 * i / 1000 * (1L << 31)) & (-1 << (32 - valid));
      for (int b = 4 - bytes; b < 4; b++) {
        data.put((byte) (value >> (8 * b)));
      }
    }
    Path file = write("a.wav", extensible(valid, bits, data.array()));
    float[] heard = TestMedia.all(file, AudioSpec.MONO);
    assertThat(heard).hasSize(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(Math.abs(heard[i] - 0.25 * i / 1000)).isLessThan(2.0 / (1 << (valid - 1)));
    }
  }

  @Test
  void theHeadersOfJoinedSpeechAreNoFrames() throws IOException {
    int frames = 100;
    byte[] header = "#!AMR\n".getBytes(StandardCharsets.US_ASCII);
    byte[] speech = new byte[header.length + 32 * frames];
    new Random(1).nextBytes(speech);
    System.arraycopy(header, 0, speech, 0, header.length);
    for (int i = 0; i < frames; i++) {
      // 12.2 kbit/s.
      speech[header.length + 32 * i] = 0x3c;
    }
    ByteBuffer joined = ByteBuffer.allocate(3 * speech.length);
    joined.put(speech).put(speech).put(speech);
    Path file = write("joined.amr", joined.array());
    assertThat(TestMedia.all(file, AudioSpec.MONO)).hasSize(3 * 160 * frames);
    assertThat(damage(file)).isEmpty();
  }

  private static byte[] extensible(int valid, int bits, byte[] data) {
    byte[] plain = TestMedia.wav(0xFFFE, RATE, 1, bits, data);
    ByteBuffer wav = ByteBuffer.allocate(plain.length + 24).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(plain, 0, 36).putShort((short) 22).putShort((short) valid).putInt(4);
    wav.putShort((short) 1).put(new byte[] {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0});
    wav.put(new byte[] {(byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71});
    wav.put(plain, 36, plain.length - 36);
    return wav.putInt(16, 40).putInt(4, plain.length + 16).array();
  }

  private static byte[] wav(int frames) {
    byte[] data = new byte[2 * frames];
    for (int i = 0; i < frames; i++) {
      data[2 * i + 1] = (byte) (40 * Math.sin(i * 0.05));
      data[2 * i] = (byte) (i * 0x9D);
    }
    return TestMedia.wav(1, RATE, 1, 16, data);
  }

  private Path made(String name, String options) {
    return TestMedia.made(folder.resolve(name), "-f lavfi -i sine=d=2:r=44100" + options);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static int find(byte[] bytes, String letters) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(letters);
  }

  private static String damage(Path file) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      TestMedia.rest(decoder, Integer.MAX_VALUE);
      return decoder.damage().orElse("");
    }
  }

  private static void assertWhole(Path file, double seconds, String remark) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      assertThat(TestMedia.rest(decoder, Integer.MAX_VALUE)).hasSize((int) (seconds * RATE));
      assertThat(decoder.damage()).isEmpty();
      assertThat(String.join("; ", decoder.remarks())).isEqualTo(remark);
      assertThat(media.measured().duration()).isEqualTo(seconds);
    }
  }
}
