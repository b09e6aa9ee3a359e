package org.smalti.tools.video.faces.track;

/** How a tracker guesses where a face will be in the next picture. */
public enum MotionModel {
  /** Where it was, moved as the picture has moved there. */
  NONE,
  /** By its own speed, with the steps that ByteTrack and OC-SORT add: faint faces, and gaps filled afterwards. */
  KALMAN
}
