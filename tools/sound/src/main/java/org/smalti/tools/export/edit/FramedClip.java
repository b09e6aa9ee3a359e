package org.smalti.tools.export.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * A clip on the frames of a list. Beginnings and ends are rounded, lengths are not, so that neighbours stay neighbours.
 *
 * @param in the frame of the list where it begins
 * @param out the frame after its last
 * @param sourceIn the frame of its file where it begins
 */
record FramedClip(EditClip clip, long in, long out, long sourceIn) {
  /**
   * The clips that last for a frame at least.
   *
   * @param rate frames a second
   */
  static List<FramedClip> of(List<EditClip> clips, double rate) {
    List<FramedClip> framed = new ArrayList<>();
    for (EditClip clip : clips) {
      long in = frame(clip.at(), rate);
      long out = frame(clip.end(), rate);
      if (out > in) {
        framed.add(new FramedClip(clip, in, out, frame(clip.start(), rate)));
      }
    }
    return framed;
  }

  private static long frame(double ms, double rate) {
    return Math.round(ms * rate / 1000);
  }

  /** How many frames it takes in the list. */
  long length() {
    return out - in;
  }

  /** How many frames of its file it takes. */
  long sourceLength() {
    double stretch = clip.treatment().stretch();
    return stretch == 1 ? length() : Math.max(1, Math.round(length() / stretch));
  }
}
