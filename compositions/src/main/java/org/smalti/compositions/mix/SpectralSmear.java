package org.smalti.compositions.mix;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.smalti.media.RealTransform;

/**
 * Makes a sound many times longer: the spectra of windows of 0.25 s, taken a little further each time, are given random
 * phases and overlapped (the method of N. O. Paul's PaulStretch). No attack and no period is left of it, only its
 * colour. Its power is that of the sound; both ends swell, so that none clicks. The same seed gives the same frames.
 */
final class SpectralSmear implements FrameStream {
  private static final int WINDOW = 12_000;
  private static final int HOP = WINDOW / 2;
  private static final int SIZE = 16_384;
  private static final long SWELL = 1440;
  private static final int PHASES = 4096;
  /** The least share of a window that lies in the sound, as far as its level is concerned. */
  private static final double LEAST_COVERED = 0.05;

  private static final float[] HANN = new float[WINDOW];
  private static final float[] SINE = new float[WINDOW];
  private static final double[] POWER_BEFORE = new double[WINDOW + 1];
  private static final float[] COSINES = new float[PHASES];
  private static final float[] SINES = new float[PHASES];

  static {
    for (int i = 0; i < WINDOW; i++) {
      double sine = StrictMath.sin(Math.PI * (i + 0.5) / WINDOW);
      SINE[i] = (float) sine;
      HANN[i] = (float) (sine * sine);
      POWER_BEFORE[i + 1] = POWER_BEFORE[i] + HANN[i] * HANN[i];
    }
    for (int i = 0; i < PHASES; i++) {
      COSINES[i] = (float) StrictMath.cos(2 * Math.PI * i / PHASES);
      SINES[i] = (float) StrictMath.sin(2 * Math.PI * i / PHASES);
    }
  }

  private final RealTransform transform = RealTransform.of(SIZE);
  private final SpanFrames in;
  private final long length;
  private final double factor;
  private final SplittableRandom random;
  private final Fade ends;
  private final float[] stereo = new float[2 * WINDOW];
  private final float[][] values = new float[2][SIZE];
  private final float[][] spectra = new float[2][SIZE + 2];
  private final float[] ready = new float[2 * HOP];
  private final float[] falling = new float[2 * HOP];
  private int used = HOP;
  private long windows;
  private long position;

  /**
   * @param length frames of the sound
   * @param factor how many times longer it becomes
   */
  SpectralSmear(SpanFrames in, long length, double factor, long seed) {
    this.in = in;
    this.length = length;
    this.factor = factor;
    random = new SplittableRandom(seed);
    long heard = Math.round(length * factor);
    ends = new Fade(heard, Math.min(SWELL, heard / 8), Math.min(HOP, heard / 4));
  }

  @Override
  public void read(float[] into, int frames) {
    for (int done = 0; done < frames; ) {
      if (used == HOP) {
        nextHop();
        used = 0;
      }
      int count = Math.min(frames - done, HOP - used);
      for (int i = 0; i < count; i++) {
        float level = ends.at(position++);
        into[2 * (done + i)] = level * ready[2 * (used + i)];
        into[2 * (done + i) + 1] = level * ready[2 * (used + i) + 1];
      }
      used += count;
      done += count;
    }
  }

  private void nextHop() {
    if (windows == 0) {
      nextWindow();
    }
    nextWindow();
  }

  /** Adds a window; the hop before its middle is then ready. The middle of the first one is the sound's beginning. */
  private void nextWindow() {
    long from = Math.round(windows * HOP / factor) - HOP;
    in.readAt(from, stereo, WINDOW);
    for (int i = 0; i < WINDOW; i++) {
      values[0][i] = HANN[i] * stereo[2 * i];
      values[1][i] = HANN[i] * stereo[2 * i + 1];
    }
    smear();
    float scale = (float) (Math.sqrt(SIZE / power(from)) / SIZE);
    for (int channel = 0; channel < 2; channel++) {
      float[] made = values[channel];
      for (int i = 0; i < HOP; i++) {
        int at = 2 * i + channel;
        ready[at] = falling[at] + scale * SINE[i] * made[i];
        falling[at] = scale * SINE[HOP + i] * made[HOP + i];
      }
    }
    windows++;
  }

  /** The power of the window where it lies in the sound. */
  private double power(long from) {
    int before = (int) Math.max(0, Math.min(WINDOW, -from));
    int end = (int) Math.max(before, Math.min(WINDOW, length - from));
    return Math.max(LEAST_COVERED * POWER_BEFORE[WINDOW], POWER_BEFORE[end] - POWER_BEFORE[before]);
  }

  /** Turns every bin of both channels by one random phase, so that a sound stays at its place between them. */
  private void smear() {
    for (int channel = 0; channel < 2; channel++) {
      Arrays.fill(values[channel], WINDOW, SIZE, 0);
      transform.forward(values[channel], spectra[channel]);
    }
    for (int bin = 0; bin < SIZE + 2; bin += 2) {
      int phase = random.nextInt(PHASES);
      turn(spectra[0], bin, COSINES[phase], SINES[phase]);
      turn(spectra[1], bin, COSINES[phase], SINES[phase]);
    }
    transform.inverse(spectra[0], values[0]);
    transform.inverse(spectra[1], values[1]);
  }

  private static void turn(float[] spectrum, int bin, float cosine, float sine) {
    float real = spectrum[bin];
    float imaginary = spectrum[bin + 1];
    spectrum[bin] = real * cosine - imaginary * sine;
    spectrum[bin + 1] = real * sine + imaginary * cosine;
  }
}
