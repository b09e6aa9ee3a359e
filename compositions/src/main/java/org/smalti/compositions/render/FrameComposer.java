package org.smalti.compositions.render;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.TileKeyFrame;

/**
 * Draws the picture of a moment: larger-scaled tiles above smaller-scaled ones, later above earlier. Used by many
 * threads.
 */
final class FrameComposer {
  private final Canvas canvas;
  private final Plan plan;
  private final Atlas atlas;
  private final TileGeometry geometry;
  private final ThreadLocal<TilePainter> brushes;

  FrameComposer(Canvas canvas, Plan plan, Atlas atlas) {
    this.canvas = canvas;
    this.plan = plan;
    this.atlas = atlas;
    geometry = new TileGeometry(canvas);
    int largest = 0;
    for (Atlas.Entry entry : atlas.entries()) {
      largest = Math.max(largest, entry.mipmap().level(1e9, 1e9).bytes());
    }
    int size = largest;
    brushes = ThreadLocal.withInitial(() -> new TilePainter(canvas.width(), canvas.height(), size));
  }

  /** The picture of a frame as tightly packed YUV 4:2:0. */
  byte[] draw(long frame) {
    double millis = canvas.rate().millis(frame);
    byte[] picture = new byte[Planes.bytes(canvas.width(), canvas.height())];
    int luma = canvas.width() * canvas.height();
    Arrays.fill(picture, 0, luma, (byte) Yuv.BLACK);
    Arrays.fill(picture, luma, picture.length, (byte) Yuv.GREY);
    TilePainter brush = brushes.get();
    for (Drawn drawn : visible(millis)) {
      Mipmap.Level level = drawn.entry.mipmap().level(drawn.place.width(), drawn.place.height());
      drawn.entry.read(millis, canvas.rate(), level, ByteBuffer.wrap(brush.source()));
      brush.draw(picture, level, drawn.place, drawn.pose.brightness(), drawn.pose.alpha());
    }
    return picture;
  }

  private List<Drawn> visible(double millis) {
    CameraKeyFrame view = CameraKeyFrame.at(plan.views(), millis);
    List<Drawn> visible = new ArrayList<>();
    for (Atlas.Entry entry : atlas.entries()) {
      TileKeyFrame pose = TileKeyFrame.at(entry.tile().poses(), millis);
      if (pose != null && pose.alpha() > 0 && pose.area() > 0) {
        TileGeometry.Rectangle place = geometry.place(entry.tile(), pose, view, millis);
        if (place != null) {
          visible.add(new Drawn(entry, pose, place));
        }
      }
    }
    visible.sort(Comparator.comparingDouble(drawn -> drawn.pose.area()));
    return visible;
  }

  private record Drawn(Atlas.Entry entry, TileKeyFrame pose, TileGeometry.Rectangle place) {}
}
