package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.core.SmaltiException;

class TimeCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"23.976", "24", "25", "29.97", "30000/1001", "30", "48", "50", "59.94", "60"})
  void everyFrameOfADayIsFoundByItsTimeCode(String rate) {
    TimeCode code = TimeCode.parse(rate);
    for (int frame = 0; frame < code.framesOfADay(); frame += frame < 40_000 ? 1 : 997) {
      assertThat(code.frame(code.of(frame))).hasValue(frame);
    }
    int last = code.framesOfADay() - 1;
    assertThat(code.of(last)).startsWith("23:59:59");
    assertThat(code.frame(code.of(last))).hasValue(last);
  }

  @Test
  void numbersThatAreLeftOutAreNoFrames() {
    TimeCode code = TimeCode.parse("29.97");
    assertThat(code.frame("00:01:00;01")).isEmpty();
    assertThat(code.frame("00:01:00;02")).hasValue(1800);
    assertThat(code.frame("00:10:00;00")).hasValue(17_982);
    assertThat(code.frame("00:00:60;00")).isEmpty();
    assertThat(code.frame("00:00:00;30")).isEmpty();
    assertThat(code.frame("soon")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-25", "31", "25/0", "NaN", "", "fast", "1e300"})
  void otherRatesAreRefused(String rate) {
    assertThatThrownBy(() -> TimeCode.parse(rate))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("no time codes are defined for \"" + rate + "\"");
  }
}
