package org.smalti.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of languages in files, which are written in several ways. */
public final class LanguageCode {
  /** The codes of ISO 639-2/B that differ from those of 639-2/T. */
  private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
      Map.entry("alb", "sqi"),
      Map.entry("arm", "hye"),
      Map.entry("baq", "eus"),
      Map.entry("bur", "mya"),
      Map.entry("chi", "zho"),
      Map.entry("cze", "ces"),
      Map.entry("dut", "nld"),
      Map.entry("fre", "fra"),
      Map.entry("geo", "kat"),
      Map.entry("ger", "deu"),
      Map.entry("gre", "ell"),
      Map.entry("ice", "isl"),
      Map.entry("mac", "mkd"),
      Map.entry("mao", "mri"),
      Map.entry("may", "msa"),
      Map.entry("per", "fas"),
      Map.entry("rum", "ron"),
      Map.entry("slo", "slk"),
      Map.entry("tib", "bod"),
      Map.entry("wel", "cym"));

  private static final Pattern PRIVATE_USE = Pattern.compile("q[a-t][a-z]");

  /** Those with two letters, the unknown one, and members of large languages that files name. */
  private static final Set<String> KNOWN = Stream.concat(
          Arrays.stream(Locale.getISOLanguages()).map(LanguageCode::of),
          Stream.of(
              "und", "cmn", "arb", "pes", "prs", "zsm", "swh", "ekk", "lvs", "uzn", "azj", "khk"))
      .collect(Collectors.toUnmodifiableSet());

  private LanguageCode() {}

  /** Whether a language has this code, as far as Java knows, or it is one for private use. */
  public static boolean isKnown(String language) {
    String code = of(language);
    return KNOWN.contains(code)
        || PRIVATE_USE.matcher(code).matches()
        || (code.matches("[a-z]{3}")
            && !Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH).equals(code));
  }

  /** The code of ISO 639-2/T: {@code deu} for {@code de}, {@code ger} and {@code de-AT}; others as they are. */
  public static String of(String language) {
    String small = language.toLowerCase(Locale.ROOT);
    int region = Math.max(small.indexOf('-'), small.indexOf('_'));
    String plain = region > 0 ? small.substring(0, region) : small;
    if (plain.length() == 2) {
      try {
        return Locale.forLanguageTag(plain).getISO3Language();
      } catch (MissingResourceException unknownLanguage) {
        return plain;
      }
    }
    return BIBLIOGRAPHIC.getOrDefault(plain, plain);
  }
}
