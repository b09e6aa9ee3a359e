package org.smalti.media.rtsp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a client wants the packets of one track: the first transport of its list that this server has.
 *
 * @param tcp whether between the requests of the connection, else by UDP
 * @param first channel or UDP port of RTP; −1 if the client leaves it to the server
 * @param second channel or UDP port of RTCP; −1 likewise
 */
record TransportHeader(boolean tcp, int first, int second) {
  private static final int LARGEST_CHANNEL = 255;
  private static final int LARGEST_PORT = 65535;
  private static final int MOST_OFFERS = 16;

  /** @throws RtspException if there is none, or none that can be */
  static TransportHeader of(@Nullable String header) throws RtspException {
    if (header == null) {
      throw new RtspException(RtspStatus.UNSUPPORTED_TRANSPORT, "SETUP without Transport");
    }
    String[] offers = header.split(",", MOST_OFFERS);
    for (String offer : offers) {
      TransportHeader transport = offered(offer.strip().split(";", -1));
      if (transport != null) {
        return transport;
      }
    }
    throw new RtspException(
        RtspStatus.UNSUPPORTED_TRANSPORT,
        "only RTP/AVP/TCP;interleaved=0-1 and RTP/AVP;unicast;client_port=N-M are served,"
            + " with channels up to 255");
  }

  private static @Nullable TransportHeader offered(String[] words) {
    String profile = words[0].strip().toUpperCase(Locale.ROOT);
    boolean tcp = profile.equals("RTP/AVP/TCP");
    if (!tcp && !profile.equals("RTP/AVP") && !profile.equals("RTP/AVP/UDP")) {
      return null;
    }
    String range = "";
    for (String word : words) {
      String lower = word.strip().toLowerCase(Locale.ROOT);
      if (lower.equals("multicast")) {
        return null;
      }
      String name = tcp ? "interleaved=" : "client_port=";
      range = lower.startsWith(name) ? lower.substring(name.length()) : range;
    }
    if (range.isEmpty()) {
      return tcp ? new TransportHeader(true, -1, -1) : null;
    }
    return pair(tcp, range);
  }

  private static @Nullable TransportHeader pair(boolean tcp, String range) {
    if (!range.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      return null;
    }
    String[] ends = range.split("-", 2);
    int first = Integer.parseInt(ends[0]);
    int second = ends.length > 1 ? Integer.parseInt(ends[1]) : first + 1;
    boolean valid = second <= (tcp ? LARGEST_CHANNEL : LARGEST_PORT)
        && first != second
        && first >= (tcp ? 0 : 1)
        && first <= (tcp ? LARGEST_CHANNEL : LARGEST_PORT)
        && second >= (tcp ? 0 : 1);
    return valid ? new TransportHeader(tcp, first, second) : null;
  }
}
