package org.smalti.tools.layout.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {
  @TempDir
  Path folder;

  @Test
  void whatIsPutIsFoundByExactlyWhatItWasMadeFrom() {
    Path file = folder.resolve("cache");
    VectorCache cache = VectorCache.open(file, unexpected -> {});
    cache.put(key("ä, \"b\".wav", 7, 100.5), new float[] {1, -2.5f});
    cache.save();
    List<String> said = new ArrayList<>();
    VectorCache again = VectorCache.open(file, said::add);
    assertThat(said).isEmpty();
    assertThat(again.get(key("ä, \"b\".wav", 7, 100.5))).containsExactly(1, -2.5f);
    assertThat(again.has(key("ä, \"b\".wav", 8, 100.5))).isFalse();
    assertThat(again.has(key("ä, \"b\".wav", 7, 100.501))).isFalse();
    assertThat(again.has(key("b.wav", 7, 100.5))).isFalse();
  }

  @Test
  void noDamageIsEverReadAsAVector() {
    Path file = folder.resolve("cache");
    VectorCache cache = VectorCache.open(file, unexpected -> {});
    for (int i = 0; i < 20; i++) {
      cache.put(key("a.wav", 7, i), new float[] {i, 3});
    }
    cache.save();
    byte[] good = bytes(file);
    qt().withExamples(500)
        .forAll(integers().between(8, good.length - 1), integers().between(1, 255))
        .checkAssert((at, flip) -> {
          byte[] bad = good.clone();
          bad[at] ^= (byte) (int) flip;
          VectorCache read = VectorCache.open(write(folder.resolve("bad"), bad), said -> {});
          for (int i = 0; i < 20; i++) {
            float[] vector = read.get(key("a.wav", 7, i));
            assertThat(vector.length == 0 || (vector[0] == i && vector[1] == 3)).isTrue();
          }
        });
  }

  @Test
  void whatIsNoCacheStays() {
    Path file = write(folder.resolve("mine.flac"), new byte[] {'f', 'L', 'a', 'C', 0, 0, 0, 34});
    assertThatThrownBy(() -> VectorCache.open(file, said -> {}))
        .hasMessageContaining("name another file, so that it stays");
    assertThat(bytes(file)).hasSize(8);
    assertThat(VectorCache.open(write(file, new byte[0]), said -> {}).has(key("a.wav", 7, 1)))
        .isFalse();
  }

  @Test
  void whatWasMadeFromAnotherStateOfAFileIsDropped() {
    Path file = folder.resolve("cache");
    VectorCache cache = VectorCache.open(file, unexpected -> {});
    cache.put(key("a.wav", 7, 1), new float[39]);
    cache.put(key("b.wav", 7, 1), new float[39]);
    cache.put(key("c.wav", 7, 1), new float[5]);
    cache.dropStale(name -> name.equals("a.wav") ? new MediaStamp(8, 8) : null);
    cache.dropMisfits(EmbeddingKind.MFCC39, 39);
    assertThat(cache.has(key("a.wav", 7, 1))).isFalse();
    assertThat(cache.has(key("b.wav", 7, 1))).isTrue();
    assertThat(cache.has(key("c.wav", 7, 1))).isFalse();
  }

  @Test
  void aChangedVectorNeverMeetsWhatItWasBefore() {
    Path file = folder.resolve("cache");
    VectorCache cache = VectorCache.open(file, unexpected -> {});
    cache.put(key("mfcc39", "a.wav", 7, 1), new float[39]);
    cache.put(key("mfcc39/0", "a.wav", 7, 1), new float[39]);
    cache.put(key("timbre/0", "a.wav", 7, 1), new float[39]);
    cache.put(key("a.wav", 7, 2), new float[39]);
    assertThat(cache.has(key("a.wav", 7, 1))).isFalse();
    cache.dropMisfits(EmbeddingKind.MFCC39, 39);
    assertThat(cache.has(key("mfcc39", "a.wav", 7, 1))).isFalse();
    assertThat(cache.has(key("mfcc39/0", "a.wav", 7, 1))).isFalse();
    assertThat(cache.has(key("timbre/0", "a.wav", 7, 1))).isTrue();
    assertThat(cache.has(key("a.wav", 7, 2))).isTrue();
  }

  private static VectorKey key(String filename, long size, double start) {
    return key(EmbeddingKind.MFCC39.edition(), filename, size, start);
  }

  private static VectorKey key(String edition, String filename, long size, double start) {
    return new VectorKey(edition, filename, new MediaStamp(size, 5), start, 80);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
