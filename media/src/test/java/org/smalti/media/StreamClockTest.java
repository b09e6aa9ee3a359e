package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamClockTest {
  private static final StreamClock MILLISECONDS = new StreamClock(1, 1000, 700);

  @Test
  void positionsCountFromTheFilesOwnZero() {
    assertThat(MILLISECONDS.position(1700, 44_100)).isEqualTo(44_100);
    assertThat(MILLISECONDS.position(701, 44_100)).isEqualTo(44);
    assertThat(MILLISECONDS.position(699, 44_100)).isEqualTo(-44);
    assertThat(MILLISECONDS.length(20, 44_100)).isEqualTo(882);
    assertThat(MILLISECONDS.seconds(950)).isEqualTo(0.25);
  }

  @Test
  void aTimeBecomesTheStampAtOrBeforeIt() {
    assertThat(MILLISECONDS.stamp(0.2509)).isEqualTo(950);
    assertThat(MILLISECONDS.stamp(-0.0001)).isEqualTo(699);
  }

  @Test
  void aStreamThatBeginsWithTheFileBeginsAtItsExactZero() {
    // The file says 0.023220 s, the stream 1024 / 44100 s.
    assertThat(StreamClock.of(1, 44_100, 1024, 0.023220).zero()).isEqualTo(1024);
    assertThat(StreamClock.of(1, 44_100, 5000, 0.023220).zero()).isEqualTo(1024);
    assertThat(StreamClock.of(1, 1000, Libav.NO_TIME, 0.0231).zero()).isEqualTo(23);
  }

  @Test
  void halvesAreRoundedAwayFromZero() {
    assertThat(StreamClock.rescaled(3, 1, 2)).isEqualTo(2);
    assertThat(StreamClock.rescaled(-3, 1, 2)).isEqualTo(-2);
    assertThat(StreamClock.rescaled(-1, 1, 3)).isZero();
    assertThat(StreamClock.rescaled(1L << 62, 48_000, 96_000)).isEqualTo(1L << 61);
    assertThat(StreamClock.rescaled(1L << 62, 48_000, 1)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void onlyStampsOfMoreThanASampleAreCoarse() {
    assertThat(MILLISECONDS.coarserThan(1000)).isFalse();
    assertThat(MILLISECONDS.coarserThan(8000)).isTrue();
  }
}
