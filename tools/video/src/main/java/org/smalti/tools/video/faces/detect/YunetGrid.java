package org.smalti.tools.video.faces.detect;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * What the network says of a picture at one of its three scales: for each cell of a grid, row after row, whether there
 * is a face and where it is.
 *
 * @param stride pixels: the side of a cell
 * @param columns cells in a row
 * @param faceness 0..1: how much it looks like a face
 * @param presence 0..1: how well its box fits
 * @param boxes four numbers: place of the centre from the corner of the cell, in cells; logarithms of width and height
 *     in cells
 */
record YunetGrid(
    int stride, int columns, FloatBuffer faceness, FloatBuffer presence, FloatBuffer boxes) {
  /** Numbers of a box. */
  static final int BOX = 4;

  /** Adds the faces of at least a score, in pixels of the picture. */
  void addFaces(float minimumScore, List<Detection> faces) {
    float least = minimumScore * minimumScore;
    for (int cell = 0; cell < faceness.limit(); cell++) {
      float product = within01(faceness.get(cell)) * within01(presence.get(cell));
      if (product >= least) {
        faces.add(face(cell, (float) Math.sqrt(product)));
      }
    }
  }

  private static float within01(float number) {
    return Math.max(0, Math.min(1, number));
  }

  private Detection face(int cell, float score) {
    int at = BOX * cell;
    int column = cell % columns;
    int row = cell / columns;
    float x = (column + boxes.get(at)) * stride;
    float y = (row + boxes.get(at + 1)) * stride;
    float width = (float) Math.exp(boxes.get(at + 2)) * stride;
    float height = (float) Math.exp(boxes.get(at + 3)) * stride;
    return new Detection(x - width / 2, y - height / 2, x + width / 2, y + height / 2, score);
  }
}
