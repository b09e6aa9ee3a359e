package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.quicktheories.WithQuickTheories;
import org.smalti.core.table.PlotRange;

class HistogramTest implements WithQuickTheories {
  @Test
  void fewWholeNumbersGetABinEach() {
    Histogram bins = Histogram.of(new double[] {2, 3, 3, 5}, 50);
    assertThat(bins.counts()).containsExactly(1, 2, 0, 1);
    assertThat(bins.lower()).isEqualTo(1.5);
    assertThat(bins.width()).isEqualTo(1);
  }

  @Test
  void manyWholeNumbersGetBinsOfWholeWidth() {
    double[] values = new double[101];
    Arrays.setAll(values, i -> i);
    Histogram bins = Histogram.of(values, 50);
    assertThat(bins.width()).isEqualTo(3);
    assertThat(Arrays.stream(bins.counts()).limit(33)).containsOnly(3);
  }

  @Test
  void equalValuesGetOneBin() {
    assertThat(Histogram.of(new double[] {0.5, 0.5}, 50).counts()).containsExactly(2);
    assertThat(Histogram.of(new double[] {0, 0}, 50).counts()).containsExactly(2);
  }

  @Test
  void theLargestValueLiesInTheLastBin() {
    Histogram bins = Histogram.of(new double[] {0, 0.25, 0.5, 1}, 4);
    assertThat(bins.counts()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void everyValueIsCountedOnce() {
    qt().forAll(
            lists().of(doubles().between(-1e4, 1e4)).ofSizeBetween(1, 200),
            integers().between(1, 100))
        .checkAssert((boxed, wanted) -> {
          double[] values =
              boxed.stream().mapToDouble(Double::doubleValue).sorted().toArray();
          Histogram bins = Histogram.of(values, wanted);
          assertThat(Arrays.stream(bins.counts()).sum()).isEqualTo(values.length);
          assertThat(bins.counts().length).isBetween(1, wanted);
          assertThat(bins.upper()).isGreaterThanOrEqualTo(values[values.length - 1] - 1e-6);
        });
  }

  @Test
  void aRangeThatIsWiderThanTheValuesIsKept() {
    Histogram histogram = Histogram.within(new double[] {-30, -12, -10}, -60, 0, 6);
    assertThat(histogram.lower()).isEqualTo(-60);
    assertThat(histogram.upper()).isEqualTo(0);
    assertThat(histogram.counts()).containsExactly(0, 0, 0, 1, 1, 1);
    PlotRange range = PlotRange.linear(-60, 0);
    assertThat(range.from(-70)).isEqualTo(-70);
    assertThat(range.to(3)).isEqualTo(3);
    assertThat(PlotRange.OF_VALUES.from(5)).isEqualTo(5);
  }
}
