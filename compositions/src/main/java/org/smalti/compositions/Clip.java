package org.smalti.compositions;

import java.util.List;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/**
 * A sample in its cell.
 *
 * @param row all that the table knows of it
 * @param sample what is heard
 * @param pictureStart ms: what is seen
 * @param pictureDur ms
 * @param column from 0 at the left of the canvas
 * @param line the row of the grid, from 0 at the top
 */
public record Clip(
    Row row, Sample sample, double pictureStart, double pictureDur, int column, int line) {
  /** Its sound at a time in ms, panned to its position in the picture. */
  public Sound heard(double at, double volume, Canvas canvas) {
    double middle = canvas.middleX();
    double pan = middle <= 0.5 ? 0 : (column + 0.5 - middle) / (middle - 0.5);
    return Sound.of(
        sample.filename(),
        sample.start(),
        sample.dur(),
        Sound.frame(at),
        volume,
        Math.max(-1, Math.min(1, pan)));
  }

  /** Its tile in its cell, with these key frames. */
  public Tile seen(List<TileKeyFrame> poses) {
    return new Tile(
        sample.filename(),
        pictureStart,
        pictureDur,
        column + 0.5,
        line + 0.5,
        SoundColour.of(row),
        poses);
  }
}
