package org.smalti.media.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SpanTest {
  @Test
  void aTimeBecomesTheNearestFrame() {
    assertThat(Span.of(1000, 250, 48_000)).isEqualTo(new Span(48_000, 12_000));
    assertThat(Span.frames(0.0104, 48_000)).isZero();
    assertThat(Span.frames(0.0105, 48_000)).isEqualTo(1);
    assertThat(Span.frames(22.676, 44_100)).isEqualTo(1000);
  }

  @Test
  void whatIsNoTimeIsTheBeginningAndWhatIsTooLateIsFarBehindAnyEnd() {
    Span nothing = new Span(0, 0);
    assertThat(Span.of(-3, -1, 48_000)).isEqualTo(nothing);
    assertThat(Span.of(Double.NaN, Double.NaN, 48_000)).isEqualTo(nothing);
    assertThat(Span.of(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 1)).isEqualTo(nothing);
    Span late = Span.of(Double.POSITIVE_INFINITY, Double.MAX_VALUE, 768_000);
    assertThat(late.start()).isEqualTo(768_000_000_000_000L).isEqualTo(late.length());
    assertThat(late.end()).isPositive();
  }

  @Test
  void noSpanIsNegative() {
    assertThatThrownBy(() -> new Span(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(1, -3)).isInstanceOf(IllegalArgumentException.class);
  }
}
