package org.smalti.media;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How media is opened: how long it may take and what it may reach.
 *
 * @param openWithin how long opening may take
 * @param readWithin how long one read may take
 * @param protocols what libav may speak, such as {@code file} or {@code http}; nothing else is reached, not even
 *     through a playlist
 * @param format libav's name of the container, which is not looked for then; empty: it is recognised
 * @param libav further options of libav's demuxer or protocol, such as {@code rtsp_transport}
 */
public record OpenOptions(
    Duration openWithin,
    Duration readWithin,
    List<String> protocols,
    String format,
    Map<String, String> libav) {
  /** Local files: they can reach nothing but files. */
  public static final OpenOptions LOCAL = new OpenOptions(
      Duration.ofSeconds(60), Duration.ofSeconds(60), List.of("file"), "", Map.of());

  /** The web: http and https, no files. */
  public static final OpenOptions WEB = new OpenOptions(
      Duration.ofSeconds(15),
      Duration.ofSeconds(15),
      List.of("http", "https", "tls", "tcp", "httpproxy"),
      "",
      Map.of());

  /** Cameras: RTSP over TCP, so that no packet is lost. */
  public static final OpenOptions RTSP = new OpenOptions(
      Duration.ofSeconds(10),
      Duration.ofSeconds(10),
      List.of("rtsp", "rtp", "rtcp", "tcp", "udp", "tls"),
      "",
      Map.of("rtsp_transport", "tcp"));

  public OpenOptions {
    protocols = List.copyOf(protocols);
    libav = Map.copyOf(libav);
  }

  public OpenOptions within(Duration open, Duration read) {
    return new OpenOptions(open, read, protocols, format, libav);
  }
}
