package org.smalti.tools.video.relay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/**
 * The size of pictures, in pixels.
 *
 * @param width 0 = as the height demands
 * @param height 0 = as the width demands
 */
record PictureSize(int width, int height) {
  static final PictureSize AS_SHOWN = new PictureSize(0, 0);

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

  /** Reads {@code 640x360}; empty: as shown. */
  static PictureSize parse(String text) {
    if (text.isEmpty()) {
      return AS_SHOWN;
    }
    Matcher sides = FORM.matcher(text.trim());
    if (!sides.matches()) {
      throw SmaltiException.usage(
          "no size: \"" + text + "\"; write width x height, such as 640x360");
    }
    return new PictureSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
  }
}
