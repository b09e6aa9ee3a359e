package org.smalti.tools.video.faces.show;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.track.TrackedFace;

/**
 * A face cut out of a picture, with some of what is around it.
 *
 * @param image a copy, square unless the picture is too small for that
 */
record FaceCrop(FollowedFace track, TrackedFace face, BufferedImage image) {
  /** The side of a crop, in longer sides of the face. */
  private static final double MARGIN = 1.7;

  static FaceCrop of(FollowedFace track, TrackedFace face, BufferedImage picture) {
    Rectangle area = area(face.face(), picture.getWidth(), picture.getHeight());
    BufferedImage cut = new BufferedImage(area.width, area.height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D canvas = cut.createGraphics();
    canvas.drawImage(picture, -area.x, -area.y, null);
    canvas.dispose();
    return new FaceCrop(track, face, cut);
  }

  /** The face in the middle; at an edge of the picture it is moved, so that it stays within. */
  private static Rectangle area(Detection face, int width, int height) {
    double wanted = MARGIN * Math.max(face.width(), face.height());
    int wide = (int) Math.max(1, Math.min(width, Math.round(wanted)));
    int high = (int) Math.max(1, Math.min(height, Math.round(wanted)));
    int x = (int) Math.round((face.xmin() + face.xmax() - wide) / 2.0);
    int y = (int) Math.round((face.ymin() + face.ymax() - high) / 2.0);
    return new Rectangle(
        Math.max(0, Math.min(width - wide, x)),
        Math.max(0, Math.min(height - high, y)),
        wide,
        high);
  }
}
