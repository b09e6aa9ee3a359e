package org.smalti.compositions.credits;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a licence is called, by its address: {@code CC BY-SA 4.0}. */
final class Licence {
  private static final Pattern CREATIVE_COMMONS = Pattern.compile(
      "https?://(?:www\\.)?creativecommons\\.org/(licenses|publicdomain|licences)/([a-z+-]+)"
          + "(?:/([0-9.]+)(?:/([a-z]{2,3})\\b)?)?.*",
      Pattern.CASE_INSENSITIVE);

  private Licence() {}

  /** The usual short name of a licence of Creative Commons; any other address as it is; empty for an empty one. */
  static String name(String address) {
    String given = address.strip();
    Matcher known = CREATIVE_COMMONS.matcher(given);
    if (!known.matches()) {
      return given;
    }
    String version = known.group(3) == null ? "" : " " + known.group(3);
    String country = known.group(4) == null || known.group(4).equalsIgnoreCase("leg")
        ? ""
        : " " + known.group(4).toUpperCase(Locale.ROOT);
    String code = known.group(2).toLowerCase(Locale.ROOT);
    if (!known.group(1).equalsIgnoreCase("publicdomain") && !code.equals("publicdomain")) {
      return "CC " + code.toUpperCase(Locale.ROOT) + version + country;
    }
    return switch (code) {
      case "zero" -> "CC0" + version;
      case "mark" -> "Public Domain Mark" + version;
      default -> "Public Domain";
    };
  }
}
