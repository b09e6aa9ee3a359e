package org.smalti.media;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.smalti.core.SmaltiException;

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
    Map<String, String> libav)
    implements Serializable {
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
      List.of("rtsp", "rtsps", "rtp", "rtcp", "tcp", "udp", "tls"),
      "",
      Map.of("rtsp_transport", "tcp"));

  private static final OpenOptions RTMP = WEB.speaking("rtmp", "rtmps", "rtmpt", "tcp", "tls");
  private static final OpenOptions SRT = WEB.speaking("srt");
  private static final OpenOptions UDP = WEB.speaking("udp", "rtp", "rtcp");
  private static final OpenOptions TCP = WEB.speaking("tcp");

  /** A probe so short that live streams open within half a second. */
  private static final Map<String, String> SHORT_PROBE =
      Map.of("probesize", "50000", "analyzeduration", "200000");

  /**
   * The usual options for a URL, by its protocol.
   *
   * @throws SmaltiException if it is a protocol that is not read
   */
  public static OpenOptions of(String url) {
    String scheme = url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "file" -> LOCAL;
      case "http", "https" -> WEB;
      case "rtsp", "rtsps" -> RTSP;
      case "rtmp", "rtmps", "rtmpt" -> RTMP;
      case "srt" -> SRT;
      case "udp", "rtp" -> UDP;
      case "tcp" -> TCP;
      default ->
        throw SmaltiException.usage(MediaAddress.withoutPassword(url) + ": the protocol \"" + scheme
            + "\" is not read; name a file, or http, https, rtsp, rtmp, srt, udp, rtp or tcp");
    };
  }

  public OpenOptions {
    protocols = List.copyOf(protocols);
    libav = Map.copyOf(libav);
  }

  public OpenOptions within(Duration open, Duration read) {
    return new OpenOptions(open, read, protocols, format, libav);
  }

  /** The same as a container or device that is named, not recognised. */
  public OpenOptions format(String name) {
    return new OpenOptions(openWithin, readWithin, protocols, name, libav);
  }

  /** The same with further options of libav. */
  public OpenOptions with(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(libav);
    all.putAll(further);
    return new OpenOptions(openWithin, readWithin, protocols, format, all);
  }

  /**
   * The same with a probe so short that a live stream opens in a moment. What the probe has read of a live stream is
   * not shown again; of a file nothing is left out.
   */
  public OpenOptions lowLatency() {
    OpenOptions shortly = with(SHORT_PROBE);
    return protocols.contains("file") ? shortly : shortly.with(Map.of("fflags", "nobuffer"));
  }

  /** The same over UDP: packets may get lost, but none waits for another. For RTSP. */
  public OpenOptions overUdp() {
    return with(Map.of("rtsp_transport", "udp"));
  }

  /** Whether the format is a device or a generator: then what is opened is no file and no URL. */
  public boolean isDevice() {
    return InputDevices.contains(format);
  }

  private OpenOptions speaking(String... names) {
    return new OpenOptions(openWithin, readWithin, List.of(names), format, libav);
  }
}
