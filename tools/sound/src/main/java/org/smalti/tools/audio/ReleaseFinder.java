package org.smalti.tools.audio;

/**
 * Finds the release of a sample, where it has faded away: the end of the last block of {@value #BLOCK_MS} ms that is
 * neither more than {@value #FALL_DB} dB below the loudest block nor below {@value #SILENCE_DB} dBFS; or, if there is
 * {@link BackgroundNoise}, where the sample has fallen to its level. After {@value #SILENT_BLOCKS} silent blocks the
 * sample is over. A constant offset is no sound.
 */
final class ReleaseFinder {
  private static final double BLOCK_MS = 10;
  private static final double FALL_DB = 40;
  /** Quiet recordings still have sound below −75 dBFS; the dither of 16 bits is at −98 dBFS. */
  private static final double SILENCE_DB = -85;

  /** Longer than the closure of a consonant such as p. */
  private static final int SILENT_BLOCKS = 15;

  private static final double SILENCE = Math.pow(10, SILENCE_DB / 10);

  private final int block;
  private final BackgroundNoise background;

  ReleaseFinder(int sampleRate) {
    block = Math.max(1, (int) Math.round(BLOCK_MS * sampleRate / 1000));
    background = new BackgroundNoise(sampleRate, block);
  }

  /** How many frames before the start of a sample must still be in the buffer. */
  int reachBefore() {
    return background.reachBefore();
  }

  /** Takes the next frames. */
  void accept(float[] mono, int offset, int length) {
    background.accept(mono, offset, length);
  }

  /** A sample begins. */
  void begin(SoundBuffer sound, long start) {
    background.begin(sound, start);
  }

  /** The length, at most {@code length}, of the sample that began last, up to its release; 0 if it is silent. */
  int release(SoundBuffer sound, long start, int length) {
    double offset = offset(sound, start, length);
    double[] powers = new double[(length + block - 1) / block];
    double loudest = 0;
    for (int i = 0; i < powers.length; i++) {
      int at = i * block;
      powers[i] = sound.power(start + at, Math.min(block, length - at), offset);
      loudest = Math.max(loudest, powers[i]);
    }
    double floor = Math.max(loudest * Math.pow(10, -FALL_DB / 10), SILENCE);
    int silence = silence(powers, length / block, floor);
    if (silence >= 0) {
      return silence * block;
    }
    // The last block may already hold the beginning of the next sample.
    int last = Math.max(0, length / block - 2);
    if (powers[last] >= floor) {
      return background.release(sound, start, length);
    }
    while (last >= 0 && powers[last] < floor) {
      last--;
    }
    return (last + 1) * block;
  }

  /** The block from which on there is silence, of the first {@code count}; −1 if there is none. */
  private static int silence(double[] powers, int count, double floor) {
    int sounding = -1;
    for (int i = 0; i < count; i++) {
      if (powers[i] >= floor) {
        sounding = i + 1;
      } else if (sounding >= 0 && i + 1 - sounding >= SILENT_BLOCKS) {
        return sounding;
      }
    }
    return -1;
  }

  /** The constant offset that is left when a sample has faded away; 0 if it has not. */
  private double offset(SoundBuffer sound, long start, int length) {
    int tail = BackgroundNoise.BLOCKS * block;
    if (length < 2 * tail) {
      return 0;
    }
    double sum = 0;
    for (int i = 1; i <= tail; i++) {
      sum += sound.at(start + length - i);
    }
    double mean = sum / tail;
    return sound.power(start + length - tail, tail, mean) < SILENCE ? mean : 0;
  }
}
