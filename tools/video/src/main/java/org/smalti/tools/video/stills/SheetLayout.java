package org.smalti.tools.video.stills;

import java.awt.Rectangle;
import java.io.Serializable;
import org.smalti.core.SmaltiException;

/**
 * Where things lie on a contact sheet, in pixels: a heading of two lines, then rows of pictures with a time below each.
 *
 * @param columns pictures beside each other
 * @param rows of pictures at most
 * @param width of a picture
 */
record SheetLayout(int columns, int rows, int width) implements Serializable {
  private static final int USUAL_WIDTH = 320;
  private static final int SMALLEST = 40;
  private static final int LARGEST = 4000;
  private static final int MOST = 10_000;
  /** Bytes of Java's array for a picture of three bytes a pixel. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - 1024L;

  SheetLayout {
    if (columns < 1 || rows < 1 || (long) columns * rows > MOST) {
      throw SmaltiException.usage(
          "a sheet of " + columns + " by " + rows + " pictures; it may have 1 to " + MOST);
    }
    if (width < SMALLEST || width > LARGEST) {
      throw SmaltiException.usage(
          "pictures on a sheet are " + SMALLEST + " to " + LARGEST + " pixels wide, not " + width);
    }
  }

  /** How many pictures there may be. */
  int cells() {
    return columns * rows;
  }

  /** The ratio to a sheet of pictures of usual width. */
  double unit() {
    return Math.max(0.6, (double) width / USUAL_WIDTH);
  }

  /** Pixels of a length on a sheet of usual size. */
  int px(double length) {
    return (int) Math.round(length * unit());
  }

  int margin() {
    return px(16);
  }

  private int gap() {
    return px(10);
  }

  private int header() {
    return px(64);
  }

  private int caption() {
    return px(24);
  }

  /** How many of so many pictures lie in a row. */
  private int across(int pictures) {
    return Math.min(columns, Math.max(1, pictures));
  }

  /** Pixels of a sheet with so many pictures. */
  int sheetWidth(int pictures) {
    int across = Math.max(Math.min(columns, 2), across(pictures));
    return 2 * margin() + across * width + (across - 1) * gap();
  }

  /**
   * The same.
   *
   * @param height of a picture
   * @throws SmaltiException if the sheet would be too large
   */
  int sheetHeight(int pictures, int height) {
    int down = (Math.max(1, pictures) + columns - 1) / columns;
    long pixels = header() + (long) down * (height + caption()) + (down - 1L) * gap() + margin();
    if (3 * pixels * sheetWidth(pictures) > MOST_BYTES) {
      throw SmaltiException.usage("a sheet of " + sheetWidth(pictures) + "x" + pixels
          + " pixels is too large; choose a smaller --width or fewer --rows");
    }
    return (int) pixels;
  }

  /** The place of a picture, in the order of reading. */
  Rectangle cell(int index, int height) {
    int x = margin() + index % columns * (width + gap());
    int y = header() + index / columns * (height + caption() + gap());
    return new Rectangle(x, y, width, height);
  }
}
