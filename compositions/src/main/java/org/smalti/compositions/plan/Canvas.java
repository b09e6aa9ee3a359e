package org.smalti.compositions.plan;

import org.smalti.core.SmaltiException;
import org.smalti.core.table.GridSize;

/**
 * What a composition is laid out on.
 *
 * @param width of the picture in pixels, even
 * @param height of the picture in pixels, even
 * @param rate pictures per second
 * @param grid all cells there are; cell (0, 0) is at the top left
 * @param first how many of them, around the middle, fill the picture at the beginning
 * @param last how many of them, around the middle, fill the picture at the end
 */
public record Canvas(
    int width, int height, FrameRate rate, GridSize grid, GridSize first, GridSize last) {
  private static final int MOST = 8192;
  private static final int MOST_CELLS = 4096;

  public Canvas {
    if (grid.columns() > MOST_CELLS || grid.rows() > MOST_CELLS) {
      throw SmaltiException.usage("a film shows at most " + MOST_CELLS + "x" + MOST_CELLS
          + " cells, not " + grid + "; choose a smaller grid in its middle");
    }
    if (width < 16 || height < 16 || width > MOST || height > MOST) {
      throw SmaltiException.usage(
          "a picture is 16x16 to " + MOST + "x" + MOST + " pixels, not " + width + "x" + height);
    }
    if (width % 2 != 0 || height % 2 != 0) {
      throw SmaltiException.usage(
          "the width and height of a film are even numbers, not " + width + "x" + height);
    }
  }

  /** The middle of the grid in cells. */
  public double middleX() {
    return grid.columns() / 2.0;
  }

  /** The middle of the grid in cells. */
  public double middleY() {
    return grid.rows() / 2.0;
  }

  /** A look at the middle of the grid. */
  public CameraKeyFrame view(double at, GridSize window, Easing easing) {
    return new CameraKeyFrame(at, middleX(), middleY(), window.columns(), window.rows(), easing);
  }
}
