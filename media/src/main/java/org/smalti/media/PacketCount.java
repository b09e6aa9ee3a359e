package org.smalti.media;

import java.io.Serializable;
import java.util.List;

/**
 * What reading every packet of a file without decoding any has found.
 *
 * @param damaged whether a packet was broken, or reading ended for another reason than the end of the file
 * @param streams in the file's order
 */
public record PacketCount(boolean damaged, List<Extent> streams) implements Serializable {
  /**
   * The packets of one stream.
   *
   * @param begin s on the file's own clock, 0 where there is no packet
   * @param end s on the file's own clock, 0 where there is no packet
   * @param longest s, how long the longest packet lasts; 0 unknown
   * @param filled s, how long all packets last together: less than the duration where there are holes, more where they overlap
   */
  public record Extent(
      long packets, long bytes, double begin, double end, double longest, double filled)
      implements Serializable {
    public double duration() {
      return Math.max(0, end - begin);
    }
  }

  public PacketCount {
    streams = List.copyOf(streams);
  }
}
