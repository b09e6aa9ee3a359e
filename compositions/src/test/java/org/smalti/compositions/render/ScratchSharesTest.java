package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ScratchSharesTest {
  /** Each frame takes as many bytes as its hundred says: 0 to 99 one byte, 100 to 199 two. */
  private static long bytes(long first, long last) {
    return LongStream.range(first, last).map(frame -> 1 + frame / 100).sum();
  }

  private static List<FilmStretch> film(int stretches) {
    return LongStream.range(0, stretches)
        .mapToObj(i -> new FilmStretch(Path.of("x"), i * 100, (i + 1) * 100))
        .toList();
  }

  private static List<Integer> sizes(int stretches, long most) {
    return new ScratchShares(ScratchSharesTest::bytes, most)
        .of(film(stretches)).stream().map(List::size).toList();
  }

  @Test
  void picturesThatAreSeenAllAlongAreReadOnce() {
    ScratchShares shares = new ScratchShares((first, last) -> 1000, 10);
    assertThat(shares.of(film(5))).singleElement().asInstanceOf(LIST).hasSize(5);
  }

  @Test
  void aFilmThatFitsIsOneShare() {
    assertThat(sizes(4, 1000)).containsExactly(4);
  }

  @Test
  void sharesAreAsLargeAsMayBe() {
    assertThat(sizes(4, 600)).containsExactly(3, 1);
    assertThat(sizes(4, 500)).containsExactly(2, 1, 1);
  }

  @Test
  void aStretchThatTakesMoreIsAShareOfItsOwn() {
    assertThat(sizes(3, 1)).containsExactly(1, 1, 1);
    assertThat(sizes(1, 1)).containsExactly(1);
    ScratchShares shares = new ScratchShares(ScratchSharesTest::bytes, 1);
    assertThat(shares.largest(shares.of(film(3)))).isEqualTo(300);
  }
}
