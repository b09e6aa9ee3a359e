package org.smalti.compositions.render;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Tile;

/**
 * The tiles that may be seen in one part of a piece, and their pictures as far as there is room for them in memory.
 * Safe for use by many threads.
 */
final class VisibleTiles {
  final int part;
  private final Atlas atlas;
  private final int[] tiles;
  private final boolean[] still;
  /** Where tiles are that stand still, as far as that was needed before. */
  private final AtomicReferenceArray<@Nullable PlacedTile> placed;

  private KeptPictures kept;
  private final SharedAxes axes;
  /** What of each tile is needed for each frame, side by side in memory. */
  private final double[] begins;

  private final double[] speeds;
  private final int[] counts;
  /** The light of tiles that do not change; NaN of others. */
  private final double[] areas;

  private final double[] lights;
  private final double[] alphas;

  private VisibleTiles(int part, Atlas atlas, CameraRange camera, int[] tiles, SharedAxes axes) {
    this.part = part;
    this.atlas = atlas;
    this.tiles = tiles;
    this.axes = axes;
    int count = tiles.length;
    still = new boolean[count];
    placed = new AtomicReferenceArray<>(count);
    begins = new double[count];
    speeds = new double[count];
    counts = new int[count];
    areas = new double[count];
    lights = new double[count];
    alphas = new double[count];
    TileRange range = new TileRange();
    for (int i = 0; i < count; i++) {
      Tile tile = entry(i).tile();
      begins[i] = tile.poses().get(0).at();
      speeds[i] = tile.picture().speed();
      counts[i] = (int) entry(i).pictures();
      range.during(tile, camera.begin(part), camera.begin(part + 1));
      still[i] = camera.isStill(part) && range.isStill();
      boolean constant = still[i] && range.isConstant();
      areas[i] = constant ? range.scaleX * range.scaleY : Double.NaN;
      lights[i] = range.brightness;
      alphas[i] = range.alpha;
    }
    kept = new KeptPictures(count, longest());
  }

  /** @param before another part, whose pictures are taken over where they still fit; null for none */
  static VisibleTiles of(int part, Atlas atlas, CameraRange camera, @Nullable VisibleTiles before) {
    TileRange range = new TileRange();
    int[] tiles = new int[atlas.entries().size()];
    int count = 0;
    for (int i = 0; i < tiles.length; i++) {
      Atlas.Entry entry = atlas.entries().get(i);
      if (entry.sight().first() <= part
          && part <= entry.sight().last()
          && entry.pictures() > 0
          && range.during(entry.tile(), camera.begin(part), camera.begin(part + 1))
          && camera.sees(part, range)) {
        tiles[count++] = i;
      }
    }
    SharedAxes axes = before == null || !camera.isStill(part) ? new SharedAxes() : before.axes;
    VisibleTiles made = new VisibleTiles(part, atlas, camera, Arrays.copyOf(tiles, count), axes);
    if (before != null) {
      made.takeOver(before);
    }
    return made;
  }

  private void takeOver(VisibleTiles before) {
    int[] from = new int[tiles.length];
    boolean same = tiles.length == before.tiles.length;
    int old = 0;
    for (int i = 0; i < tiles.length; i++) {
      while (old < before.tiles.length && before.tiles[old] < tiles[i]) {
        old++;
      }
      boolean there = old < before.tiles.length
          && before.tiles[old] == tiles[i]
          && still[i] == before.still[old]
          && (!still[i] || follows(before));
      from[i] = there ? old : -1;
      same &= there && still[i];
      if (there && still[i]) {
        placed.setPlain(i, before.placed.get(old));
      }
    }
    kept = same ? before.kept : KeptPictures.after(before.kept, from, longest());
  }

  private int longest() {
    int longest = 0;
    for (int count : counts) {
      longest = Math.max(longest, count);
    }
    return longest;
  }

  /** A tile that stands still in two parts that touch stands still in both together. */
  private boolean follows(VisibleTiles before) {
    return Math.abs(part - before.part) <= 1;
  }

  int size() {
    return tiles.length;
  }

  Atlas.Entry entry(int index) {
    return atlas.entries().get(tiles[index]);
  }

  /** What equal places have in common. */
  SharedAxes axes() {
    return axes;
  }

  /**
   * Takes the pose of a tile at a time in ms.
   *
   * @return its area; 0 if it is not there
   */
  double pose(int index, double millis, TilePose pose) {
    if (!Double.isNaN(areas[index])) {
      pose.brightness = lights[index];
      pose.alpha = alphas[index];
      return areas[index];
    }
    boolean there = pose.at(entry(index).tile().poses(), millis) && pose.alpha > 0;
    return there ? pose.area() : 0;
  }

  /** The picture of a tile that runs at a time in ms. */
  int picture(int index, double millis, double frameMillis) {
    double since = Math.max(0, millis - begins[index]) * speeds[index];
    return (int) Atlas.swing((long) Math.floor(since / frameMillis + 1e-6), counts[index]);
  }

  /** Whether a tile and the camera stand still, so that it is always at the same place. */
  boolean isStill(int index) {
    return still[index];
  }

  /** Where a tile that stands still is; null if that is not known yet. */
  @Nullable
  PlacedTile placed(int index) {
    return placed.get(index);
  }

  /** Says where a tile that stands still is; it must not be moved any more. */
  void place(int index, PlacedTile place) {
    placed.set(index, place);
  }

  /** Their pictures. */
  KeptPictures kept() {
    return kept;
  }
}
