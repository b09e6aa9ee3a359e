package org.smalti.compositions.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a tile's picture at its full size and at ever halved ones, one after the other, each YUV 4:2:0.
 * Shrinking a tile by more than two would otherwise flicker.
 */
final class Mipmap {
  private static final int SMALLEST = 6;

  private final List<Level> levels = new ArrayList<>();
  private final int bytes;

  /** @param offset in bytes from the beginning of the picture */
  record Level(int width, int height, int offset) {
    /** Of nothing. */
    static final Level NONE = new Level(0, 0, 0);

    int bytes() {
      return Planes.bytes(width, height);
    }
  }

  Mipmap(int width, int height) {
    int offset = 0;
    int w = width;
    int h = height;
    while (true) {
      Level level = new Level(w, h, offset);
      levels.add(level);
      offset += level.bytes();
      if (w <= SMALLEST || h <= SMALLEST) {
        break;
      }
      w = Planes.even(w / 2.0);
      h = Planes.even(h / 2.0);
    }
    bytes = offset;
  }

  /** Bytes of all levels. */
  int bytes() {
    return bytes;
  }

  /** The level to draw a tile of a size from: the smallest that is not smaller. */
  Level level(double width, double height) {
    Level best = levels.get(0);
    for (Level level : levels) {
      if (level.width >= width && level.height >= height) {
        best = level;
      }
    }
    return best;
  }

  /** Fills the smaller levels from the largest one. */
  void fill(byte[] pixels, byte[] spare) {
    for (int i = 1; i < levels.size(); i++) {
      Level larger = levels.get(i - 1);
      Level level = levels.get(i);
      System.arraycopy(pixels, larger.offset, spare, 0, larger.bytes());
      Planes.resample(
          spare,
          larger.width,
          larger.height,
          new Planes.Region(0, 0, larger.width, larger.height),
          pixels,
          level.offset,
          level.width,
          level.height);
    }
  }
}
