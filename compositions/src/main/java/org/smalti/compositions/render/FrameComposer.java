package org.smalti.compositions.render;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;

/**
 * Draws the picture of a moment: larger-scaled tiles above smaller-scaled ones, later above earlier, captions above
 * all. Work grows with what is seen, not with all there is. Used by many threads.
 */
final class FrameComposer {
  /** Tiles whose pictures are fetched at once, if these are no longer, in bytes. */
  private static final int AHEAD = 16;

  private static final int FETCHED = 1024;
  /** Bytes that memory gives at once. */
  private static final int LINE = 64;

  private final Canvas canvas;
  private final Plan plan;
  private final Atlas atlas;
  private final TileGeometry geometry;
  private final CameraRange camera;
  private final CaptionPainter captions;
  private final FilmGrain grain;
  private final ThreadLocal<Brush> brushes;
  private @Nullable VisibleTiles current;
  private @Nullable VisibleTiles other;

  FrameComposer(Canvas canvas, Plan plan, Atlas atlas, PictureStyle style, CameraRange camera) {
    this.canvas = canvas;
    this.plan = plan;
    this.atlas = atlas;
    this.camera = camera;
    geometry = new TileGeometry(canvas, style.margin());
    captions = new CaptionPainter(plan.captions(), canvas.width(), canvas.height());
    grain = new FilmGrain(style.noise(), style.seed());
    int largest = 0;
    for (Atlas.Entry entry : atlas.entries()) {
      largest = Math.max(largest, entry.mipmap().level(1e9, 1e9).bytes());
    }
    int size = largest;
    brushes = ThreadLocal.withInitial(() -> new Brush(canvas, size));
  }

  /** What one thread draws with. */
  private static final class Brush {
    final TilePose pose = new TilePose();
    final TilePlace place = new TilePlace();
    final RecentAxes axes = new RecentAxes();
    final MixedLine line = new MixedLine();
    final PlacedTile placed;
    final TurnedTilePainter turned;
    final byte[] tile;
    byte[] pixels = new byte[0];
    long[] order = new long[0];
    /** By tile, of this frame. */
    double[] lights = new double[0];

    double[] alphas = new double[0];
    final byte[][] fetched = new byte[AHEAD][];
    /** Nothing but the sum of what was touched, so that touching is not left out. */
    @SuppressWarnings("UnusedVariable")
    int touched;

    Brush(Canvas canvas, int largest) {
      placed = new PlacedTile(canvas.width(), canvas.height());
      turned = new TurnedTilePainter(canvas.width(), canvas.height());
      tile = new byte[largest];
    }

    byte[] pixels(int size) {
      if (pixels.length < size) {
        pixels = new byte[size];
      }
      return pixels;
    }
  }

  /** Bytes of a picture. */
  int bytes() {
    return Planes.bytes(canvas.width(), canvas.height());
  }

  /** The picture of a frame as tightly packed YUV 4:2:0. */
  byte[] draw(long frame) {
    return draw(frame, new byte[bytes()]);
  }

  /** The same in an array of {@link #bytes}, whose content does not matter. */
  byte[] draw(long frame, byte[] picture) {
    double millis = canvas.rate().millis(frame);
    int luma = canvas.width() * canvas.height();
    Arrays.fill(picture, 0, luma, (byte) Yuv.BLACK);
    Arrays.fill(picture, luma, picture.length, (byte) Yuv.GREY);
    if (camera.parts() > 0) {
      drawTiles(millis, picture);
    }
    captions.draw(millis, picture);
    grain.add(frame, picture, canvas.width(), canvas.height());
    return picture;
  }

  private void drawTiles(double millis, byte[] picture) {
    CameraKeyFrame view = CameraKeyFrame.at(plan.views(), millis);
    VisibleTiles tiles = tiles(camera.partOf(millis));
    Brush brush = brushes.get();
    if (brush.order.length < tiles.size()) {
      brush.order = new long[tiles.size()];
      brush.lights = new double[tiles.size()];
      brush.alphas = new double[tiles.size()];
    }
    int count = 0;
    boolean sorted = true;
    for (int i = 0; i < tiles.size(); i++) {
      double area = tiles.pose(i, millis, brush.pose);
      if (area > 0) {
        brush.lights[i] = brush.pose.brightness;
        brush.alphas[i] = brush.pose.alpha;
        long key = (long) Float.floatToIntBits((float) area) << 32 | i;
        sorted &= count == 0 || key > brush.order[count - 1];
        brush.order[count++] = key;
      }
    }
    if (!sorted) {
      Arrays.sort(brush.order, 0, count);
    }
    for (int begin = 0; begin < count; begin += AHEAD) {
      int end = Math.min(count, begin + AHEAD);
      fetch(tiles, begin, end, millis, brush);
      for (int i = begin; i < end; i++) {
        int index = (int) brush.order[i];
        byte[] laid = brush.fetched[i - begin];
        PlacedTile placed = tiles.placed(index);
        if (laid != null && placed != null) {
          placed.lay(picture, laid, brush.lights[index], brush.alphas[index]);
        } else {
          draw(tiles, index, millis, view, brush, picture);
        }
      }
    }
  }

  /**
   * Finds the kept pictures of the next tiles that stand still and touches all of each, so that the processor waits for
   * memory once and not for one after the other.
   */
  private void fetch(VisibleTiles tiles, int begin, int end, double millis, Brush brush) {
    KeptPictures kept = tiles.kept();
    double frameMillis = canvas.rate().millis(1);
    int touched = 0;
    for (int i = begin; i < end; i++) {
      int index = (int) brush.order[i];
      PlacedTile placed = tiles.placed(index);
      byte[] laid = null;
      if (placed != null) {
        int number = tiles.picture(index, millis, frameMillis);
        laid = kept.get(index, number, placed.bytes());
        if (laid != null && laid.length <= FETCHED) {
          for (int at = 0; at < laid.length; at += LINE) {
            touched += laid[at];
          }
        }
      }
      brush.fetched[i - begin] = laid;
    }
    brush.touched = touched;
  }

  private void draw(
      VisibleTiles tiles,
      int index,
      double millis,
      CameraKeyFrame view,
      Brush brush,
      byte[] picture) {
    TilePose pose = brush.pose;
    PlacedTile known = tiles.placed(index);
    if (known != null) {
      tiles.pose(index, millis, pose);
      drawStill(tiles, index, known, millis, brush, picture);
      return;
    }
    Atlas.Entry entry = tiles.entry(index);
    Tile tile = entry.tile();
    pose.at(tile.poses(), millis);
    if (!geometry.place(tile, pose, view, millis, brush.place)) {
      return;
    }
    TilePlace place = brush.place;
    Mipmap.Level level = entry.mipmap().level(place.width(), place.height());
    if (tiles.isStill(index)) {
      PlacedTile placed = new PlacedTile(canvas.width(), canvas.height())
          .at(place, level, tile.rows(), tiles.axes());
      tiles.place(index, placed);
      drawStill(tiles, index, placed, millis, brush, picture);
      return;
    }
    byte[] pixels = level(tiles, index, level, millis, brush);
    if (place.isUpright()) {
      PlacedTile placed = brush.placed.at(place, level, tile.rows(), brush.axes);
      byte[] laid = brush.pixels(placed.bytes());
      placed.take(pixels, laid, brush.line);
      placed.lay(picture, laid, pose.brightness, pose.alpha);
    } else {
      brush.turned.draw(picture, pixels, level, place, tile.rows(), pose.brightness, pose.alpha);
    }
  }

  private void drawStill(
      VisibleTiles tiles,
      int index,
      PlacedTile placed,
      double millis,
      Brush brush,
      byte[] picture) {
    int number = tiles.picture(index, millis, canvas.rate().millis(1));
    int length = placed.bytes();
    byte[] laid = tiles.kept().get(index, number, length);
    if (laid == null) {
      tiles.entry(index).read(number, placed.level(), brush.tile);
      byte[] room = tiles.kept().room(number, length);
      laid = room == null ? brush.pixels(length) : room;
      placed.take(brush.tile, laid, brush.line);
      if (room != null) {
        tiles.kept().put(index, number, room);
      }
    }
    placed.lay(picture, laid, brush.pose.brightness, brush.pose.alpha);
  }

  /** The picture of a level that runs at a time. */
  private byte[] level(
      VisibleTiles tiles, int index, Mipmap.Level level, double millis, Brush brush) {
    int number = tiles.picture(index, millis, canvas.rate().millis(1));
    int length = level.bytes();
    byte[] known = tiles.kept().get(index, number, length);
    if (known != null) {
      return known;
    }
    byte[] room = tiles.kept().room(number, length);
    byte[] pixels = room == null ? brush.tile : room;
    tiles.entry(index).read(number, level, pixels);
    if (room != null) {
      tiles.kept().put(index, number, room);
    }
    return pixels;
  }

  /** The tiles of a part: threads draw frames of at most two parts at once. */
  private synchronized VisibleTiles tiles(int part) {
    VisibleTiles latest = current;
    VisibleTiles before = other;
    if (latest != null && latest.part == part) {
      return latest;
    }
    if (before != null && before.part == part) {
      return before;
    }
    VisibleTiles made = VisibleTiles.of(part, atlas, camera, latest);
    other = latest;
    current = made;
    return made;
  }
}
