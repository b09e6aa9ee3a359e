package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.WithQuickTheories;

class DistinctLabelsTest implements WithQuickTheories {
  @Test
  void longWordsShowWhatTellsThemApart() {
    assertThat(DistinctLabels.of(List.of("short", "a rather long word"), 8))
        .containsExactly("short", "a rather…");
    assertThat(DistinctLabels.of(List.of("film, part 1", "film, part 2"), 8))
        .containsExactly("…, part 1", "…, part 2");
    assertThat(DistinctLabels.of(
            List.of("the film, part 1, of the museum", "the film, part 2, of the museum"), 9))
        .containsExactly("…rt 1, of…", "…rt 2, of…");
    assertThat(DistinctLabels.of(List.of("a \n b", "a b"), 9)).containsExactly("a b", "a b (2)");
  }

  @Test
  void noTwoLabelsAreEqual() {
    qt().forAll(lists()
            .of(strings().betweenCodePoints('a', 'b').ofLengthBetween(0, 12))
            .ofSizeBetween(1, 12))
        .checkAssert(words -> {
          List<String> different = words.stream().distinct().toList();
          assertThat(DistinctLabels.of(different, 4)).doesNotHaveDuplicates();
        });
  }
}
