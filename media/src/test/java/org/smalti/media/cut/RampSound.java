package org.smalti.media.cut;

import java.util.Random;

/**
 * A stereo sound whose frame n is (n, −n), which comes in blocks of changing size and may land wrongly after a seek.
 */
final class RampSound implements SoundSource {
  static final int RATE = 100;

  private final long length;
  private final Random random;
  /** By how many frames a seek to anywhere but the beginning misses. */
  private final int miss;

  private long at;
  private int seeks;

  RampSound(long length, long seed, int miss) {
    this.length = length;
    this.miss = miss;
    random = new Random(seed);
  }

  int seeks() {
    return seeks;
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public int channels() {
    return 2;
  }

  @Override
  public long position() {
    return at;
  }

  @Override
  public int read(float[] interleaved, int offset, int frames) {
    int count = (int) Math.min(Math.min(frames, 1 + random.nextInt(300)), length - at);
    if (count <= 0) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      interleaved[offset + 2 * i] = at + i;
      interleaved[offset + 2 * i + 1] = -(at + i);
    }
    at += count;
    return count;
  }

  @Override
  public void seek(double seconds) {
    seeks++;
    long wanted = Math.round(seconds * RATE);
    at = Math.min(length, wanted == 0 ? 0 : Math.max(0, wanted + miss));
  }
}
