package org.smalti.media.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

final class SpanReaderTest {
  @Test
  void spansInAnyOrderAreExactlyThosePartsOfTheSoundWhereverASeekLands() {
    qt().withExamples(200)
        .forAll(
            integers().between(0, 20_000),
            integers().between(-50, 50),
            integers().all())
        .checkAssert((length, miss, seed) -> {
          Random random = new Random(seed);
          SpanReader reader = new SpanReader(new RampSound(length, seed, miss));
          for (int i = 0; i < 12; i++) {
            Span span = new Span(random.nextInt(2 * length + 100), random.nextInt(900));
            long from = Math.min(length, span.start());
            long to = Math.min(length, span.end());
            assertThat(read(reader, span))
                .isEqualTo(LongStream.range(from, to).boxed().toList());
          }
        });
  }

  @Test
  void whatIsNearAheadIsReachedByReadingOn() throws IOException {
    RampSound sound = new RampSound(10_000, 1, 0);
    SpanReader reader = new SpanReader(sound);
    read(reader, new Span(900, 50));
    read(reader, new Span(1950, 10));
    assertThat(sound.seeks()).isZero();
    read(reader, new Span(1960 + 1001, 10));
    assertThat(sound.seeks()).isEqualTo(1);
    read(reader, new Span(2970, 10));
    assertThat(sound.seeks()).as("back by one frame").isEqualTo(2);
  }

  @Test
  void aSoundThatEndsBeforeASpanOrInItSaysSo() throws IOException {
    SpanReader reader = new SpanReader(new RampSound(500, 1, 0));
    assertThat(reader.read(new Span(450, 100), (stereo, frames) -> {})).isEqualTo(50);
    assertThat(reader.read(new Span(500, 100), (stereo, frames) -> {})).isZero();
    assertThat(reader.read(new Span(1L << 50, 100), (stereo, frames) -> {})).isZero();
    assertThat(reader.moveTo(499)).isTrue();
    assertThat(reader.moveTo(501)).isFalse();
  }

  @Test
  void aPlaceThatCannotBeReachedIsAnErrorAndNotAnotherPlace() {
    SoundSource sound = new SoundSource() {
      @Override
      public int sampleRate() {
        return 100;
      }

      @Override
      public int channels() {
        return 1;
      }

      @Override
      public long position() {
        return 9_000;
      }

      @Override
      public int read(float[] interleaved, int offset, int frames) {
        return frames;
      }

      @Override
      public void seek(double seconds) {}
    };
    assertThatThrownBy(() -> new SpanReader(sound).moveTo(5000))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("50.000 s ended at 90.000 s");
  }

  @Test
  void anInterruptStopsIt() {
    SpanReader reader = new SpanReader(new RampSound(500, 1, 0));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> read(reader, new Span(0, 9))).isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static List<Long> read(SpanReader reader, Span span) {
    List<Long> frames = new ArrayList<>();
    try {
      long count = reader.read(span, (stereo, some) -> {
        for (int i = 0; i < some; i++) {
          assertThat(stereo[2 * i + 1]).isEqualTo(-stereo[2 * i]);
          frames.add((long) stereo[2 * i]);
        }
      });
      assertThat(frames).hasSize((int) count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return frames;
  }
}
