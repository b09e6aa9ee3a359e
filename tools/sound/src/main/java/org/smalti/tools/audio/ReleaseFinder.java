package org.smalti.tools.audio;

/**
 * Finds where a sample has faded away: the end of its last {@value #BLOCK_MS} ms block that is not more than
 * {@value #FALL_DB} dB below its loudest one and not below {@value #SILENCE_DB} dBFS; or, over a {@link BackgroundNoise} of noise or
 * hum, where it has sunk into that. What comes after {@value #SILENT_BLOCKS} blocks of silence is no part of it. A constant
 * offset is no sound.
 */
final class ReleaseFinder {
  private static final double BLOCK_MS = 10;
  private static final double FALL_DB = 40;
  /** Quiet recordings sound on below -75 dBFS; the dither of 16 bits is at -98. */
  private static final double SILENCE_DB = -85;

  /** Longer than the closed lips of a consonant. */
  private static final int SILENT_BLOCKS = 15;

  private static final double SILENCE = Math.pow(10, SILENCE_DB / 10);

  private final int block;
  private final BackgroundNoise background;

  ReleaseFinder(int sampleRate) {
    block = Math.max(1, (int) Math.round(BLOCK_MS * sampleRate / 1000));
    background = new BackgroundNoise(sampleRate, block);
  }

  /** How many frames before a sample must be known when it begins. */
  int reachBefore() {
    return background.reachBefore();
  }

  /** Hears the next frames. */
  void accept(float[] mono, int offset, int length) {
    background.accept(mono, offset, length);
  }

  /** A sample begins. */
  void begin(SoundBuffer sound, long start) {
    background.begin(sound, start);
  }

  /** The length of the part of the sample begun last that sounds, at most {@code length}; 0 if it is silent. */
  int release(SoundBuffer sound, long start, int length) {
    double offset = offset(sound, start, length);
    double loudest = 0;
    for (int at = 0; at < length; at += block) {
      loudest = Math.max(loudest, power(sound, start + at, Math.min(block, length - at), offset));
    }
    double floor = Math.max(loudest * Math.pow(10, -FALL_DB / 10), SILENCE);
    int silence = silence(sound, start, length, offset, floor);
    if (silence < length) {
      return silence;
    }
    // The last block may already hold the first breath of the next sample.
    int last = Math.max(0, length / block - 2) * block;
    if (power(sound, start + last, Math.min(block, length - last), offset) >= floor) {
      return background.release(sound, start, length);
    }
    while (last >= 0
        && power(sound, start + last, Math.min(block, length - last), offset) < floor) {
      last -= block;
    }
    return Math.max(0, last + block);
  }

  /** Where the sound is followed by silence; {@code length} if it is not. */
  private int silence(SoundBuffer sound, long start, int length, double offset, double floor) {
    int sounding = -1;
    for (int at = 0; at + block <= length; at += block) {
      if (power(sound, start + at, block, offset) >= floor) {
        sounding = at + block;
      } else if (sounding >= 0 && at + block - sounding >= SILENT_BLOCKS * block) {
        return sounding;
      }
    }
    return length;
  }

  /** The constant that is left when a sample has faded away; 0 if it has not. */
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
    return power(sound, start + length - tail, tail, mean) < SILENCE ? mean : 0;
  }

  private static double power(SoundBuffer sound, long start, int length, double offset) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double x = sound.at(start + i) - offset;
      sum += x * x;
    }
    return sum / length;
  }
}
