package org.smalti.tools.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The tick marks of an axis and their labels, a few round numbers. Positions are log10 of the value on a logarithmic
 * axis.
 */
public record Ticks(double lower, double upper, List<Tick> marks) {
  private static final double[][] PER_DECADE = {
    {1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}
  };

  /** One mark. */
  public record Tick(double position, String label) {}

  /**
   * Marks of an axis from {@code lower} to {@code upper}, at steps of 1, 2 or 5 times a power of ten, about {@code
   * wanted} of them.
   */
  public static Ticks linear(double lower, double upper, int wanted) {
    double step = step((upper - lower) / Math.max(1, wanted));
    int places = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    List<Tick> marks = new ArrayList<>();
    long first = (long) Math.ceil(lower / step - 1e-9);
    long last = (long) Math.floor(upper / step + 1e-9);
    for (long i = first; i <= last; i++) {
      marks.add(new Tick(i * step, NumberText.withPlaces(i * step, places, false)));
    }
    return new Ticks(lower, upper, marks);
  }

  /** Marks of whole numbers only. */
  static Ticks whole(double lower, double upper, int wanted) {
    return linear(lower, upper, (int) Math.max(1, Math.min(wanted, Math.floor(upper - lower))));
  }

  /** Marks of a logarithmic axis; {@code lower} and {@code upper} are positive values. */
  public static Ticks logarithmic(double lower, double upper, int wanted) {
    double from = Math.log10(lower);
    double to = Math.log10(upper);
    double decades = to - from;
    if (decades > wanted) {
      int every = (int) Math.ceil(decades / wanted);
      return new Ticks(from, to, decades(from, to, every));
    }
    for (double[] digits : PER_DECADE) {
      List<Tick> marks = marks(from, to, digits);
      if (marks.size() <= wanted + 1 && marks.size() > 1) {
        return new Ticks(from, to, marks);
      }
    }
    List<Tick> marks = new ArrayList<>();
    for (Tick tick : linear(lower, upper, Math.max(2, wanted / 2)).marks()) {
      if (tick.position() > 0) {
        marks.add(new Tick(Math.log10(tick.position()), tick.label()));
      }
    }
    return new Ticks(from, to, marks);
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not below {@code rough}. */
  static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    double round = digit <= 1 + 1e-9 ? 1 : digit <= 2 + 1e-9 ? 2 : digit <= 5 + 1e-9 ? 5 : 10;
    return round * power;
  }

  private static List<Tick> marks(double from, double to, double[] digits) {
    List<Tick> marks = new ArrayList<>();
    for (int decade = (int) Math.floor(from); decade <= Math.floor(to); decade++) {
      for (double digit : digits) {
        double value = digit * Math.pow(10, decade);
        double position = Math.log10(value);
        if (position >= from - 1e-9 && position <= to + 1e-9) {
          marks.add(new Tick(position, NumberText.show(value)));
        }
      }
    }
    return marks;
  }

  private static List<Tick> decades(double from, double to, int every) {
    List<Tick> marks = new ArrayList<>();
    for (int decade = (int) Math.ceil(from - 1e-9); decade <= to + 1e-9; decade += every) {
      marks.add(new Tick(decade, NumberText.show(Math.pow(10, decade))));
    }
    return marks;
  }
}
