package org.smalti.compositions;

/** A range of brightness, alpha or volume. */
public record Range(double low, double high) {
  /** The value at a share of the way from the low end (0) to the high one (1). */
  public double at(double share) {
    return low + (high - low) * share;
  }
}
