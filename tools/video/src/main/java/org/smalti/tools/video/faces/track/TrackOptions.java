package org.smalti.tools.video.faces.track;

import java.io.Serializable;

/**
 * How faces are followed.
 *
 * @param iou the least overlap of a face with the place where it is expected, as the area shared by both in that
 *     covered together, above 0 and at most 1
 * @param low the least score of a face that goes on with a track, 0..1; only for {@link MotionModel#KALMAN}
 * @param high the least score of a face that may begin a track, 0..1
 * @param maxGap s that a face may be out of sight; who comes back later is somebody new
 * @param minimumPictures tracks that are seen in fewer of the pictures that are looked at are left out, at least 1
 */
public record TrackOptions(
    double iou, double low, double high, double maxGap, MotionModel motion, int minimumPictures)
    implements Serializable {
  public static final TrackOptions DEFAULT =
      new TrackOptions(0.3, 0.3, 0.6, 1.5, MotionModel.KALMAN, 1);

  public TrackOptions {
    if (!(iou > 0 && iou <= 1 && low >= 0 && low <= high && high <= 1 && maxGap >= 0)) {
      throw new IllegalArgumentException(
          "iou " + iou + ", scores " + low + " and " + high + ", gap " + maxGap);
    }
    if (minimumPictures < 1) {
      throw new IllegalArgumentException("tracks of at least " + minimumPictures + " pictures");
    }
  }

  /** The least score of a face that is of any use. */
  public double leastScore() {
    return motion == MotionModel.KALMAN ? low : high;
  }

  /**
   * Begins with a film.
   *
   * @param film what the ids of tracks are made of, with the first face of each; the same wherever the film is read
   * @param width of its pictures as they are shown, in pixels
   * @param height the same
   */
  public FaceTracker open(String film, double width, double height) {
    return new TrackAssociation(this, film, new FrameSize(width, height), 1);
  }

  /**
   * Begins with a live stream, whose faces are shown as they come: since nobody knows how long a track will be, each
   * appears with the picture in which it has been seen in {@link #minimumPictures}.
   */
  public FaceTracker openLive(String stream, double width, double height) {
    return new TrackAssociation(this, stream, new FrameSize(width, height), minimumPictures);
  }
}
