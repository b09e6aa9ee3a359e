package org.smalti.media.rtsp;

import java.util.BitSet;

/** The interleaved channels of one connection: each belongs to one track. */
final class ChannelMap {
  private static final int CHANNELS = 256;

  private final BitSet taken = new BitSet();

  /** @throws RtspException if the wanted channels are taken, or none are left */
  InterleavedChannels take(TransportHeader wanted) throws RtspException {
    int first = wanted.first();
    int second = wanted.second();
    if (first < 0) {
      first = 0;
      while (taken.get(first) || taken.get(first + 1)) {
        first += 2;
      }
      second = first + 1;
    }
    if (taken.get(first) || taken.get(second) || second >= CHANNELS) {
      throw new RtspException(RtspStatus.UNSUPPORTED_TRANSPORT, "these channels are taken");
    }
    taken.set(first);
    taken.set(second);
    return new InterleavedChannels(first, second);
  }
}
