package org.smalti.compositions.mix;

import java.util.Arrays;

/** All sounds that are heard in a room of one size: what they add up to goes through its reverb once. */
final class Room {
  private final Reverb reverb;
  private final float[] block;
  /** Frames after which the reverb holds nothing but zeros, so that leaving it out changes no bit. */
  private final long over;

  /** Frames since the last sound. */
  private long quiet;

  /** @param most frames at a time */
  Room(double amount, int most) {
    reverb = new Reverb(amount);
    over = 6 * Reverb.tail(amount);
    block = new float[2 * most];
    quiet = over;
  }

  /** Where sounds are added. */
  float[] block() {
    return block;
  }

  /**
   * Adds what is heard to a mix, and is empty again.
   *
   * @param sounding whether any sound was added
   */
  void addTo(float[] mix, int offset, int frames, boolean sounding) {
    quiet = sounding ? 0 : quiet + frames;
    if (quiet > over) {
      return;
    }
    reverb.process(block, frames);
    for (int i = 0; i < 2 * frames; i++) {
      mix[2 * offset + i] += block[i];
    }
    Arrays.fill(block, 0, 2 * frames, 0);
  }
}
