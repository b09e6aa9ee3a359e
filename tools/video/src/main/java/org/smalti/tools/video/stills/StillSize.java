package org.smalti.tools.video.stills;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;

/**
 * How large pictures are to be, in relation to the size at which a film is shown.
 *
 * @param width pixels at most, 0 = what the height says
 * @param height pixels at most, 0 = what the width says
 * @param percent of the size at which the film is shown, where neither width nor height is given
 * @param stretched whether width and height are exact, whatever the shape of the film
 */
record StillSize(int width, int height, double percent, boolean stretched) implements Serializable {
  /** The size at which the film is shown. */
  static final StillSize AS_SHOWN = new StillSize(0, 0, 100, false);

  private static final Pattern SIDES = Pattern.compile("(\\d{0,5})[xX](\\d{0,5})(!?)");
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,6})?)%");
  private static final int LARGEST = 32_768;

  /** Width and height in pixels. */
  record Pixels(int width, int height) {}

  /**
   * Reads {@code 640x360}, {@code 640x}, {@code x360}, {@code 224x224!} or {@code 50%}.
   *
   * @throws SmaltiException if it is anything else
   */
  static StillSize parse(String text) {
    Matcher sides = SIDES.matcher(text.trim());
    Matcher percent = PERCENT.matcher(text.trim());
    if (percent.matches()) {
      return new StillSize(0, 0, Double.parseDouble(percent.group(1)), false);
    }
    if (!sides.matches()) {
      throw refused(text);
    }
    int width = side(sides.group(1));
    int height = side(sides.group(2));
    boolean stretched = !sides.group(3).isEmpty();
    boolean none = width == 0 && height == 0;
    if (none || (stretched && (width == 0 || height == 0)) || Math.max(width, height) > LARGEST) {
      throw refused(text);
    }
    return new StillSize(width, height, 100, stretched);
  }

  private static int side(String digits) {
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static SmaltiException refused(String text) {
    return SmaltiException.usage("no size: \"" + text + "\"; write 640x360 (at most), 640x, x360,"
        + " 224x224! (exactly) or 50%, up to " + LARGEST + " pixels");
  }

  /** The size of the pictures of a film that is shown in this size. */
  Pixels of(int shownWidth, int shownHeight) {
    if (stretched) {
      return new Pixels(width, height);
    }
    double across = width == 0 ? Double.POSITIVE_INFINITY : (double) width / shownWidth;
    double down = height == 0 ? Double.POSITIVE_INFINITY : (double) height / shownHeight;
    double scale = width == 0 && height == 0 ? percent / 100 : Math.min(across, down);
    return new Pixels(scaled(shownWidth, scale), scaled(shownHeight, scale));
  }

  private static int scaled(int side, double scale) {
    return (int) Math.max(1, Math.min(LARGEST, Math.round(side * scale)));
  }
}
