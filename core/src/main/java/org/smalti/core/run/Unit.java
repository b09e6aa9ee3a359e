package org.smalti.core.run;

import java.util.Locale;
import org.smalti.core.table.EnumWord;

/** What a stage counts. */
public enum Unit {
  FILES,
  ITEMS,
  ROWS,
  SAMPLES,
  FRAMES,
  ITERATIONS,
  STEPS,
  BYTES,
  /** Of media, not of the clock. */
  SECONDS;

  /** An amount for people: {@code 1 file}, {@code 1,204 files}, {@code 12.5 MB}. */
  public String show(double amount) {
    if (this == BYTES) {
      if (amount < 1e3) {
        return String.format(Locale.ROOT, "%.0f %s", amount, amount == 1 ? "byte" : "bytes");
      }
      return amount < 1e6
          ? String.format(Locale.ROOT, "%.0f kB", amount / 1e3)
          : amount < 1e9
              ? String.format(Locale.ROOT, "%.1f MB", amount / 1e6)
              : String.format(Locale.ROOT, "%.2f GB", amount / 1e9);
    }
    String name = EnumWord.of(this);
    return number(amount) + " " + (amount == 1 ? one(name) : name);
  }

  /** How much of how much: {@code 12/40 files}, {@code 1.2 MB/3.4 MB}. */
  public String progress(long done, long total) {
    return this == BYTES
        ? show(done) + "/" + show(total)
        : String.format(Locale.ROOT, "%,d/%s", done, show(total));
  }

  /** The name of one: {@code file}, {@code frame}. */
  private static String one(String name) {
    return name.substring(0, name.length() - 1);
  }

  private static String number(double amount) {
    return amount == Math.rint(amount) || amount >= 100
        ? String.format(Locale.ROOT, "%,.0f", amount)
        : String.format(Locale.ROOT, "%.1f", amount);
  }
}
