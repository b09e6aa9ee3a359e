package org.smalti.compositions.mix;

import java.util.Arrays;

/**
 * Makes a sound longer or shorter at its own pitch: windows of 30 ms are overlapped where they are most similar (WSOLA:
 * Verhelst and Roelands 1993). The first half window is the sound's own, so that an attack stays what it is. For
 * factors up to about 2; beyond, see {@link SpectralSmear}.
 */
final class TimeStretch implements FrameStream {
  private static final int LONGEST_WINDOW = 1440;
  private static final int COARSE = 4;

  private final SpanFrames in;
  private final long last;
  private final int hop;
  private final int search;
  private final double factor;
  private final float[] rise;
  private final float[] segment;
  /** The second half of the window before. */
  private final float[] falling;

  private final float[] ready;
  private final float[] wanted;
  private final float[] around;
  private final float[] stereo;
  private int used;
  private long windows;
  private long position;

  /**
   * @param length frames of the sound
   * @param factor how many times longer it becomes
   */
  TimeStretch(SpanFrames in, long length, double factor) {
    this.in = in;
    this.factor = factor;
    hop = (int) Math.max(1, Math.min(LONGEST_WINDOW, length) / 2);
    search = hop / 2;
    last = Math.max(0, length - 2L * hop);
    rise = new float[hop];
    for (int i = 0; i < hop; i++) {
      double sine = StrictMath.sin(Math.PI / 2 * (i + 0.5) / hop);
      rise[i] = (float) (sine * sine);
    }
    segment = new float[4 * hop];
    falling = new float[2 * hop];
    ready = new float[2 * hop];
    wanted = new float[hop];
    around = new float[hop + 2 * search + 1];
    stereo = new float[2 * around.length];
    used = hop;
  }

  @Override
  public void read(float[] into, int frames) {
    for (int done = 0; done < frames; ) {
      if (used == hop) {
        nextWindow();
        used = 0;
      }
      int count = Math.min(frames - done, hop - used);
      System.arraycopy(ready, 2 * used, into, 2 * done, 2 * count);
      used += count;
      done += count;
    }
  }

  private void nextWindow() {
    long place = windows == 0 ? 0 : similar(Math.round(windows * hop / factor));
    in.readAt(place, segment, 2 * hop);
    for (int i = 0; i < hop; i++) {
      float weight = windows == 0 ? 1 : rise[i];
      ready[2 * i] = falling[2 * i] + weight * segment[2 * i];
      ready[2 * i + 1] = falling[2 * i + 1] + weight * segment[2 * i + 1];
      falling[2 * i] = (1 - rise[i]) * segment[2 * (hop + i)];
      falling[2 * i + 1] = (1 - rise[i]) * segment[2 * (hop + i) + 1];
    }
    position = place;
    windows++;
  }

  /** The place near another one at which the sound goes on most like it did after the window before. */
  private long similar(long nominal) {
    long middle = Math.min(last, nominal);
    long from = Math.max(0, middle - search);
    int places = (int) (Math.min(last, middle + search) - from) + 1;
    mono(position + hop, wanted, hop);
    mono(from, around, hop + places - 1);
    int best = best(0, places, COARSE, COARSE, (int) (middle - from));
    return from + best(Math.max(0, best - COARSE), Math.min(places, best + COARSE + 1), 1, 1, best);
  }

  private void mono(long from, float[] into, int frames) {
    in.readAt(from, stereo, frames);
    Arrays.fill(into, 0);
    for (int i = 0; i < frames; i++) {
      into[i] = stereo[2 * i] + stereo[2 * i + 1];
    }
  }

  /** @param usual where nothing is similar */
  private int best(int from, int until, int step, int stride, int usual) {
    int best = usual;
    double highest = 0;
    for (int place = from; place < until; place += step) {
      double product = 0;
      double power = 1e-9;
      for (int i = 0; i < hop; i += stride) {
        float value = around[place + i];
        product += value * wanted[i];
        power += value * value;
      }
      double similarity = product / Math.sqrt(power);
      if (similarity > highest) {
        highest = similarity;
        best = place;
      }
    }
    return best;
  }
}
