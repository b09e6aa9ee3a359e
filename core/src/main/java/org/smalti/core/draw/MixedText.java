package org.smalti.core.draw;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.Optional;

/** Text of several scripts: each letter in the font that is asked for, or else in an installed one that has it. */
final class MixedText {
  private static final char MISSING = '?';

  private MixedText() {}

  /** Whether a font has all letters of a text. */
  static boolean isPlain(String text, Font font) {
    return font.canDisplayUpTo(text) < 0;
  }

  /** The lines of letters; those that no font has are question marks. The text is not empty. */
  static TextLayout layout(String text, Font font, FontRenderContext context) {
    String shown = shown(text, font);
    AttributedString runs = new AttributedString(shown);
    int from = 0;
    Font current = font;
    for (int i = 0; i < shown.length(); ) {
      int letter = shown.codePointAt(i);
      Font next = joins(letter) && i > 0 ? current : fontOf(letter, font).orElse(font);
      if (!next.equals(current)) {
        add(runs, current, from, i);
        from = i;
        current = next;
      }
      i += Character.charCount(letter);
    }
    add(runs, current, from, shown.length());
    return new TextLayout(runs.getIterator(), context);
  }

  /** The text with a question mark for each letter that no font has, and what belongs to it. */
  private static String shown(String text, Font font) {
    StringBuilder shown = new StringBuilder();
    boolean missing = false;
    for (int letter : text.codePoints().toArray()) {
      if (!(missing && joins(letter))) {
        missing = fontOf(letter, font).isEmpty();
        shown.appendCodePoint(missing ? MISSING : letter);
      }
    }
    return shown.toString();
  }

  private static void add(AttributedString runs, Font font, int from, int to) {
    if (to > from) {
      runs.addAttribute(TextAttribute.FONT, font, from, to);
    }
  }

  /** Whether a letter changes the one before it and must be in the same font. */
  private static boolean joins(int letter) {
    int type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static Optional<Font> fontOf(int letter, Font font) {
    if (font.canDisplay(letter) || joins(letter)) {
      return Optional.of(font);
    }
    return SystemFonts.of(letter).map(found -> found.deriveFont(font.getSize2D()));
  }
}
