package org.smalti.tools.video.stills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StillNamesTest {
  @Test
  void namesSortAsTimesDoAndNoTwoAreTheSame() {
    StillNames names = new StillNames("film", "jpg");
    List<String> given = Stream.of(0.0, 0.0004, 0.00041, 2.48, 62.48, 3723.4, 90_000.0)
        .map(names::next)
        .toList();
    assertThat(given)
        .containsExactly(
            "film_00h00m00.000s.jpg",
            "film_00h00m00.000s_2.jpg",
            "film_00h00m00.000s_3.jpg",
            "film_00h00m02.480s.jpg",
            "film_00h01m02.480s.jpg",
            "film_01h02m03.400s.jpg",
            "film_25h00m00.000s.jpg")
        .isSorted();
  }

  @Test
  void timesThatGoBackAndNegativeOnesHaveNamesToo() {
    StillNames names = new StillNames("film", "png");
    assertThat(Stream.of(-0.04, -0.04, 1.0, 0.5, 1.0).map(names::next))
        .containsExactly(
            "film_-00h00m00.040s.png",
            "film_-00h00m00.040s_2.png",
            "film_00h00m01.000s.png",
            "film_00h00m00.500s.png",
            "film_00h00m01.000s_2.png");
  }

  @Test
  void thePrefixIsFoundInAName() {
    assertThat(StillNames.prefix("my_film_00h00m00.000s_2.jpg")).contains("my_film");
    assertThat(StillNames.prefix("f_-00h00m00.040s.png")).contains("f");
    assertThat(StillNames.prefix("holiday.jpg")).isEmpty();
  }
}
