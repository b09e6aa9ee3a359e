package org.smalti.media.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

final class PartFileTest {
  @TempDir
  private Path folder = Path.of("");

  private final ChannelPool pool = new ChannelPool();

  @Test
  void soundComesBackWithItsLevelAndTheDamageOfItsSource() throws IOException {
    Path file = sound("broken at 1.0 s of 2.0 s");
    PartFile part = PartFile.open(file, pool);
    assertThat(part.spans()).isEqualTo(3);
    assertThat(part.damage()).isEqualTo("broken at 1.0 s of 2.0 s");
    assertThat(part.span(0))
        .extracting(PartSpan::count, PartSpan::unit)
        .containsExactly(20_000L, 8);
    assertThat(part.span(0).rms()).isCloseTo(0.5f, within(1e-6f));
    assertThat(part.span(0).peak()).isEqualTo(0.5f);
    assertThat(part.span(1)).extracting(PartSpan::count, PartSpan::rms).containsExactly(0L, 0f);
    ByteBuffer frames = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    part.read(2, 8 * 7, frames);
    assertThat(frames.asFloatBuffer().get(5)).isEqualTo(-0.125f * 9);
  }

  @Test
  void damageIsRememberedForWhoTakesThePartAgain() throws IOException {
    assertThat(PartFile.damageOf(sound("2 packets could not be decoded")))
        .hasValue("2 packets could not be decoded");
    assertThat(PartFile.damageOf(sound(""))).hasValue("");
    String endless = "größer ".repeat(1000);
    assertThat(PartFile.damageOf(sound(endless)).orElseThrow())
        .hasSizeGreaterThan(150)
        .satisfies(text -> assertThat(endless).startsWith(text));
    assertThat(PartFile.damageOf(folder.resolve("none"))).isEmpty();
  }

  @Test
  void aPartWhoseContentWasDiscardedStillTellsLengthsAndDamage() throws IOException {
    Path file = sound("broken at 1.0 s of 2.0 s");
    PartFile part = PartFile.open(file, pool);
    assertThat(part.hasContent()).isTrue();
    part.discardContent();
    assertThat(Files.size(file)).isLessThan(500);
    PartFile again = PartFile.open(file, pool);
    assertThat(again.hasContent()).isFalse();
    assertThat(again.damage()).isEqualTo("broken at 1.0 s of 2.0 s");
    for (int i = 0; i < 3; i++) {
      assertThat(again.span(i).count()).isEqualTo(part.span(i).count());
      assertThat(again.span(i).rms()).isEqualTo(part.span(i).rms());
    }
    again.delete();
    assertThat(PartFile.find(file, pool)).isEmpty();
  }

  @Test
  void aPartThatIsNotWholeIsNone() throws IOException {
    Path file = sound("");
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 100, 256, 300, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(PartFile.find(file, new ChannelPool())).isEmpty();
    }
    for (int place : new int[] {0, 8, 12, 15, 16, 27}) {
      byte[] other = whole.clone();
      other[place] ^= (byte) 0x90;
      Files.write(file, other);
      assertThat(PartFile.find(file, new ChannelPool())).as("byte " + place).isEmpty();
    }
    assertThatThrownBy(() -> PartFile.open(file, new ChannelPool()))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("part can't be read");
  }

  @Test
  void spansAreFilledInAnyOrder() throws IOException {
    Path file = Files.createFile(folder.resolve("pictures"));
    try (PartWriter writer = new PartWriter(file, 2)) {
      long first = writer.reserve(6);
      long second = writer.reserve(4);
      writer.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), second);
      writer.write(ByteBuffer.wrap(new byte[] {9, 8, 7, 6, 5, 4}), first);
      writer.describe(0, new PartSpan(first, 2, 3, 0, 0));
      writer.describe(1, new PartSpan(second, 1, 4, 0, 0));
      writer.finish("");
    }
    PartFile part = PartFile.open(file, pool);
    ByteBuffer bytes = ByteBuffer.allocate(2);
    part.read(0, 3, bytes);
    assertThat(bytes.array()).containsExactly(6, 5);
    part.read(1, 2, bytes.clear());
    assertThat(bytes.array()).containsExactly(3, 4);
  }

  /** Three spans of stereo: 20,000 frames of a square wave, none, 10 frames n·0.125. */
  private Path sound(String damage) throws IOException {
    Path file = folder.resolve("part");
    Files.write(file, new byte[0]);
    try (PartWriter writer = new PartWriter(file, 3)) {
      SoundPartWriter sound = new SoundPartWriter(writer, 2);
      float[] square = new float[40_000];
      for (int i = 0; i < square.length; i++) {
        square[i] = i % 8 < 4 ? 0.5f : -0.5f;
      }
      sound.take(square, 20_000);
      sound.endSpan();
      sound.endSpan();
      for (int i = 0; i < 10; i++) {
        sound.take(new float[] {i * 0.125f, -i * 0.125f}, 1);
      }
      sound.endSpan();
      writer.finish(damage);
    }
    return file;
  }
}
