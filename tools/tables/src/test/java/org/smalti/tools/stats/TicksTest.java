package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.WithQuickTheories;

class TicksTest implements WithQuickTheories {
  private static List<String> labels(Ticks ticks) {
    return ticks.marks().stream()
        .map(tick -> tick.label().replace('\u00a0', ' '))
        .toList();
  }

  @Test
  void marksAreRoundNumbers() {
    assertThat(labels(Ticks.linear(0, 5930, 5))).containsExactly("0", "2,000", "4,000");
    assertThat(labels(Ticks.linear(0.17, 0.98, 4))).containsExactly("0.25", "0.50", "0.75");
    assertThat(labels(Ticks.linear(-0.45, 0.45, 4))).containsExactly("−0.25", "0.00", "0.25");
    assertThat(labels(Ticks.linear(-59, 4, 6))).containsExactly("−40", "−20", "0");
  }

  @Test
  void smallAndLargeValuesHaveLegibleMarks() {
    assertThat(labels(Ticks.linear(0, 0.004, 4)))
        .containsExactly("0.000", "0.001", "0.002", "0.003", "0.004");
    assertThat(labels(Ticks.linear(0, 3e9, 3))).containsExactly("0", "1 G", "2 G", "3 G");
    assertThat(labels(Ticks.linear(0, 3e-5, 3))).containsExactly("0", "10 µ", "20 µ", "30 µ");
    assertThat(labels(Ticks.linear(0, 3e22, 3)))
        .containsExactly("0", "10·10²¹", "20·10²¹", "30·10²¹");
    Ticks far = Ticks.linear(123_456_789_010.0, 123_456_789_040.0, 3);
    assertThat(labels(far)).containsExactly("+10", "+20", "+30", "+40");
    assertThat(far.note()).isEqualTo("counted from 123,456,789,000");
  }

  @Test
  void datesAreMarkedByDecadesYearsMonthsAndDays() {
    assertThat(labels(CalendarTime.ticks(1894.5, 1931, 5)))
        .containsExactly("1900", "1910", "1920", "1930");
    assertThat(labels(CalendarTime.ticks(2003.2, 2006.9, 5)))
        .containsExactly("2004", "2005", "2006");
    assertThat(labels(
            CalendarTime.ticks(CalendarTime.of("1999-11-20"), CalendarTime.of("2000-03-20"), 5)))
        .containsExactly("1999-12", "2000-01", "2000-02", "2000-03");
    assertThat(labels(
            CalendarTime.ticks(CalendarTime.of("2000-02-27"), CalendarTime.of("2000-03-02"), 5)))
        .containsExactly("2000-02-27", "2000-02-28", "2000-02-29", "2000-03-01", "2000-03-02");
    assertThat(CalendarTime.of("1906-07-02T10:00:00Z")).isBetween(1906.49, 1906.5);
    assertThat(CalendarTime.of("1906-13-02")).isNaN();
    assertThat(CalendarTime.of("c. 1906")).isNaN();
    assertThat(CalendarTime.show(CalendarTime.of("1906-07-02"))).isEqualTo("1906-07");
  }

  @Test
  void wholeNumbersAreNeverMarkedInBetween() {
    assertThat(labels(Ticks.whole(-0.5, 2.5, 12))).containsExactly("0", "1", "2");
  }

  @Test
  void logarithmicMarksFollowTheDecades() {
    assertThat(labels(Ticks.logarithmic(0.03, 40, 10)))
        .containsExactly("0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10", "20");
    assertThat(labels(Ticks.logarithmic(1, 1e12, 5)))
        .containsExactly("1", "1,000", "1 M", "1 G", "1 T");
    assertThat(labels(Ticks.logarithmic(60, 700, 3))).containsExactly("100", "200", "300", "500");
    assertThat(labels(Ticks.logarithmic(210, 240, 6))).contains("220", "230");
  }

  @Test
  void anAxisIsNeverCrowdedNorEmptyAndItsMarksLieOnIt() {
    qt().forAll(
            doubles().between(-1e6, 1e6),
            doubles().between(1e-6, 1e6),
            integers().between(3, 20))
        .checkAssert((lower, length, wanted) -> {
          Ticks ticks = Ticks.linear(lower, lower + length, wanted);
          assertThat(ticks.marks()).hasSizeBetween(3, Math.max(7, wanted + 1));
          assertThat(ticks.marks())
              .allMatch(tick -> tick.position() >= lower - length * 1e-6
                  && tick.position() <= lower + length * (1 + 1e-6));
        });
  }

  @Test
  void aLogarithmicAxisIsNeverCrowdedNorEmpty() {
    qt().forAll(
            doubles().between(1e-6, 1e6),
            doubles().between(1.01, 1e9),
            integers().between(4, 20))
        .checkAssert((lower, factor, wanted) -> {
          Ticks ticks = Ticks.logarithmic(lower, lower * factor, wanted);
          assertThat(ticks.marks()).hasSizeBetween(3, Math.max(7, wanted + 1));
        });
  }
}
