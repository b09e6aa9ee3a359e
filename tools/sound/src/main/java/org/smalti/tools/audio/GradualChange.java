package org.smalti.tools.audio;

import java.util.Arrays;

/**
 * Finds where a held sound becomes another one without an attack: a new pitch, chord or timbre. What sounded for
 * {@value #SPAN} frames before is compared with what sounds for as long after, as in the novelty of Foote ("Automatic
 * audio segmentation using a measure of audio novelty", ICME 2000): frames of 93 ms, 100 a second, up to 5 kHz; the
 * partials that stand out of each frame are a vector of length 1, and the change is half the squared distance of both
 * means. It is 1 between two steady tones that share no partial and 0 within one. In noise and speech the frames of
 * either span differ from one another as much as from those of the other ({@link #ABOVE_SPREAD}); in a glide nothing
 * stands out ({@link #ABOVE_SLOPES}). A vibrato is no change, because the spans are about as long as its period.
 * Loudness plays no part.
 */
final class GradualChange {
  private static final double SLOW_RATE = 11_025;
  private static final int SIZE = 1024;
  private static final double FRAMES_PER_SECOND = 100;
  /** Frames in either mean: 180 ms, a period of vibrato. */
  private static final int SPAN = 18;
  /** Frames between the two that belong to neither. */
  private static final int GAP = 3;
  /** The change that counts. */
  private static final double LEAST = 0.15;
  /** How many times the spread of the frames about their means the change must be: sounds that are held have little. */
  private static final double ABOVE_SPREAD = 1.1;
  /** Squared length of either mean, at least: how much the frames of a held sound are alike. */
  private static final double HELD = 0.2;
  /** A peak is the largest change of so many frames before and after it. */
  private static final int APART = 10;
  /** How many times the change so many frames before and after it a peak must be; in a glide all are alike. */
  private static final double ABOVE_SLOPES = 1.25;
  /** Power after a change, at least, as a share of that before: what decays changes too, without a new sound. */
  private static final double GOES_ON = 0.5;
  /** The same, at most: what rises more has an attack or swells. */
  private static final double RISES = 4;

  /** Powers that differ less than this are steady: 2.3 dB. */
  private static final double STEADY = 1.7;
  /** How much of what is there after a change must be new, in amplitude squared: where a tone ends, nothing is. */
  private static final double NEW = 0.2;

  /** The mean square at or below which nothing sounds: −75 dBFS. */
  private static final double SILENCE = Math.pow(10, -7.5);

  /** What a sum of the powers of bins is multiplied by to be a mean square; 3/8 is that of the window. */
  private static final double MEAN_SQUARE = 2 / (0.375 * SIZE * SIZE);
  /** Mean squares from here on are no sound. */
  private static final double LOUDEST = 1e12;

  private static final double LOWEST_HZ = 80;
  private static final double HIGHEST_HZ = 4800;
  /** Magnitudes below this share of a frame's largest are nothing. */
  private static final float FLOOR = 0.01f;
  /** A partial stands out of the mean of so many bins to each side. */
  private static final int AROUND = 8;

  private static final int KEPT = 2 * SPAN + GAP;
  private static final int LOOKED = 2 * APART + 1;

  private final int factor;
  private final double hop;
  private final Decimator decimator;
  private final SoundBuffer sound = new SoundBuffer();
  private final SoundBuffer slow = new SoundBuffer();
  private final FrameSpectrum frames = new FrameSpectrum(SIZE, SIZE);
  private final float[] window = new float[SIZE];
  private final float[] magnitudes;
  private final float[] weights;
  private final int first;
  /** The partials of the last frames, the newest at {@link #slot}, and the power of each. */
  private final float[][] partials;

  private final double[] powers = new double[KEPT + 1];
  /** The sums of the vectors of both spans, and of their powers. */
  private final float[] before;

  private final float[] after;
  private double powerBefore;
  private double powerAfter;
  private final double[] changes = new double[LOOKED];
  private final boolean[] steady = new boolean[LOOKED];
  /** How large a peak would have to be to count there. */
  private final double[] enough = new double[LOOKED];
  /** Sums of the magnitudes up to each. */
  private final float[] upTo;

  private float[] block = new float[0];
  /** The next frame of the slower sound that is to be computed. */
  private long slowEnd;

  private long frame;

  GradualChange(int sampleRate) {
    factor = (int) Math.max(1, Math.round(sampleRate / SLOW_RATE));
    double rate = sampleRate / (double) factor;
    hop = rate / FRAMES_PER_SECOND;
    decimator = new Decimator(factor);
    magnitudes = new float[frames.bins()];
    first = (int) Math.round(LOWEST_HZ * SIZE / rate);
    int last = (int) Math.min(magnitudes.length - 1, Math.round(HIGHEST_HZ * SIZE / rate));
    weights = new float[last - first];
    for (int i = 0; i < weights.length; i++) {
      // Each octave counts as much.
      weights[i] = (float) (1 / Math.sqrt(first + i));
    }
    partials = new float[KEPT + 1][weights.length];
    before = new float[weights.length];
    after = new float[weights.length];
    upTo = new float[weights.length + 1];
    frame = -(long) Math.ceil(SIZE / 2.0 / hop);
  }

  /** Receives changes. */
  @FunctionalInterface
  interface Changes {
    /**
     * @param frame from the beginning of the sound
     * @param steady whether the power after is about that before: nothing was struck
     */
    void at(long frame, boolean steady);
  }

  /** Latency in frames of the sound: a change is reported at most so many frames later. */
  int latency() {
    return (int)
        Math.ceil(factor * (SIZE / 2.0 + hop * (SPAN + GAP + APART + 2) + 2 * Decimator.CROSSINGS));
  }

  /** Takes the next frames. Reports, in order, the changes that are certain by now. */
  void accept(float[] mono, int offset, int length, Changes found) {
    sound.append(mono, offset, length);
    slowDown();
    for (long start = frameStart(); start + SIZE <= slow.end(); start = frameStart()) {
      slow.copy(start, window, SIZE);
      take(found);
    }
    slow.forgetBefore(frameStart());
    sound.forgetBefore((slowEnd - Decimator.CROSSINGS) * factor);
  }

  private void slowDown() {
    int count = (int) Math.max(0, sound.end() / factor - Decimator.CROSSINGS - slowEnd);
    if (count == 0) {
      return;
    }
    block = block.length < count ? new float[count] : block;
    long start = (slowEnd - Decimator.CROSSINGS) * factor;
    int reach = (count + 2 * Decimator.CROSSINGS) * factor;
    decimator.read(sound, start, reach, Decimator.CROSSINGS, block, count);
    slow.append(block, 0, count);
    slowEnd += count;
  }

  private long frameStart() {
    return Math.round(frame * hop) - SIZE / 2;
  }

  private void take(Changes found) {
    move(frame - KEPT, before, -1);
    powerBefore -= power(frame - KEPT);
    move(frame - SPAN, after, -1);
    powerAfter -= power(frame - SPAN);
    powers[slot(frame)] = standing(partials[slot(frame)]);
    move(frame - SPAN - GAP, before, 1);
    powerBefore += power(frame - SPAN - GAP);
    move(frame, after, 1);
    powerAfter += power(frame);
    measure();
    long peak = frame - APART;
    if (isChange(peak)) {
      // The change of a frame is the one in the middle of those kept up to it.
      double middle = peak - (KEPT - 1) / 2.0 + offset(peak);
      found.at(Math.max(0, Math.round(middle * hop * factor)), steady[slotOfChange(peak)]);
    }
    frame++;
  }

  /** Adds a frame to a sum, or takes it away. */
  private void move(long at, float[] sum, int sign) {
    float[] vector = partials[slot(at)];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * vector[i];
    }
  }

  private double power(long at) {
    return powers[slot(at)];
  }

  private double changeAt(long at) {
    return changes[slotOfChange(at)];
  }

  /** Where between its neighbours the top of a peak is, −0.5 to 0.5, by a parabola. */
  private double offset(long peak) {
    double left = changeAt(peak - 1);
    double top = changeAt(peak);
    double right = changeAt(peak + 1);
    double bend = left - 2 * top + right;
    return bend < 0 ? 0.5 * (left - right) / bend : 0;
  }

  private boolean isChange(long peak) {
    double height = changeAt(peak);
    if (height < enough[slotOfChange(peak)]
        || height < ABOVE_SLOPES * Math.max(changeAt(peak - APART), changeAt(peak + APART))) {
      return false;
    }
    for (int i = 1; i <= APART; i++) {
      if (changeAt(peak - i) > height || changeAt(peak + i) >= height) {
        return false;
      }
    }
    return true;
  }

  /** Fills in the partials of the newest frame. Gives its power, 0 if it is silent or not finite. */
  private double standing(float[] target) {
    Arrays.fill(target, 0);
    frames.powers(window, 0, magnitudes);
    double power = 0;
    for (int i = 0; i < target.length; i++) {
      power += magnitudes[first + i];
    }
    power *= MEAN_SQUARE;
    if (!(power > SILENCE && power < LOUDEST)) {
      return 0;
    }
    logarithms();
    double sum = 0;
    for (int i = 0; i < target.length; i++) {
      int from = Math.max(0, i - AROUND);
      int to = Math.min(target.length, i + AROUND + 1);
      float mean = (upTo[to] - upTo[from]) / (to - from);
      float out = Math.max(0, magnitudes[first + i] - mean) * weights[i];
      target[i] = out;
      sum += out * out;
    }
    float length = sum > 0 ? (float) (1 / Math.sqrt(sum)) : 0;
    for (int i = 0; i < target.length; i++) {
      target[i] *= length;
    }
    return power;
  }

  /** Takes the logarithms of magnitudes, those below {@link #FLOOR} being next to 0, and their sums. */
  private void logarithms() {
    float largest = 0;
    for (int i = 0; i < weights.length; i++) {
      largest = Math.max(largest, magnitudes[first + i]);
    }
    float scale = largest > 0 ? 1 / (FLOOR * FLOOR * largest) : 0;
    for (int i = 0; i < weights.length; i++) {
      // Half the logarithm of the power is that of the magnitude.
      magnitudes[first + i] = 0.5f * QuickLogarithm.of(1 + scale * magnitudes[first + i]);
      upTo[i + 1] = upTo[i] + magnitudes[first + i];
    }
  }

  /** Measures the change between the spans that end with the newest frame. */
  private void measure() {
    double one = 0;
    double other = 0;
    double both = 0;
    double fresh = 0;
    float louder = (float) Math.sqrt(powerBefore / Math.max(powerAfter, SILENCE));
    for (int i = 0; i < before.length; i++) {
      one += before[i] * before[i];
      other += after[i] * after[i];
      both += before[i] * after[i];
      float more = Math.max(0, after[i] - louder * before[i]);
      fresh += more * more;
    }
    double alike = (one + other) / 2 / (SPAN * SPAN);
    boolean held = Math.min(one, other) >= HELD * SPAN * SPAN
        && fresh > NEW * other
        && powerAfter > GOES_ON * powerBefore
        && powerAfter < RISES * powerBefore;
    int slot = slotOfChange(frame);
    steady[slot] = powerAfter < STEADY * powerBefore && powerBefore < STEADY * powerAfter;
    changes[slot] = alike - both / (SPAN * SPAN);
    enough[slot] = held ? Math.max(LEAST, ABOVE_SPREAD * (1 - alike)) : Double.POSITIVE_INFINITY;
  }

  private static int slotOfChange(long frame) {
    return (int) Math.floorMod(frame, (long) LOOKED);
  }

  private static int slot(long frame) {
    return (int) Math.floorMod(frame, (long) (KEPT + 1));
  }
}
