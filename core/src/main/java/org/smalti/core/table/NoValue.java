package org.smalti.core.table;

/**
 * The number that stands in a cell where there is no value, and the reason.
 *
 * @param cell no value is as low as this one
 * @param reason why there is no value, for people; empty where {@code cell} is a number like any other
 */
public record NoValue(double cell, String reason) {
  public static final NoValue NOT_MEASURED = new NoValue(-1, "not measured (−1)");
  public static final NoValue NO_PITCH = new NoValue(-1, "without pitch");
  /** Of a level in dB; measurable sound has more than this. */
  public static final NoValue SILENT = new NoValue(-120, "silent (−120)");
  /** Every number is a value. */
  public static final NoValue NEVER = new NoValue(-1, "");

  /** Whether a cell with this number has no value. */
  public boolean is(double number) {
    return !reason.isEmpty() && number <= cell;
  }
}
