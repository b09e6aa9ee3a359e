package org.smalti.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.smalti.core.run.Unit;

class EnumWordTest {
  private enum Shape {
    NEXT_ONSET
  }

  @Test
  void aConstantIsCalledByItsNameInLowerCaseWithHyphens() {
    assertThat(EnumWord.of(Shape.NEXT_ONSET)).isEqualTo("next-onset");
    assertThat(EnumWord.of(Unit.FILES)).isEqualTo("files");
  }
}
