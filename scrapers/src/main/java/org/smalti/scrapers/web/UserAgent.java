package org.smalti.scrapers.web;

import org.smalti.core.ProgramVersion;
import org.smalti.core.SmaltiException;

/** The User-Agent header: the name of the program, its version, and how to reach the person who uses it. */
final class UserAgent {
  private UserAgent() {}

  /**
   * The header.
   *
   * @param whole what the person wants to stand there instead of all this; empty if nothing
   * @param contact a mail address or page of the person, or empty
   */
  static String of(String whole, String contact) {
    if (!whole.isEmpty()) {
      return printable("--user-agent", whole);
    }
    String reach = contact.isEmpty()
        ? "collects media for research and art"
        : "contact: " + printable("--contact", contact);
    return "smalti/" + ProgramVersion.number().orElse("dev") + " (" + reach
        + "; few connections, honours Retry-After)";
  }

  private static String printable(String option, String text) {
    if (text.length() > 500 || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw SmaltiException.usage(option
          + " has characters that can't stand in a request; use English letters, digits and signs");
    }
    return text;
  }
}
