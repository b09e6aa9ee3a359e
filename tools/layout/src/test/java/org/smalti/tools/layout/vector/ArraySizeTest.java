package org.smalti.tools.layout.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.smalti.core.SmaltiException;

class ArraySizeTest {
  private static final ArraySize SIZE = new ArraySize("neighbours", "samples", "take fewer");

  @Test
  void whatFitsIsTheExactProduct() {
    assertThat(SIZE.of(90, 120_000)).isEqualTo(10_800_000);
    assertThat(SIZE.of(0, 7)).isZero();
    assertThat(SIZE.within(Long.MAX_VALUE, Integer.MAX_VALUE - 8, 1))
        .isEqualTo(Integer.MAX_VALUE - 8);
    assertThat(SIZE.inAll(12)).isEqualTo(12);
  }

  @Test
  void aProductBeyondWhatAnArrayHoldsIsExplainedWithItsFactorsAndTheWayOut() {
    assertThatThrownBy(() -> SIZE.within(Long.MAX_VALUE, 20_000, 120_000))
        .isInstanceOf(SmaltiException.class)
        .hasMessage("20,000 neighbours of each of 120,000 samples are 2,400,000,000 numbers,"
            + " more than an array can hold (2,147,483,639); take fewer");
    // This one is positive again as an int.
    assertThatThrownBy(() -> SIZE.of(65_537, 65_537)).isInstanceOf(SmaltiException.class);
    assertThatThrownBy(() -> SIZE.inAll(Integer.MAX_VALUE))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("the neighbours of all samples are 2,147,483,647 numbers");
  }

  @Test
  void anArrayThatAloneNeedsMoreThanAllMemoryIsExplained() {
    assertThat(SIZE.within(4_000_000, 100, 10_000)).isEqualTo(1_000_000);
    assertThatThrownBy(() -> SIZE.within(3_999_999, 100, 10_000))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("more than fit into the memory that may be used (4.0 MB)");
  }
}
