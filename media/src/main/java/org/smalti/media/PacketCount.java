package org.smalti.media;

import java.io.Serializable;
import java.util.List;

/**
 * What reading every packet of a file without decoding any has found.
 *
 * @param broken how many packets are marked as broken, without those at a place where files were joined
 * @param brokenOff whether reading failed before the end of the file, or the file ends before its streams do
 * @param streams in the file's order
 * @param playable the same, of pictures from their first key frame on: what precedes it can't be decoded
 */
public record PacketCount(
    long broken, boolean brokenOff, List<Extent> streams, List<Extent> playable)
    implements Serializable {
  /**
   * The packets of one stream, without those that an edit list leaves out. Where the clock of sound or pictures begins
   * again, as in files that were joined byte by byte, it goes on instead.
   *
   * @param begin s on the file's own clock, 0 where there is no packet
   * @param end s on the file's own clock, 0 where there is no packet
   * @param longest s, how long the longest packet lasts; 0 unknown
   * @param filled s, how long all packets last together: less than the duration where there are holes, more where they
   *     overlap
   * @param joined whether the clock begins again
   * @param digest CRC-32C of the bytes of all packets one after the other, hidden ones too
   */
  public record Extent(
      long packets,
      long bytes,
      double begin,
      double end,
      double longest,
      double filled,
      boolean joined,
      long digest)
      implements Serializable {
    public double duration() {
      return Math.max(0, end - begin);
    }

    /** Whether two streams have the same packets, as far as their number and a checksum tell. */
    public boolean hasPacketsOf(Extent other) {
      return packets == other.packets && bytes == other.bytes && digest == other.digest;
    }
  }

  public PacketCount {
    streams = List.copyOf(streams);
    playable = List.copyOf(playable);
  }
}
