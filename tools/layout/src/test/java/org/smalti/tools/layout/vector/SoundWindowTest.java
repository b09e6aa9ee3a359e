package org.smalti.tools.layout.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.smalti.media.cut.SoundSource;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

class SoundWindowTest {
  private static final int RATE = 100;

  @Test
  void aSpanIsExactlyThatPartOfTheSoundWhereverItLies() {
    qt().withExamples(300)
        .forAll(
            integers().between(0, 20_000),
            integers().between(1, 9000),
            integers().all())
        .checkAssert((length, block, seed) -> {
          Random random = new Random(seed);
          float[] sound = new float[length];
          for (int i = 0; i < length; i++) {
            sound[i] = i + 1;
          }
          var window = new SoundWindow(new SpanReader(new Blocks(sound, block)));
          long[] starts = random.longs(12, 0, 2L * length + 100).sorted().toArray();
          for (long start : starts) {
            int wanted = random.nextInt(700);
            int from = (int) Math.min(length, start);
            int to = (int) Math.min(length, start + wanted);
            assertThat(window.read(new Span(start, wanted)))
                .isEqualTo(Arrays.copyOfRange(sound, from, to));
          }
        });
  }

  @Test
  void aFrameFarBeyondTheEndIsNoSound() {
    var window = new SoundWindow(new SpanReader(new Blocks(new float[500], 100)));
    assertThat(window.read(new Span(0, 300))).hasSize(300);
    assertThat(window.read(new Span(1L << 50, 300))).isEmpty();
    assertThat(window.read(new Span(1L << 51, 300))).isEmpty();
  }

  /** A sound in memory that comes in blocks. */
  private static final class Blocks implements SoundSource {
    private final float[] sound;
    private final int block;
    private int at;

    Blocks(float[] sound, int block) {
      this.sound = sound;
      this.block = block;
    }

    @Override
    public int read(float[] to, int offset, int frames) {
      int count = Math.min(Math.min(frames, block), sound.length - at);
      if (count <= 0) {
        return -1;
      }
      System.arraycopy(sound, at, to, offset, count);
      at += count;
      return count;
    }

    @Override
    public void seek(double seconds) {
      at = (int) Math.min(sound.length, Math.round(seconds * RATE));
    }

    @Override
    public long position() {
      return at;
    }

    @Override
    public int sampleRate() {
      return RATE;
    }

    @Override
    public int channels() {
      return 1;
    }
  }
}
