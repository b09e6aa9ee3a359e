package org.smalti.core.show;

import java.util.Locale;

/** Times as a clock shows them, in whole seconds. */
public final class ClockText {
  private static final int HOUR = 3600;

  private ClockText() {}

  /** With hours, even if there are none: {@code 1:02:03}, {@code 0:02:05}. */
  public static String hours(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, whole / 60 % 60, whole % 60);
  }

  /** Without hours, however many minutes there are: {@code 2:05}, {@code 62:03}. */
  public static String minutes(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  /** With hours only if there are some: {@code 2:05}, {@code 1:02:03}. */
  public static String brief(double seconds) {
    return Math.round(seconds) < HOUR ? minutes(seconds) : hours(seconds);
  }

  /** For the name of a file, where colons are not allowed everywhere; names sort as times do: {@code 01-02-03}. */
  public static String forFileName(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%02d-%02d-%02d", whole / HOUR, whole / 60 % 60, whole % 60);
  }
}
