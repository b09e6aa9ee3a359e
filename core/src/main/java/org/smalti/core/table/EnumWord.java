package org.smalti.core.table;

import java.util.Locale;

/** The word that stands for an enum constant on the command line, in tables and in messages: {@code next-onset}. */
public final class EnumWord {
  private EnumWord() {}

  /** The constant's name in lower case, with hyphens. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
