package org.smalti.tools.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * The tick marks of an axis and their labels, a few round numbers, at least three where there is room for them.
 * Positions are log10 of the value on a logarithmic axis.
 *
 * @param note what belongs to all labels and stands beside the name of the axis; usually empty
 */
public record Ticks(double lower, double upper, List<Tick> marks, String note) {
  /** Fewer tell nothing of a scale. */
  private static final int FEWEST = 3;
  /** Numbers of more digits are counted from a round one near them. */
  private static final int MOST_DIGITS = 6;

  private static final double[][] PER_DECADE = {
    {1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}
  };

  /** One mark. */
  public record Tick(double position, String label) {}

  Ticks(double lower, double upper, List<Tick> marks) {
    this(lower, upper, marks, "");
  }

  /**
   * Marks of an axis from {@code lower} to {@code upper}, at steps of 1, 2, 2.5 or 5 times a power of ten, about
   * {@code wanted} of them and at least three.
   */
  public static Ticks linear(double lower, double upper, int wanted) {
    if (!(upper > lower)) {
      return at(lower, upper, Math.max(1, Math.ulp(lower)));
    }
    double least = 16 * Math.ulp(Math.max(Math.abs(lower), Math.abs(upper)));
    double step = Math.max(step(least), step((upper - lower) / Math.max(1, wanted)));
    while (count(lower, upper, step) < FEWEST && step > least) {
      step = finer(step);
    }
    return at(lower, upper, step);
  }

  /** Marks of whole numbers only. */
  static Ticks whole(double lower, double upper, int wanted) {
    double step = Math.max(1, step((upper - lower) / Math.max(1, wanted)));
    while (count(lower, upper, step) < FEWEST && step > 1) {
      double next = finer(step);
      step = next == Math.rint(next) ? next : finer(next);
    }
    return at(lower, upper, step);
  }

  /** Marks of a logarithmic axis; {@code lower} and {@code upper} are positive values. */
  public static Ticks logarithmic(double lower, double upper, int wanted) {
    double from = Math.log10(lower);
    double to = Math.log10(upper);
    int room = Math.max(FEWEST, wanted);
    if (to - from > room) {
      int every = (int) Math.ceil((to - from) / room);
      return new Ticks(from, to, decades(from, to, every));
    }
    List<Tick> best = List.of();
    for (double[] digits : PER_DECADE) {
      List<Tick> marks = marks(from, to, digits);
      if (marks.size() >= FEWEST && (best.isEmpty() || best.size() > room + 1)) {
        best = marks;
      }
    }
    return best.isEmpty() ? narrow(lower, upper, room) : new Ticks(from, to, best);
  }

  /** Marks of a part of a decade. */
  private static Ticks narrow(double lower, double upper, int room) {
    Ticks linear = linear(lower, upper, Math.max(2, room / 2));
    List<Tick> marks = new ArrayList<>();
    for (Tick tick : linear.marks()) {
      if (tick.position() > 0) {
        marks.add(new Tick(Math.log10(tick.position()), tick.label()));
      }
    }
    return new Ticks(Math.log10(lower), Math.log10(upper), marks, linear.note());
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not below {@code rough}. */
  static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    double round = digit <= 1 + 1e-9 ? 1 : digit <= 2 + 1e-9 ? 2 : digit <= 5 + 1e-9 ? 5 : 10;
    return round * power;
  }

  /** The next smaller of 1, 2, 2.5, 5 times a power of ten. */
  private static double finer(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
    double digit = step / power;
    double next = digit > 4 ? 2.5 : digit > 2.2 ? 2 : digit > 1.5 ? 1 : 0.5;
    return next * power;
  }

  private static long first(double lower, double step) {
    return (long) Math.ceil(lower / step - 1e-9);
  }

  private static long last(double upper, double step) {
    return (long) Math.floor(upper / step + 1e-9);
  }

  private static long count(double lower, double upper, double step) {
    return last(upper, step) - first(lower, step) + 1;
  }

  private static Ticks at(double lower, double upper, double step) {
    long first = first(lower, step);
    long last = last(upper, step);
    double largest = Math.max(Math.abs(first), Math.abs(last)) * step;
    boolean tooLong = largest > 0 && Math.log10(largest / step) > MOST_DIGITS;
    double base = tooLong ? base(first * step, last * step) : 0;
    int exponent =
        SiNumber.exponent(Math.max(Math.abs(first * step - base), Math.abs(last * step - base)));
    int places = places(step / Math.pow(1000, exponent));
    List<Tick> marks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      String label = SiNumber.show(i * step - base, exponent, places);
      marks.add(new Tick(i * step, tooLong ? "+" + label : label));
    }
    return new Ticks(lower, upper, marks, tooLong ? "counted from " + NumberText.show(base) : "");
  }

  /** A round number just below all marks. */
  private static double base(double from, double to) {
    double power = Math.pow(10, Math.ceil(Math.log10(Math.max(to - from, Math.ulp(to)))));
    return Math.floor(from / power) * power;
  }

  /** How many decimals multiples of a step have. */
  private static int places(double step) {
    int places = 0;
    for (double scaled = step;
        Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled && places < 12;
        scaled *= 10) {
      places++;
    }
    return places;
  }

  private static List<Tick> marks(double from, double to, double[] digits) {
    List<Tick> marks = new ArrayList<>();
    for (int decade = (int) Math.floor(from); decade <= Math.floor(to); decade++) {
      for (double digit : digits) {
        double value = digit * Math.pow(10, decade);
        double position = Math.log10(value);
        if (position >= from - 1e-9 && position <= to + 1e-9) {
          marks.add(new Tick(position, SiNumber.show(value)));
        }
      }
    }
    return marks;
  }

  private static List<Tick> decades(double from, double to, int every) {
    List<Tick> marks = new ArrayList<>();
    for (int decade = (int) Math.ceil(from - 1e-9); decade <= to + 1e-9; decade += every) {
      marks.add(new Tick(decade, SiNumber.show(Math.pow(10, decade))));
    }
    return marks;
  }
}
