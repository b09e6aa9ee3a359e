package org.smalti.compositions.generative;

import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.Clip;
import org.smalti.compositions.plan.Rows;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * A clip in two sets of rows of pixels that slide apart, and again on the other side of the grid where one of them
 * leaves it.
 *
 * @param line how it slides
 * @param even the light of its even rows
 * @param odd the light of its odd rows
 */
record SplicedClip(Clip clip, SpliceLine line, TileLight even, TileLight odd) {
  /** The light of one of the sets. */
  TileLight light(boolean isEven) {
    return isEven ? even : odd;
  }

  /** Its tiles, as far as they are ever in the picture. */
  List<Tile> tiles(Zoom camera) {
    List<Tile> tiles = new ArrayList<>();
    for (Rows rows : List.of(Rows.EVEN, Rows.ODD)) {
      boolean isEven = rows == Rows.EVEN;
      for (int round = -1; round <= 1; round++) {
        List<TileKeyFrame> moves = line.moves(isEven, round);
        if (camera.everShows(clip.column() + 0.5, clip.line() + 0.5, moves)) {
          tiles.add(clip.seen(KeyFrames.of(moves, light(isEven).keyFrames())).in(rows));
        }
      }
    }
    return tiles;
  }
}
