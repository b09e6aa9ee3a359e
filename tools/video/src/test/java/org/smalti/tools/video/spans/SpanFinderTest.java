package org.smalti.tools.video.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.Sample;

class SpanFinderTest {
  /** Spans of 1200 ms, pieces of at least 256 ms, frames of 40 ms. */
  private static final SpanOptions OPTIONS = new SpanOptions(1200, 256, 0, 25, CutRule.BLOCKS, 1);

  private static Sample sample(double start, double dur) {
    return new Sample("a.mp4", start, dur);
  }

  /** A film of 10 s that jumps at some frames and hardly changes in between. */
  private static ChangeCurve film(int... cuts) {
    ChangeCurve curve = new ChangeCurve(25);
    double value = 50;
    for (int i = 0; i < 250; i++) {
      for (int cut : cuts) {
        value += i == cut ? (value > 80 ? -40 : 40) : 0;
      }
      curve.set(i, value + 0.3 * (i % 3), 0);
    }
    curve.endAt(250);
    return curve;
  }

  private static FilmSpan find(Sample sample, ChangeCurve curve) {
    return new SpanFinder(OPTIONS, 10_000).find(sample, curve);
  }

  private static double end(FilmSpan span) {
    return span.start() + span.dur();
  }

  @Test
  void theWantedLengthIsTheSmallestMultipleThatReachesTheTarget() {
    assertThat(OPTIONS.wanted(sample(0, 500))).isEqualTo(1500);
    assertThat(OPTIONS.wanted(sample(0, 600))).isEqualTo(1200);
    assertThat(OPTIONS.wanted(sample(0, 2345.5))).isEqualTo(2345.5);
    assertThat(OPTIONS.wanted(sample(0, 0))).isEqualTo(1200);
  }

  @Test
  void theTargetVariesWithTheSampleAloneAndTheSeed() {
    SpanOptions varied = new SpanOptions(1200, 256, 400, 25, CutRule.BLOCKS, 1);
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    for (int i = 0; i < 1000; i++) {
      double wanted = varied.wanted(sample(i * 10, 0));
      lowest = Math.min(lowest, wanted);
      highest = Math.max(highest, wanted);
    }
    assertThat(lowest).isBetween(1200.0, 1210.0);
    assertThat(highest).isBetween(1590.0, 1600.0);
    assertThat(varied.wanted(sample(70, 0))).isEqualTo(varied.wanted(sample(70, 0)));
    assertThat(new SpanOptions(1200, 256, 400, 25, CutRule.BLOCKS, 2).wanted(sample(70, 0)))
        .isNotEqualTo(varied.wanted(sample(70, 0)));
  }

  @Test
  void withoutACutItBeginsWithTheSoundAndIsAsLongAsWanted() {
    assertThat(find(sample(1234.567, 500), film())).isEqualTo(new FilmSpan(1234.567, 1500));
  }

  @Test
  void itEndsOneFrameBeforeACut() {
    FilmSpan span = find(sample(1000, 500), film(45));
    assertThat(span.start()).isEqualTo(1000);
    assertThat(end(span)).isCloseTo(44 * 40, within(1e-6));
  }

  @Test
  void itBeginsAtACutThatComesTooSoon() {
    FilmSpan span = find(sample(1000, 500), film(29));
    assertThat(span.start()).isCloseTo(29 * 40, within(1e-6));
    assertThat(span.dur()).isCloseTo(1500, within(1e-6));
  }

  @Test
  void whereAllPiecesAreTooShortItIsTheLongest() {
    SpanOptions strict = new SpanOptions(1200, 900, 0, 25, CutRule.BLOCKS, 1);
    FilmSpan span = new SpanFinder(strict, 10_000).find(sample(1000, 1200), film(30, 50, 62, 70));
    assertThat(span.start()).isCloseTo(30 * 40, within(1e-6));
    assertThat(span.dur()).isCloseTo(19 * 40, within(1e-6));
  }

  @Test
  void aCutBetweenPicturesOfTheSameColourShowsInTheirBlocks() {
    ChangeCurve curve = film();
    for (int i = 25; i < 75; i++) {
      curve.set(i, 50, i == 45 ? 40 : 2);
    }
    assertThat(end(find(sample(1000, 1500), curve))).isCloseTo(44 * 40, within(1e-6));
    SpanOptions colour = new SpanOptions(1200, 256, 0, 25, CutRule.COLOUR, 1);
    assertThat(new SpanFinder(colour, 10_000).find(sample(1000, 1500), curve).dur())
        .isEqualTo(1500);
  }

  @Test
  void steadyMotionIsNoCut() {
    ChangeCurve curve = film();
    for (int i = 25; i < 75; i++) {
      curve.set(i, 50, 18 + i % 5 * 2);
    }
    assertThat(find(sample(1000, 1500), curve).dur()).isEqualTo(1500);
  }

  @Test
  void slowChangesAreNoCuts() {
    ChangeCurve fade = new ChangeCurve(25);
    for (int i = 0; i < 250; i++) {
      fade.set(i, i < 100 ? 50 : Math.min(200, 50 + (i - 100) * 8), 0);
    }
    fade.endAt(250);
    assertThat(find(sample(4100, 1200), fade)).isEqualTo(new FilmSpan(4100, 1200));
  }

  @Test
  void itNeverGoesBeyondTheEndOfTheFilm() {
    FilmSpan late = find(sample(9500, 500), film());
    assertThat(late).isEqualTo(new FilmSpan(9500, 500));
    FilmSpan later = find(sample(9900, 500), film());
    assertThat(later.start()).as("too little is left").isEqualTo(8500);
    assertThat(end(later)).isEqualTo(10_000);
    FilmSpan after = find(sample(12_000, 300), film());
    assertThat(end(after)).isEqualTo(10_000);
    assertThat(find(sample(0, 60_000), film())).isEqualTo(new FilmSpan(0, 10_000));
  }

  @Test
  void aFilmThatEndsBeforeItSaysGivesNoPictureBeyondItsEnd() {
    SpanFinder misled = new SpanFinder(OPTIONS, 60_000);
    assertThat(misled.find(sample(9500, 500), film())).isEqualTo(new FilmSpan(9500, 500));
    assertThat(misled.find(sample(30_000, 500), film())).isEqualTo(FilmSpan.NONE);
  }

  @Test
  void optionsWithoutSenseAreExplained() {
    assertThatThrownBy(() -> new SpanOptions(0, 256, 0, 25, CutRule.BLOCKS, 1))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("the length of a span in ms must be 1 to 600000");
    assertThatThrownBy(() -> new SpanOptions(1200, 256, Double.NaN, 25, CutRule.BLOCKS, 1))
        .hasMessageContaining("the variance");
  }
}
