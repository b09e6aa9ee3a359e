package org.smalti.compositions;

import java.util.List;

/**
 * A stretch of a media file that is seen in a cell. It runs forwards and backwards for as long as the tile is there,
 * from its beginning at the first pose.
 *
 * @param filename the media file, relative to the media folder
 * @param start ms on the file's own clock
 * @param dur ms
 * @param x the middle of the tile in cells
 * @param y the middle of the tile in cells
 * @param colour 0xRRGGBB of the picture that stands for a sound without one
 * @param poses in the order of time
 */
public record Tile(
    String filename,
    double start,
    double dur,
    double x,
    double y,
    int colour,
    List<TileKeyFrame> poses) {
  public Tile {
    poses = List.copyOf(poses);
  }
}
