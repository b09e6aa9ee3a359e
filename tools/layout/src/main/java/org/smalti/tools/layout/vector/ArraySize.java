package org.smalti.tools.layout.vector;

import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Unit;

/**
 * The length of an array that holds some numbers for each of many things: an exact product, with an error that explains
 * itself where no array can be so long, or where the array alone would need more memory than the program may use.
 *
 * @param numbers what the numbers are: {@code neighbours}
 * @param things what they belong to: {@code samples}
 * @param wayOut what a person can do about it: {@code take fewer samples}
 */
public record ArraySize(String numbers, String things, String wayOut) {
  /** The longest array that every Java virtual machine can allocate. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;
  /** The bytes of an int or a float, the smallest numbers that are stored. */
  private static final int BYTES = 4;

  /**
   * The length for {@code count} things with {@code each} numbers.
   *
   * @throws SmaltiException if there can be no such array
   */
  public int of(int each, int count) {
    return within(Runtime.getRuntime().maxMemory(), each, count);
  }

  /** @param memory how many bytes there may be */
  int within(long memory, int each, int count) {
    long length = (long) each * count;
    if (length > longest(memory)) {
      String what =
          String.format(Locale.ROOT, "%,d %s of each of %,d %s", each, numbers, count, things);
      throw refused(what, length, memory);
    }
    return (int) length;
  }

  /**
   * The same where the things have different numbers of entries.
   *
   * @param length how many numbers there are in all
   */
  public int inAll(long length) {
    long memory = Runtime.getRuntime().maxMemory();
    if (length > longest(memory)) {
      throw refused("the " + numbers + " of all " + things, length, memory);
    }
    return (int) length;
  }

  private static long longest(long memory) {
    return Math.min(LONGEST, memory / BYTES);
  }

  private SmaltiException refused(String what, long length, long memory) {
    String limit = length > LONGEST
        ? String.format(Locale.ROOT, "more than an array can hold (%,d)", LONGEST)
        : "more than fit into the memory that may be used (" + Unit.BYTES.show(memory) + ")";
    return SmaltiException.input(
        String.format(Locale.ROOT, "%s are %,d numbers, %s; %s", what, length, limit, wayOut));
  }
}
