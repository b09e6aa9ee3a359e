package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.Clip;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * A clip of a grid whose rows and columns slide. Where it leaves on one side, a second tile comes in on the other, and
 * the first one jumps to its place when it is there, so that no hole shows.
 */
final class ShuffledClip {
  private final Clip clip;
  private final ShuffledGrid grid;
  private final ShuffleTimes times;
  private final TileLight light;

  ShuffledClip(Clip clip, ShuffledGrid grid, ShuffleTimes times, TileLight light) {
    this.clip = clip;
    this.grid = grid;
    this.times = times;
    this.light = light;
  }

  Clip clip() {
    return clip;
  }

  TileLight light() {
    return light;
  }

  /** Its cell during the beats of a round. */
  ShuffledGrid.Cell cell(int round) {
    return grid.after(new ShuffledGrid.Cell(clip.column(), clip.line()), times.shuffle(round));
  }

  /** How it slides in a round. */
  Slide slide(int round) {
    int shuffle = times.shuffle(round);
    ShuffledGrid.Cell near = cell(round);
    ShuffledGrid.Cell far =
        grid.after(new ShuffledGrid.Cell(clip.column(), clip.line()), shuffle + 1);
    int way = grid.slide(near, shuffle);
    boolean back = times.isBack(round);
    return new Slide(
        back ? far : near,
        back ? near : far,
        back ? -way : way,
        grid.isByRows(shuffle),
        grid.length(shuffle));
  }

  /**
   * From one cell to another.
   *
   * @param way cells to the right or down
   * @param byRows whether it is to the right
   * @param length after how many cells the grid begins again
   */
  record Slide(ShuffledGrid.Cell from, ShuffledGrid.Cell to, int way, boolean byRows, int length) {
    /** Whether it leaves on one side of the grid and comes in on the other. */
    boolean wraps() {
      int begin = byRows ? from.column() : from.line();
      return begin + way < 0 || begin + way >= length;
    }
  }

  /** Its tiles, as far as they are ever in the picture. */
  List<Tile> tiles(Zoom camera) {
    List<TileKeyFrame> main = new ArrayList<>();
    List<TileKeyFrame> copy = new ArrayList<>();
    ShuffledGrid.Cell first = cell(0);
    main.add(pose(0, first.column(), first.line(), Easing.STEP));
    for (int round = 0; round < times.rounds(); round++) {
      Slide slide = slide(round);
      double from = times.slides(round);
      double until = from + times.transition();
      int x = slide.from.column();
      int y = slide.from.line();
      int right = slide.byRows ? slide.way : 0;
      int down = slide.byRows ? 0 : slide.way;
      main.add(pose(from, x, y, Easing.STEP));
      double arrives = slide.wraps() ? until - 1 : until;
      main.add(pose(arrives, x + right, y + down, Easing.SINE_IN_OUT));
      if (slide.wraps()) {
        int column = slide.to.column();
        int line = slide.to.line();
        main.add(pose(until, column, line, Easing.STEP));
        TileKeyFrame begin = pose(from + 1, column - right, line - down, Easing.STEP);
        copy.add(begin.opaque(0).moment(copy.isEmpty() ? 0 : from, Easing.STEP));
        copy.add(begin);
        copy.add(pose(arrives, column, line, Easing.SINE_IN_OUT));
        copy.add(pose(until, column, line, Easing.STEP).opaque(0));
      }
    }
    List<Tile> tiles = new ArrayList<>();
    for (List<TileKeyFrame> moves : List.of(main, copy)) {
      if (camera.everShows(clip.column() + 0.5, clip.line() + 0.5, moves)) {
        tiles.add(clip.seen(KeyFrames.of(moves, light.keyFrames())));
      }
    }
    return tiles;
  }

  /** Where it is: in a cell, which may be beside the grid. */
  private TileKeyFrame pose(double at, int column, int line, Easing easing) {
    return TileKeyFrame.lit(at, 1, easing).moved(column - clip.column(), line - clip.line());
  }
}
