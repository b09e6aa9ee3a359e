package org.smalti.compositions.measure;

/**
 * Counts clicks: steps from one sample to the next that the sound around them can't make. The steps of a sound of a
 * limited band are bounded by its amplitude and its highest frequency (Bernstein's inequality), so their root mean
 * square in the 10 ms before and in the 10 ms after tells what is usual there: the largest steps of tones are 1.4
 * times, those of noise 4 to 5 times as high. A step of {@value #TIMES} times both, and of -34 dBFS at least, is a
 * click: a waveform that was cut, or a sample that is wrong. The threshold on a residual relative to its local
 * deviation is that of Godsill and Rayner, Digital Audio Restoration (1998), ch. 5, with the difference as the
 * predictor.
 */
public final class ClickCounter {
  private static final double TIMES = 12;
  private static final double LEAST = 0.02;
  /** Samples on each side that tell what is usual. */
  private static final int AROUND = 480;
  /** Samples next to a step that a codec spreads it to. */
  private static final int NEAR = 3;

  private static final int LATER = AROUND + NEAR;
  private static final int LENGTH = 2 * LATER + 1;

  /** The last steps, in a ring. */
  private final double[] steps = new double[LENGTH];

  private double before;
  private double after;
  private double last;
  private long taken;
  private long clickAt = -AROUND;
  private int clicks;

  /** Takes the next sample of one channel, full scale ±1. */
  public void take(double sample) {
    double step = sample - last;
    last = sample;
    // Those that leave and enter the windows on both sides of the step in the middle.
    before -= square(0);
    int now = (int) (taken % LENGTH);
    steps[now] = step;
    taken++;
    after += step * step - square(LATER + NEAR);
    before += square(LATER - NEAR - 1);
    double middle = Math.abs(step(LATER));
    double usual = Math.sqrt(Math.max(0, Math.max(before, after)) / AROUND);
    if (middle > LEAST && middle > TIMES * usual && taken - clickAt > AROUND) {
      clickAt = taken;
      clicks++;
    }
  }

  /** The step at a position of the ring, from the oldest on. */
  private double step(int position) {
    return steps[(int) ((taken + position) % LENGTH)];
  }

  private double square(int position) {
    return step(position) * step(position);
  }

  /** How many were heard, if silence follows on what was taken. */
  public int clicks() {
    for (int i = 0; i <= LATER; i++) {
      take(0);
    }
    return clicks;
  }
}
