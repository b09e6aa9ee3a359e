package org.smalti.tools.video.spans;

import java.util.Arrays;

/**
 * The changes from frame to frame of a film, at a fixed frame rate, where they were measured. Frame {@code i} is what
 * is shown at {@code i/fps}.
 */
final class ChangeCurve {
  private final double fps;
  private double[] colours = new double[0];
  private float[] changes = new float[0];
  private int end = Integer.MAX_VALUE;

  ChangeCurve(double fps) {
    this.fps = fps;
  }

  double fps() {
    return fps;
  }

  /**
   * Sets what was measured at a frame.
   *
   * @param colour {@link FrameColour#mean}
   * @param change {@link FrameColour#distance} from the frame before, 0 if that frame was not measured
   */
  void set(int frame, double colour, double change) {
    if (frame >= colours.length) {
      int old = colours.length;
      int size = Math.max(frame + 1, old * 3 / 2);
      colours = Arrays.copyOf(colours, size);
      changes = Arrays.copyOf(changes, size);
      Arrays.fill(colours, old, size, Double.NaN);
    }
    colours[frame] = colour;
    changes[frame] = (float) change;
  }

  /** By how much the colour jumps at a frame, 0..255; 0 where that was not measured. */
  double jump(int frame) {
    double jump = Math.abs(colour(frame) - colour(frame - 1));
    return Double.isNaN(jump) ? 0 : jump;
  }

  /** By how much the blocks change at a frame, 0..255; 0 where that was not measured. */
  double change(int frame) {
    return frame < changes.length && frame >= 0 ? changes[frame] : 0;
  }

  /** Whether all frames of a stretch were measured, or do not exist. */
  boolean covers(FrameInterval stretch) {
    for (int i = stretch.from(); i < Math.min(stretch.to(), end); i++) {
      if (Double.isNaN(colour(i))) {
        return false;
      }
    }
    return true;
  }

  /** Notes that the film has no frame {@code frame} and none after it. */
  void endAt(int frame) {
    end = frame;
  }

  /** The number of frames of the film, as far as it is known. */
  int end() {
    return end;
  }

  private double colour(int frame) {
    return frame < colours.length && frame >= 0 ? colours[frame] : Double.NaN;
  }
}
