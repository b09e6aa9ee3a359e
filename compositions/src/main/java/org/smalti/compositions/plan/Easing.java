package org.smalti.compositions.plan;

/** How a value moves from one key frame to the next: maps 0..1 to 0..1. */
public enum Easing {
  /** At a steady pace. */
  LINEAR {
    @Override
    public double at(double x) {
      return x;
    }
  },
  /** Stays until the end, then jumps. */
  STEP {
    @Override
    public double at(double x) {
      return x < 1 ? 0 : 1;
    }
  },
  SINE_IN_OUT {
    @Override
    public double at(double x) {
      return (1 - StrictMath.cos(Math.PI * x)) / 2;
    }
  },
  QUADRATIC_IN {
    @Override
    public double at(double x) {
      return x * x;
    }
  },
  QUADRATIC_OUT {
    @Override
    public double at(double x) {
      return x * (2 - x);
    }
  },
  QUADRATIC_IN_OUT {
    @Override
    public double at(double x) {
      return x < 0.5 ? 2 * x * x : 1 - 2 * (1 - x) * (1 - x);
    }
  },
  CUBIC_IN_OUT {
    @Override
    public double at(double x) {
      return x < 0.5 ? 4 * x * x * x : 1 - 4 * (1 - x) * (1 - x) * (1 - x);
    }
  };

  /** The share of the way at the share {@code x} (0..1) of the time. */
  public abstract double at(double x);

  /** The value between two. */
  double between(double from, double to, double x) {
    return from + (to - from) * at(x);
  }
}
