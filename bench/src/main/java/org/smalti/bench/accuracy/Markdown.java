package org.smalti.bench.accuracy;

import java.util.Locale;

/** Text with tables, for people and for {@code docs/}. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown heading(String words) {
    return line("").line("## " + words).line("");
  }

  Markdown line(String words) {
    text.append(words).append('\n');
    return this;
  }

  /** The head of a table: the first column to the left, the others to the right. */
  Markdown head(String... cells) {
    return row(cells).line("|---|" + "---:|".repeat(cells.length - 1));
  }

  Markdown row(String... cells) {
    return line("| " + String.join(" | ", cells) + " |");
  }

  /** A number; nothing where there is none. */
  static String number(double value, int places) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + places + "f", value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
