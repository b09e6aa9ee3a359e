package org.smalti.tools.batch;

import java.util.Locale;
import java.util.Optional;

/**
 * A picture as means of the cells of a grid, luma and chroma: small enough that what an encoder loses hardly shows, and
 * fine enough that a wrong picture does.
 */
final class PictureGrid {
  private static final int COLUMNS = 64;
  private static final int ROWS = 36;
  /** How many cells across and down are one where the mean error counts. */
  private static final int BLOCK = 4;
  /** dB (PSNR of blocks, of 255). */
  private static final double FLOOR = 22;
  /**
   * dB: even noise of the whole range that an encoder has taken away altogether has more than this and that of the
   * number of pixels in a block.
   */
  private static final double NOISE = 7;
  /** By how much less another place, or the other chroma, must differ to be what the picture shows. */
  private static final double CLEARLY = 4;
  /** Squares of steps of 255: what differs by less may be moved by chance. */
  private static final double NOTICED_LUMA = 25;

  private static final double NOTICED_CHROMA = 6;
  /** Cells by which a picture is looked for elsewhere. */
  private static final int REACH = 2;

  /** Pixels: bars begin at even ones, so that a small picture lies up to this beside its place. */
  private static final double ROUNDED = 2;

  private static final int LUMA = 0;
  private static final int BLUE = 1;
  private static final int RED = 2;

  private final float[][] planes = new float[3][COLUMNS * ROWS];
  /** Pixels of a block of luma. */
  private final double pixels;
  /** Pixels of luma. */
  private final double cellWidth;

  private final double cellHeight;

  /**
   * Takes the means.
   *
   * @param yuv420p tightly packed planes
   * @param width pixels
   * @param height pixels
   * @param area what of it counts
   */
  PictureGrid(byte[] yuv420p, int width, int height, PictureArea area) {
    pixels =
        (double) width * height * area.width() * area.height() * BLOCK * BLOCK / (COLUMNS * ROWS);
    cellWidth = width * area.width() / COLUMNS;
    cellHeight = height * area.height() / ROWS;
    int from = 0;
    for (int plane = 0; plane < planes.length; plane++) {
      int across = plane == LUMA ? width : (width + 1) / 2;
      int down = plane == LUMA ? height : (height + 1) / 2;
      fill(planes[plane], yuv420p, from, across, down, area);
      from += across * down;
    }
  }

  /** A cell may be smaller than a pixel: it has the part of each pixel that lies in it. */
  private static void fill(
      float[] cells, byte[] pixels, int from, int width, int height, PictureArea area) {
    for (int row = 0; row < ROWS; row++) {
      double top = at(area.top(), area.height(), row, ROWS, height);
      double bottom = at(area.top(), area.height(), row + 1, ROWS, height);
      for (int column = 0; column < COLUMNS; column++) {
        double left = at(area.left(), area.width(), column, COLUMNS, width);
        double right = at(area.left(), area.width(), column + 1, COLUMNS, width);
        double sum = 0;
        for (int y = (int) top; y < bottom; y++) {
          double inRow = 0;
          for (int x = (int) left; x < right; x++) {
            inRow += (pixels[from + y * width + x] & 0xff) * covered(x, left, right);
          }
          sum += inRow * covered(y, top, bottom);
        }
        cells[row * COLUMNS + column] = (float) (sum / ((right - left) * (bottom - top)));
      }
    }
  }

  /** How much of a pixel lies between two places, 0..1. */
  private static double covered(int pixel, double begin, double end) {
    return Math.min(pixel + 1, end) - Math.max(pixel, begin);
  }

  private static double at(double begin, double share, int cell, int cells, int pixels) {
    return Math.max(0, Math.min(pixels, (begin + share * cell / cells) * pixels));
  }

  /**
   * In what it differs from the picture that it should be; empty if it is that one.
   *
   * @param allowance dB by which more may be lost
   */
  Optional<String> difference(PictureGrid right, double allowance) {
    double straight = error(right, BLUE, BLUE) + error(right, RED, RED);
    double exchanged = error(right, BLUE, RED) + error(right, RED, BLUE);
    if (straight > NOTICED_CHROMA && exchanged * CLEARLY < straight) {
      return Optional.of("has its colours exchanged");
    }
    if (isMoved(right)) {
      return Optional.of("has moved within its frame");
    }
    double brightness = decibel(blocks(right, LUMA));
    double colours = decibel(Math.max(blocks(right, BLUE), blocks(right, RED)));
    double fewest = Math.min(pixels, right.pixels);
    return brightness < floor(fewest) - allowance || colours < floor(fewest / 4) - allowance
        ? Optional.of(String.format(
            Locale.ROOT,
            "is another one (PSNR %.1f dB in brightness, %.1f dB in colours)",
            brightness,
            colours))
        : Optional.empty();
  }

  /** Of blocks of so many pixels. */
  private static double floor(double ofPixels) {
    return Math.min(FLOOR, NOISE + 10 * Math.log10(Math.max(1, ofPixels)));
  }

  private static double decibel(double square) {
    return 10 * Math.log10(255 * 255 / Math.max(1e-3, square));
  }

  /** Mean square of the difference of blocks. */
  private double blocks(PictureGrid right, int plane) {
    double sum = 0;
    for (int top = 0; top < ROWS; top += BLOCK) {
      for (int left = 0; left < COLUMNS; left += BLOCK) {
        double mean = 0;
        for (int i = 0; i < BLOCK * BLOCK; i++) {
          int cell = (top + i / BLOCK) * COLUMNS + left + i % BLOCK;
          mean += planes[plane][cell] - right.planes[plane][cell];
        }
        mean /= BLOCK * BLOCK;
        sum += mean * mean;
      }
    }
    return sum / ((COLUMNS / BLOCK) * (ROWS / BLOCK));
  }

  private double error(PictureGrid right, int mine, int other) {
    double sum = 0;
    for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
      double apart = planes[mine][cell] - right.planes[other][cell];
      sum += apart * apart;
    }
    return sum / (COLUMNS * ROWS);
  }

  private boolean isMoved(PictureGrid right) {
    double here = moved(right, 0, 0);
    double elsewhere = here;
    double column = Math.min(cellWidth, right.cellWidth);
    double row = Math.min(cellHeight, right.cellHeight);
    for (int down = -REACH; down <= REACH && here > NOTICED_LUMA; down++) {
      for (int across = -REACH; across <= REACH; across++) {
        double there = moved(right, across, down);
        if (Math.max(Math.abs(across) * column, Math.abs(down) * row) < ROUNDED) {
          here = Math.min(here, there);
        }
        elsewhere = Math.min(elsewhere, there);
      }
    }
    return here > NOTICED_LUMA && elsewhere * CLEARLY < here;
  }

  private double moved(PictureGrid right, int across, int down) {
    double sum = 0;
    for (int row = REACH; row < ROWS - REACH; row++) {
      for (int column = REACH; column < COLUMNS - REACH; column++) {
        double apart = planes[LUMA][row * COLUMNS + column]
            - right.planes[LUMA][(row + down) * COLUMNS + column + across];
        sum += apart * apart;
      }
    }
    return sum / ((ROWS - 2 * REACH) * (COLUMNS - 2 * REACH));
  }
}
