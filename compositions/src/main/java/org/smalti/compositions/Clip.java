package org.smalti.compositions;

import java.util.List;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.PictureOrigin;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.core.table.Row;
import org.smalti.core.table.Sample;

/**
 * A sample in its cell.
 *
 * @param row all that the table knows of it
 * @param sample what is heard
 * @param origin whether the film is seen, or a picture of the sound
 * @param pictureStart ms: what is seen
 * @param pictureDur ms
 * @param column from 0 at the left of the canvas
 * @param line the row of the grid, from 0 at the top
 */
public record Clip(
    Row row,
    Sample sample,
    PictureOrigin origin,
    double pictureStart,
    double pictureDur,
    int column,
    int line) {
  /** Whether it is of a film without sound, and only seen. */
  public boolean isSilent() {
    return Sample.isSilent(row);
  }

  /** Its sound at a time in ms, panned to its position in the picture; of volume 0 if it has none. */
  public Sound heard(double at, double volume, Canvas canvas) {
    double middle = canvas.middleX();
    double pan = middle <= 0.5 ? 0 : (column + 0.5 - middle) / (middle - 0.5);
    return Sound.of(
        sample.filename(),
        sample.start(),
        sample.dur(),
        Sound.frame(at),
        isSilent() ? 0 : volume,
        Math.max(-1, Math.min(1, pan)));
  }

  /** Its tile in its cell, with these key frames. */
  public Tile seen(List<TileKeyFrame> poses) {
    return Tile.of(picture(), column + 0.5, line + 0.5, poses);
  }

  /** What is seen of it. */
  public TilePicture picture() {
    int colour = SoundColour.of(row);
    return origin == PictureOrigin.SOUND
        ? TilePicture.ofSound(sample.filename(), pictureStart, pictureDur, colour)
        : TilePicture.of(sample.filename(), pictureStart, pictureDur, colour);
  }

  /** Lets it light up in its cell and sound, {@code at} ms after the beginning's silence. */
  public void play(Plan.Builder plan, Setting setting, double at) {
    double from = at + setting.before();
    double dur = sample.dur();
    Range light = setting.brightness(0.33, 1);
    plan.hear(heard(from, setting.volume(0.25, 1).high(), setting.canvas()));
    plan.see(seen(List.of(
        TileKeyFrame.lit(from, 0, Easing.STEP),
        TileKeyFrame.lit(from + dur * 0.2, light.high(), Easing.QUADRATIC_OUT),
        TileKeyFrame.lit(from + dur, light.low(), Easing.QUADRATIC_IN))));
  }
}
