package org.smalti.compositions.mix;

/** Quarter-sine fades: an end that fades and a beginning that swells at once keep their common power. */
final class Fade {
  private static final int STEPS = 4096;
  private static final float[] RISE = new float[STEPS + 2];

  static {
    for (int i = 0; i <= STEPS; i++) {
      RISE[i] = (float) StrictMath.sin(Math.PI / 2 * i / STEPS);
    }
    RISE[STEPS + 1] = 1;
  }

  private final long length;
  private final float in;
  private final float out;
  private final long inFrames;
  private final long outFrames;

  /**
   * All in frames. SoundFades that are longer than the clip together share it in their proportion.
   *
   * @param length of the clip
   */
  Fade(long length, long fadeIn, long fadeOut) {
    this.length = length;
    double shrunk = Math.min(1, length / Math.max(1.0, (double) fadeIn + fadeOut));
    inFrames = (long) (shrunk * fadeIn);
    outFrames = (long) (shrunk * fadeOut);
    in = inFrames == 0 ? 0 : (float) STEPS / inFrames;
    out = outFrames == 0 ? 0 : (float) STEPS / outFrames;
  }

  /** The factor of the frame at a position; 0 before and after the clip. */
  float at(long position) {
    if (position < 0 || position >= length) {
      return 0;
    }
    float factor = 1;
    if (position < inFrames) {
      factor = rise((position + 0.5f) * in);
    }
    long left = length - 1 - position;
    if (left < outFrames) {
      factor *= rise((left + 0.5f) * out);
    }
    return factor;
  }

  /**
   * Scales interleaved frames and fades them.
   *
   * @param position of the first one in the clip; those before and after the clip become silent
   */
  void apply(float[] stereo, int frames, long position, float left, float right) {
    int steady = (int) Math.max(0, Math.min(frames, inFrames - position));
    int falling = (int) Math.max(steady, Math.min(frames, length - outFrames - position));
    for (int i = 0; i < steady; i++) {
      scale(stereo, i, at(position + i), left, right);
    }
    for (int i = 2 * steady; i < 2 * falling; i += 2) {
      stereo[i] *= left;
      stereo[i + 1] *= right;
    }
    for (int i = falling; i < frames; i++) {
      scale(stereo, i, at(position + i), left, right);
    }
  }

  private static void scale(float[] stereo, int frame, float factor, float left, float right) {
    stereo[2 * frame] *= left * factor;
    stereo[2 * frame + 1] *= right * factor;
  }

  private static float rise(float step) {
    int index = (int) step;
    float low = RISE[index];
    return low + (RISE[index + 1] - low) * (step - index);
  }
}
