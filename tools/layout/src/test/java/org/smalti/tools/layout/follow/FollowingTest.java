package org.smalti.tools.layout.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.smalti.tools.layout.vector.Vectors;

final class FollowingTest {
  private static int[] choose(int most, int samples, float... places) {
    return new Following(new Vectors(places.length, 1, places), samples, most).choose();
  }

  @Test
  void theMostSimilarSampleIsHeard() {
    assertThat(choose(9, 3, 0, 10, 20, 19, 1, 11)).containsExactly(2, 0, 1);
  }

  @Test
  void noneIsHeardTwiceInARowOrTooOften() {
    assertThat(choose(9, 2, 0, 10, 0, 0, 0)).containsExactly(0, 1, 0);
    int[] chosen = choose(2, 4, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0);
    for (int sample = 0; sample < 4; sample++) {
      int one = sample;
      assertThat(Arrays.stream(chosen).filter(each -> each == one)).hasSize(2);
    }
  }

  @Test
  void tooFewSamplesAreHeardAsOftenAsItTakes() {
    assertThat(choose(1, 1, 5, 1, 2, 3)).containsExactly(0, 0, 0);
    assertThat(choose(1, 2, 0, 10, 0, 0, 0, 0)).containsExactly(0, 1, 0, 1);
  }

  @Test
  void distancesAreThoseOfTheChoice() {
    var following = new Following(new Vectors(3, 1, new float[] {0, 10, 4}), 2, 1);
    assertThat(following.distances(following.choose())).containsExactly(4);
  }
}
