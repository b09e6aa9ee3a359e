package org.smalti.compositions.mix;

import java.util.Arrays;

/**
 * Plays a stream faster or slower, as a tape: pitch and speed change together. Frames in between are found by a
 * windowed sinc of 32 zero crossings, whose band narrows where the stream is played faster, so that nothing folds back.
 */
final class PitchShift implements FrameStream {
  private static final int CROSSINGS = 16;
  private static final int STEPS = 512;
  private static final double PASSED = 0.96;
  private static final int BLOCK = 1024;
  private static final float[] KERNEL = new float[CROSSINGS * STEPS + 2];

  static {
    for (int i = 0; i <= CROSSINGS * STEPS; i++) {
      double x = (double) i / STEPS;
      double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * x / CROSSINGS);
      double sinc = i == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
      KERNEL[i] = (float) (window * window * sinc);
    }
  }

  private final FrameStream in;
  private final double speed;
  private final double band;
  private final int reach;
  private final float[] given;
  private final float[] more;
  /** The number of the first frame in {@link #given}. */
  private long first;

  private int held;
  private long position;

  /** @param speed 2 is an octave higher and half as long; 1/16 to 16 */
  PitchShift(FrameStream in, double speed) {
    this.in = in;
    this.speed = speed;
    band = PASSED * Math.min(1, 1 / speed);
    reach = (int) Math.ceil(CROSSINGS / band);
    int capacity = (int) Math.ceil(BLOCK * speed) + 2 * reach + 4;
    given = new float[2 * capacity];
    more = new float[2 * capacity];
    first = -reach - 1L;
    held = reach + 1;
  }

  @Override
  public void read(float[] into, int frames) {
    for (int done = 0; done < frames; ) {
      int count = Math.min(BLOCK, frames - done);
      provide(
          (long) Math.floor(position * speed) - reach,
          (long) Math.ceil((position + count - 1) * speed) + reach + 1);
      for (int i = 0; i < count; i++) {
        frame(position * speed, into, 2 * (done + i));
        position++;
      }
      done += count;
    }
  }

  /** Holds the frames from one up to another. */
  private void provide(long from, long until) {
    int gone = (int) Math.min(held, Math.max(0, from - first));
    System.arraycopy(given, 2 * gone, given, 0, 2 * (held - gone));
    first += gone;
    held -= gone;
    int wanted = (int) (until - first) - held;
    if (wanted > 0) {
      in.read(more, wanted);
      System.arraycopy(more, 0, given, 2 * held, 2 * wanted);
      held += wanted;
      Arrays.fill(given, 2 * held, given.length, 0);
    }
  }

  private void frame(double time, float[] into, int at) {
    long from = (long) Math.ceil(time - CROSSINGS / band);
    long until = (long) Math.floor(time + CROSSINGS / band);
    float left = 0;
    float right = 0;
    for (long i = from; i <= until; i++) {
      double step = Math.abs(i - time) * band * STEPS;
      int index = Math.min(CROSSINGS * STEPS, (int) step);
      float low = KERNEL[index];
      float weight = low + (float) (step - index) * (KERNEL[index + 1] - low);
      int place = 2 * (int) (i - first);
      left += weight * given[place];
      right += weight * given[place + 1];
    }
    into[at] = (float) band * left;
    into[at + 1] = (float) band * right;
  }
}
