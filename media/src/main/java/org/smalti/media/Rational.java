package org.smalti.media;

import java.io.Serializable;
import java.math.BigInteger;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * An exact fraction in lowest terms, such as a time base (s for one unit of a time stamp) or a frame rate (frames per
 * second).
 *
 * @param numerator carries the sign
 * @param denominator positive
 */
public record Rational(long numerator, long denominator)
    implements Serializable, Comparable<Rational> {
  /** 0: a rate or time base that is not known. */
  public static final Rational UNKNOWN = new Rational(0, 1);

  /** @throws ArithmeticException if the denominator is 0 */
  public Rational {
    if (denominator == 0) {
      throw new ArithmeticException(numerator + "/0");
    }
    BigInteger above = BigInteger.valueOf(numerator);
    BigInteger below = BigInteger.valueOf(denominator);
    BigInteger common = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
    numerator = above.divide(common).longValueExact();
    denominator = below.divide(common).longValueExact();
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(numerator, denominator);
  }

  /** libav writes what is not known as 0/1 or 0/0. */
  static Rational of(AVRational fraction) {
    return fraction.den() == 0 ? UNKNOWN : new Rational(fraction.num(), fraction.den());
  }

  /** @throws ArithmeticException if a part does not fit into libav's 32 bits */
  void into(AVRational target) {
    target.num(Math.toIntExact(numerator)).den(Math.toIntExact(denominator));
  }

  public boolean isKnown() {
    return numerator != 0;
  }

  /** @throws ArithmeticException if it is 0 */
  public Rational inverse() {
    return new Rational(denominator, numerator);
  }

  /** The nearest double. */
  public double value() {
    return (double) numerator / denominator;
  }

  /** {@code stamp} units of this in s: the nearest double. */
  public double seconds(long stamp) {
    return (double) stamp * numerator / denominator;
  }

  /**
   * A time stamp in units of this as one in units of another time base, rounded to the nearest, halves away from zero.
   */
  public long rescale(long stamp, Rational other) {
    if (equals(other)) {
      return stamp;
    }
    Rational ratio = new Rational(
        Math.multiplyExact(numerator, other.denominator),
        Math.multiplyExact(denominator, other.numerator));
    return StreamClock.rescaled(stamp, ratio.numerator, ratio.denominator);
  }

  @Override
  public int compareTo(Rational other) {
    return BigInteger.valueOf(numerator)
        .multiply(BigInteger.valueOf(other.denominator))
        .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
  }

  /** {@code 30000/1001}; whole numbers too: {@code 25/1}. */
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
