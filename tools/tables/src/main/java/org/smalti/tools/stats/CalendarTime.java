package org.smalti.tools.stats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as places on an axis: years, with the part of the year that has gone. */
final class CalendarTime {
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:[T ].*)?)?)?");
  private static final double DAYS = 365.2425;
  private static final int[] MONTHS = {1, 2, 3, 4, 6, 12};
  private static final int[] STEPS = {1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000};

  private CalendarTime() {}

  /** The place of {@code 1906}, {@code 1906-07}, {@code 1906-07-02} or a time of that day; NaN if it is none. */
  static double of(String text) {
    Matcher parts = DATE.matcher(text.strip());
    if (!parts.matches()) {
      return Double.NaN;
    }
    try {
      int month = parts.group(2) == null ? 1 : Math.max(1, Integer.parseInt(parts.group(2)));
      int day = parts.group(3) == null ? 1 : Math.max(1, Integer.parseInt(parts.group(3)));
      return of(LocalDate.of(Integer.parseInt(parts.group(1)), month, day));
    } catch (DateTimeException noSuchDay) {
      return Double.NaN;
    }
  }

  private static double of(LocalDate day) {
    return day.getYear() + (day.getDayOfYear() - 1.0) / day.lengthOfYear();
  }

  /** The month of a place: {@code 1906-07}; the year alone at its beginning. */
  static String show(double place) {
    int year = (int) Math.floor(place + 1e-9);
    int month = (int) Math.floor((place - year) * 12 + 0.05) + 1;
    return place - year < 1e-9
        ? Integer.toString(year)
        : String.format(Locale.ROOT, "%d-%02d", year, Math.min(12, month));
  }

  /** Marks at the beginnings of decades, years, months or days. */
  static Ticks ticks(double lower, double upper, int wanted) {
    int most = Math.max(3, wanted);
    for (int step : STEPS) {
      if (upper - lower >= 3 * step && (upper - lower) / step <= most) {
        return years(lower, upper, step);
      }
    }
    if (upper - lower > most) {
      return years(lower, upper, (int) Math.ceil(Ticks.step((upper - lower) / most)));
    }
    for (int step : MONTHS) {
      double count = (upper - lower) * 12 / step;
      if (count >= 3 && count <= most) {
        return months(lower, upper, step);
      }
    }
    return days(lower, upper, (int) Math.max(1, Math.ceil((upper - lower) * DAYS / most)));
  }

  private static Ticks years(double lower, double upper, int step) {
    List<Ticks.Tick> marks = new ArrayList<>();
    long last = (long) Math.floor(upper / step + 1e-9);
    for (long i = (long) Math.ceil(lower / step - 1e-9); i <= last; i++) {
      marks.add(new Ticks.Tick(i * (double) step, Long.toString(i * step)));
    }
    return new Ticks(lower, upper, marks);
  }

  private static Ticks months(double lower, double upper, int step) {
    List<Ticks.Tick> marks = new ArrayList<>();
    long last = (long) Math.floor(upper * 12 / step + 1e-9);
    for (long i = (long) Math.ceil(lower * 12 / step - 1e-9); i <= last; i++) {
      int month = (int) (i * step);
      YearMonth at = YearMonth.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1);
      marks.add(new Ticks.Tick(of(at.atDay(1)), at.toString()));
    }
    return new Ticks(lower, upper, marks);
  }

  private static Ticks days(double lower, double upper, int step) {
    List<Ticks.Tick> marks = new ArrayList<>();
    LocalDate day = LocalDate.of((int) Math.floor(lower), 1, 1);
    while (of(day) < lower - 1e-9) {
      day = day.plusDays(1);
    }
    for (; of(day) <= upper + 1e-9; day = day.plusDays(step)) {
      marks.add(new Ticks.Tick(of(day), day.toString()));
    }
    return new Ticks(lower, upper, marks);
  }

  /** The least stretch of an axis, in years: some days. */
  static double least() {
    return 4 / DAYS;
  }
}
