package org.smalti.compositions.render;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Tile;

/**
 * The tiles that may be seen in one part of a piece, and their pictures as far as there is room for them in memory.
 * Safe for use by many threads.
 */
final class VisibleTiles {
  /** Bytes of pictures that are kept at most. */
  private static final long ROOM = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 4);

  final int part;
  private final Atlas atlas;
  private final int[] tiles;
  private final boolean[] still;
  private final AtomicReferenceArray<KeptPictures> kept;
  private final AtomicLong bytes = new AtomicLong();
  private final SharedNumbers numbers;
  /** What of each tile is needed for each frame, side by side in memory. */
  private final double[] begins;

  private final double[] speeds;
  private final int[] counts;
  /** The light of tiles that do not change; NaN of others. */
  private final double[] areas;

  private final double[] lights;
  private final double[] alphas;

  private VisibleTiles(
      int part, Atlas atlas, CameraRange camera, int[] tiles, SharedNumbers numbers) {
    this.part = part;
    this.atlas = atlas;
    this.tiles = tiles;
    this.numbers = numbers;
    int count = tiles.length;
    still = new boolean[count];
    kept = new AtomicReferenceArray<>(count);
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
  }

  /**
   * Pictures of one tile in one form: placed, or of a level.
   *
   * @param placed null where the pictures are of a level
   */
  record KeptPictures(
      Mipmap.Level level, @Nullable PlacedTile placed, AtomicReferenceArray<byte[]> pictures) {
    long bytes() {
      long sum = 0;
      for (int i = 0; i < pictures.length(); i++) {
        byte[] picture = pictures.get(i);
        sum += picture == null ? 0 : picture.length;
      }
      return sum;
    }
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
    SharedNumbers numbers =
        before == null || !camera.isStill(part) ? new SharedNumbers() : before.numbers;
    VisibleTiles made = new VisibleTiles(part, atlas, camera, Arrays.copyOf(tiles, count), numbers);
    if (before != null) {
      made.takeOver(before);
    }
    return made;
  }

  private void takeOver(VisibleTiles before) {
    long sum = 0;
    int old = 0;
    for (int i = 0; i < tiles.length; i++) {
      while (old < before.tiles.length && before.tiles[old] < tiles[i]) {
        old++;
      }
      if (old < before.tiles.length && before.tiles[old] == tiles[i]) {
        KeptPictures pictures = before.kept.get(old);
        boolean fits = pictures != null
            && (pictures.placed() == null || (still[i] && before.still[old] && follows(before)));
        if (pictures != null && fits) {
          kept.set(i, pictures);
          sum += pictures.bytes();
        }
      }
    }
    bytes.set(sum);
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
  SharedNumbers numbers() {
    return numbers;
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

  /** What is kept of a tile, in whatever form; null for nothing. */
  @Nullable
  KeptPictures kept(int index) {
    return kept.get(index);
  }

  /** Begins to keep the pictures of a tile in another form. */
  KeptPictures keep(int index, Mipmap.Level level, @Nullable PlacedTile placed) {
    KeptPictures old = kept.get(index);
    KeptPictures made = new KeptPictures(
        level, placed, new AtomicReferenceArray<>((int) entry(index).pictures()));
    if (kept.compareAndSet(index, old, made) && old != null) {
      bytes.addAndGet(-old.bytes());
    }
    return made;
  }

  /** A new array for a picture, if there is room for it; null if there is none. */
  byte @Nullable [] room(int size) {
    if (bytes.addAndGet(size) > ROOM) {
      bytes.addAndGet(-size);
      return null;
    }
    return new byte[size];
  }
}
