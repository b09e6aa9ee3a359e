package org.smalti.tools.audio;

/**
 * Finds where a sample has faded away: the end of its last {@value #BLOCK_MS} ms block that is not more than
 * {@value #FALL_DB} dB below its loudest one and not below {@value #SILENCE_DB} dBFS.
 */
final class ReleaseFinder {
  private static final double BLOCK_MS = 10;
  private static final double FALL_DB = 40;
  private static final double SILENCE_DB = -75;

  private final int block;

  ReleaseFinder(int sampleRate) {
    block = Math.max(1, (int) Math.round(BLOCK_MS * sampleRate / 1000));
  }

  /** The length of the part of a sample that sounds, at most {@code length}; 0 if it is silent. */
  int release(SoundBuffer sound, long start, int length) {
    double loudest = 0;
    for (int at = 0; at < length; at += block) {
      loudest = Math.max(loudest, power(sound, start + at, Math.min(block, length - at)));
    }
    double floor = Math.max(loudest * Math.pow(10, -FALL_DB / 10), Math.pow(10, SILENCE_DB / 10));
    // The last block may already hold the first breath of the next sample.
    int last = Math.max(0, length / block - 2) * block;
    if (power(sound, start + last, Math.min(block, length - last)) >= floor) {
      return length;
    }
    while (last >= 0 && power(sound, start + last, Math.min(block, length - last)) < floor) {
      last -= block;
    }
    return Math.max(0, last + block);
  }

  private static double power(SoundBuffer sound, long start, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double x = sound.at(start + i);
      sum += x * x;
    }
    return sum / length;
  }
}
