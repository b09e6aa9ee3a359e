package org.smalti.tools.audio;

/**
 * Moves an onset to the attack in the waveform: the frame at which the sound changes most from the {@value #BEFORE_MS}
 * ms before it to the {@value #AFTER_MS} ms after it. A detector that looks through a window of 46 ms is early or late
 * by some milliseconds; the attack is not.
 *
 * <p>The measure is the log likelihood ratio of a change of variance, summed over five bands: how much better two
 * variances (one before, one after) explain the signal than a single one. Only bands whose energy rises count. So a
 * soft hit is found in the band where it is above the noise, and the attack of a kick drum is not searched for in the
 * hiss above it.
 *
 * <p>A sound may have several attacks: the stick 16 ms before the bell, fingers 10 ms before their snap. The first one
 * that is not small compared with the largest is taken, and of it the {@link AttackRise rise}.
 */
final class AttackFinder {
  private static final double EARLIER_MS = 25;
  private static final double LATER_MS = 30;
  private static final double BEFORE_MS = 10;
  private static final double AFTER_MS = 5;
  /** How long the filters need to settle. */
  private static final double WARM_UP_MS = 10;
  /** The centres of the bands, Hz; each is as wide as its centre. */
  private static final double[] CENTRES = {100, 300, 900, 2700, 8100};

  private static final double STEP_MS = 0.5;
  /** A change that is the largest within this many ms is an attack of its own. */
  private static final double NEAR_MS = 5;
  /** Of several attacks the first is taken whose change is at least this ... */
  private static final double FIRST = 40;
  /** ... and at least this share of the largest change. */
  private static final double FIRST_SHARE = 0.1;

  /** Energy below this share of the largest energy in reach is not counted as a rise. */
  private static final double FLOOR = 1e-3;

  private static final double SILENCE = 1e-10;

  private final int earlier;
  private final int later;
  private final int before;
  private final int after;
  private final int warmUp;
  private final int step;
  private final float[] sound;
  private final int bands;
  /** Energy up to a frame, by band. */
  private final double[][] energy;

  private final double[] floors;
  private final double[] weights;
  /** Of the filters: of the input, and of the last output and the one before. */
  private final double[] gains;

  private final double[] firsts;
  private final double[] seconds;
  /** The change at every step in reach. */
  private final double[] changes;

  private final int near;
  private final AttackRise rise;
  private double change;

  AttackFinder(int sampleRate) {
    earlier = frames(EARLIER_MS, sampleRate);
    later = frames(LATER_MS, sampleRate);
    before = frames(BEFORE_MS, sampleRate);
    after = frames(AFTER_MS, sampleRate);
    warmUp = frames(WARM_UP_MS, sampleRate);
    step = frames(STEP_MS, sampleRate);
    near = frames(NEAR_MS, sampleRate) / step;
    rise = new AttackRise(sampleRate);
    changes = new double[(earlier + later) / step + 1];
    sound = new float[warmUp + before + earlier + later + after];
    int count = 0;
    while (count < CENTRES.length && CENTRES[count] < 0.4 * sampleRate) {
      count++;
    }
    bands = count;
    energy = new double[bands][before + earlier + later + after + 1];
    floors = new double[bands];
    weights = new double[bands];
    gains = new double[bands];
    firsts = new double[bands];
    seconds = new double[bands];
    for (int band = 0; band < bands; band++) {
      weights[band] = CENTRES[band] / sampleRate;
      double w = 2 * Math.PI * CENTRES[band] / sampleRate;
      double alpha = Math.sin(w) / 2;
      gains[band] = alpha / (1 + alpha);
      firsts[band] = -2 * Math.cos(w) / (1 + alpha);
      seconds[band] = (1 - alpha) / (1 + alpha);
    }
  }

  /** How many frames before an onset must still be in the buffer. */
  int reachBefore() {
    return warmUp + before + earlier;
  }

  /** How many frames after an onset must already be in the buffer. */
  int reachAfter() {
    return later + Math.max(after, rise.reachAfter());
  }

  /** How much the sound changes at the attack found last: a log likelihood ratio. */
  double change() {
    return change;
  }

  /** The attack nearest to an onset. */
  long attack(SoundBuffer buffer, long onset) {
    buffer.copy(onset - reachBefore(), sound, sound.length);
    for (int band = 0; band < bands; band += 2) {
      // Of an odd number of bands the last is filtered twice.
      filter(band, Math.min(band + 1, bands - 1));
    }
    for (int band = 0; band < bands; band++) {
      floors[band] = floor(energy[band]);
    }
    int last = before + earlier + later;
    int strongest = strongest();
    int attack = before + step * first(strongest);
    attack = best(Math.max(before, attack - step), Math.min(last, attack + step));
    change = Math.max(change(attack), changes[strongest]);
    long found = onset - before - earlier + attack;
    // What begins with the file begins at 0.
    return found < step ? Math.max(0, found) : rise.start(buffer, found);
  }

  /** The step at which the sound changes most. */
  private int strongest() {
    int strongest = 0;
    for (int i = 0; i < changes.length; i++) {
      changes[i] = change(before + i * step);
      strongest = changes[i] > changes[strongest] ? i : strongest;
    }
    return strongest;
  }

  /** The first step with an attack that is not small compared with the largest. */
  private int first(int strongest) {
    double least = Math.max(FIRST, FIRST_SHARE * changes[strongest]);
    for (int i = 0; i < strongest; i++) {
      if (changes[i] >= least && isPeak(i)) {
        return i;
      }
    }
    return strongest;
  }

  private boolean isPeak(int at) {
    for (int i = Math.max(0, at - near); i <= Math.min(changes.length - 1, at + near); i++) {
      if (changes[i] > changes[at]) {
        return false;
      }
    }
    return true;
  }

  private int best(int from, int to) {
    double most = Double.NEGATIVE_INFINITY;
    int best = from;
    for (int at = from; at <= to; at++) {
      double now = change(at);
      if (now > most) {
        most = now;
        best = at;
      }
    }
    return best;
  }

  private double change(int at) {
    double sum = 0;
    for (int band = 0; band < bands; band++) {
      double[] upTo = energy[band];
      double floor = floors[band];
      double then = (upTo[at] - upTo[at - before]) / before + floor;
      double now = (upTo[at + after] - upTo[at]) / after + floor;
      if (now > then) {
        double all = (then * before + now * after) / (before + after);
        sum += weights[band]
            * ((before + after) * Math.log(all) - before * Math.log(then) - after * Math.log(now));
      }
    }
    return sum;
  }

  private double floor(double[] upTo) {
    double loudest = SILENCE;
    for (int at = 0; at + after < upTo.length; at += step) {
      loudest = Math.max(loudest, (upTo[at + after] - upTo[at]) / after);
    }
    return FLOOR * loudest + SILENCE;
  }

  /**
   * Two band-pass filters of second order; energies are summed from when they have settled. Two at once, because each
   * value has to wait for the one before.
   */
  private void filter(int one, int other) {
    double gain = gains[one];
    double a1 = firsts[one];
    double a2 = seconds[one];
    double otherGain = gains[other];
    double b1 = firsts[other];
    double b2 = seconds[other];
    double[] upTo = energy[one];
    double[] otherUpTo = energy[other];
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    double z1 = 0;
    double z2 = 0;
    double sum = 0;
    double otherSum = 0;
    for (int i = 0; i < sound.length; i++) {
      // Oldest terms first, so that the next value only waits for the last product.
      double rise = sound[i] - x2;
      double y = gain * rise - a2 * y2 - a1 * y1;
      double z = otherGain * rise - b2 * z2 - b1 * z1;
      x2 = x1;
      x1 = sound[i];
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      if (i >= warmUp) {
        sum += y * y;
        otherSum += z * z;
        upTo[i - warmUp + 1] = sum;
        otherUpTo[i - warmUp + 1] = otherSum;
      }
    }
  }

  private static int frames(double ms, int sampleRate) {
    return Math.max(1, (int) Math.round(ms * sampleRate / 1000));
  }
}
