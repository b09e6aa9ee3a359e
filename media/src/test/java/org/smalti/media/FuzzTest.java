package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;

class FuzzTest {
  @TempDir
  private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "wav", "flac", "m4a", "ogg"})
  void brokenSoundIsHeardAsFarAsPossibleOrRefusedInOneLine(String format) throws IOException {
    Path good = TestMedia.audio(
        folder.resolve("good." + format), format, TestMedia.chirp(30_000, 2, 48000), 48000, 2);
    byte[] bytes = Files.readAllBytes(good);
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      Path file = folder.resolve("broken." + format);
      Files.write(file, broken(bytes, random));
      try (MediaFile media = MediaFile.open(file)) {
        media.measured();
        if (media.info().audio().isPresent()) {
          readAll(media, random.nextDouble());
        }
      } catch (SmaltiException e) {
        assertThat(e.getMessage()).contains("broken").doesNotContain("\n");
      }
    }
  }

  @Test
  void brokenFilmsAreSeenAsFarAsPossibleOrRefusedInOneLine() throws IOException {
    Path good = TestMedia.film(folder.resolve("good.mp4"), 64, 48, 25, 50, Optional.empty());
    byte[] bytes = Files.readAllBytes(good);
    Random random = new Random(8);
    byte[] pixels = new byte[PixelFormat.RGB24.bytes(20, 10)];
    for (int round = 0; round < 60; round++) {
      Path file = folder.resolve("broken.mp4");
      Files.write(file, broken(bytes, random));
      try (MediaFile media = MediaFile.open(file);
          VideoDecoder pictures = media.video(new VideoSpec(20, 10, PixelFormat.RGB24))) {
        while (pictures.next()) {
          pictures.copyTo(pixels);
        }
        pictures.seek(2 * random.nextDouble());
        if (pictures.next()) {
          pictures.copyTo(pixels);
        }
      } catch (SmaltiException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  private static void readAll(MediaFile media, double seek) {
    float[] some = new float[4096];
    try (AudioDecoder decoder = media.audio(new AudioSpec(44100, 1))) {
      long total = 0;
      for (int count = 0; count >= 0 && total < 50_000_000; total += count) {
        count = decoder.read(some, 0, some.length);
      }
      assertThat(total).isLessThan(50_000_000);
      decoder.seek(seek);
      assertThat(decoder.read(some, 0, 100)).isNotZero();
    }
  }

  /** Some bytes changed, or the end missing, or both. */
  private static byte[] broken(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int changes = random.nextInt(40);
    int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 600);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
    }
    int length = random.nextInt(3) == 0 ? 1 + random.nextInt(bytes.length) : bytes.length;
    return Arrays.copyOf(bytes, length);
  }
}
