package org.smalti.compositions.plan;

import java.util.List;

/**
 * A picture in a cell, from its beginning at the first key frame.
 *
 * @param x the middle of the tile in cells
 * @param y the middle of the tile in cells
 * @param rows in which it is drawn
 * @param poses in the order of time, at least one
 */
public record Tile(
    TilePicture picture,
    double x,
    double y,
    Rows rows,
    Circling circling,
    List<TileKeyFrame> poses) {
  public Tile {
    poses = List.copyOf(poses);
  }

  /** A tile that stays in its place but for what its key frames say. */
  public static Tile of(TilePicture picture, double x, double y, List<TileKeyFrame> poses) {
    return new Tile(picture, x, y, Rows.ALL, Circling.NONE, poses);
  }

  /** The same one on a way around its place. */
  public Tile circling(Circling way) {
    return new Tile(picture, x, y, rows, way, poses);
  }

  /** The same one in some rows of the picture only. */
  public Tile in(Rows some) {
    return new Tile(picture, x, y, some, circling, poses);
  }

  /** The media file, relative to the media folder. */
  public String filename() {
    return picture.filename();
  }
}
