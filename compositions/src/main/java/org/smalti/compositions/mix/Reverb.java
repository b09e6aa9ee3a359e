package org.smalti.compositions.mix;

/**
 * A room: eight parallel comb filters with a low pass in their loop, then four all-pass filters, for each ear with
 * slightly other lengths (Schroeder 1962, Moorer 1979). The decay time follows from the setting.
 */
final class Reverb {
  /** Frames at 48 kHz: mutually prime, 25 to 41 ms. */
  private static final int[] COMBS = {1213, 1291, 1381, 1471, 1549, 1627, 1699, 1759};

  private static final int[] ALL_PASSES = {607, 479, 373, 241};
  private static final int OTHER_EAR = 23;
  private static final double DAMPING = 0.25;
  private static final float SCATTER = 0.5f;

  private final Ear left;
  private final Ear right;
  private final float wet;
  private final boolean on;

  /** @param amount 0 nothing .. 100 a decay of four seconds, as loud as the direct sound */
  Reverb(double amount) {
    double seconds = seconds(amount);
    left = new Ear(0, seconds);
    right = new Ear(OTHER_EAR, seconds);
    wet = (float) (0.11 * amount / 100);
    on = amount > 0;
  }

  private static double seconds(double amount) {
    return 0.4 + 3.6 * (amount / 100) * (amount / 100);
  }

  /** How many frames a room is heard after a sound: until it is 60 dB softer. */
  static long tail(double amount) {
    return amount > 0 ? Math.round(seconds(amount) * 48_000) : 0;
  }

  /** Adds the room to interleaved stereo frames. */
  void process(float[] stereo, int frames) {
    if (!on) {
      return;
    }
    for (int i = 0; i < 2 * frames; i += 2) {
      float in = (stereo[i] + stereo[i + 1]) * 0.5f;
      stereo[i] += wet * left.next(in);
      stereo[i + 1] += wet * right.next(in);
    }
  }

  private static final class Ear {
    private final float[][] combs = new float[COMBS.length][];
    private final float[] feedback = new float[COMBS.length];
    private final float[] low = new float[COMBS.length];
    private final int[] combAt = new int[COMBS.length];
    private final float[][] allPasses = new float[ALL_PASSES.length][];
    private final int[] allPassAt = new int[ALL_PASSES.length];

    Ear(int longer, double seconds) {
      for (int i = 0; i < combs.length; i++) {
        int length = COMBS[i] + longer;
        combs[i] = new float[length];
        feedback[i] = (float) StrictMath.pow(10, -3.0 * length / (48_000 * seconds));
      }
      for (int i = 0; i < allPasses.length; i++) {
        allPasses[i] = new float[ALL_PASSES[i] + longer];
      }
    }

    float next(float in) {
      float sum = 0;
      for (int i = 0; i < combs.length; i++) {
        float[] line = combs[i];
        int at = combAt[i];
        float out = line[at];
        low[i] += (float) (1 - DAMPING) * (out - low[i]);
        float back = in + feedback[i] * low[i];
        line[at] = Math.abs(back) < 1e-15f ? 0 : back;
        combAt[i] = at + 1 == line.length ? 0 : at + 1;
        sum += out;
      }
      for (int i = 0; i < allPasses.length; i++) {
        float[] line = allPasses[i];
        int at = allPassAt[i];
        float held = line[at];
        float kept = sum + SCATTER * held;
        line[at] = Math.abs(kept) < 1e-15f ? 0 : kept;
        sum = held - SCATTER * kept;
        allPassAt[i] = at + 1 == line.length ? 0 : at + 1;
      }
      return sum;
    }
  }
}
