package org.smalti.tools.video.faces.track;

import java.util.List;

/**
 * Follows the faces of one film from picture to picture. It sees the pictures in their order; what it says of a
 * picture depends on those before alone.
 */
public interface FaceTracker {
  /** Says whose the faces of the next picture are, the leftmost first; those that belong to nobody are left out. */
  List<TrackedFace> next(FrameFaces picture);
}
