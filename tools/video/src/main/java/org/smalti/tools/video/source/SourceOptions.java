package org.smalti.tools.video.source;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.EnumWord;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaAddress;
import org.smalti.media.OpenOptions;
import picocli.CommandLine.Option;

/** The options of how a film or a live stream is opened. */
public final class SourceOptions {
  private static final Duration LIVE_TIME = Duration.ofSeconds(3);

  @Option(
      names = "--input-format",
      paramLabel = "NAME",
      description = "the container or device, by libav's name: mpegts, rawvideo, v4l2, lavfi"
          + " (default: recognised)")
  private String format = "";

  @Option(
      names = "--low-latency",
      description = "open live streams in a moment and decode each picture at once")
  private boolean lowLatency;

  @Option(
      names = "--transport",
      paramLabel = "PROTOCOL",
      description = "tcp or udp: how RTSP brings its packets (default: ${DEFAULT-VALUE})")
  private Transport transport = Transport.TCP;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "give up opening or waiting for a packet after so long (default: 10 to 60,"
          + " by the kind of source)")
  private double timeout;

  @Option(
      names = "--reconnect",
      paramLabel = "N",
      description = "how often in a row what fails is opened again: a live source, the target of a"
          + " relay (default: 0; relay: 10)")
  private @Nullable Integer reconnect;

  @Option(
      names = "--reconnect-delay",
      paramLabel = "SECONDS",
      description = "before the first of these attempts; doubled each time, up to 30 s"
          + " (default: ${DEFAULT-VALUE})")
  private double delay = 0.5;

  @Option(
      names = "--input-option",
      paramLabel = "NAME=VALUE",
      description = "an option of libav's for opening, such as video_size=640x480; may be repeated")
  private Map<String, String> libav = Map.of();

  /** How RTSP brings its packets. */
  enum Transport {
    TCP,
    UDP;

    /** The word on the command line. */
    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  /**
   * What is named, to be opened with these options.
   *
   * @throws SmaltiException if a URL has a protocol that is not read
   */
  public MediaAddress address(String text) {
    if (timeout < 0 || timeout > 86_400) {
      throw SmaltiException.usage("the time allowed must be 0 to 86400 s");
    }
    MediaAddress device = MediaAddress.ofDevice(text, OpenOptions.LOCAL.format(format));
    MediaAddress named = device.isDevice() ? device : MediaAddress.of(text);
    OpenOptions options = named.options().format(format).with(libav);
    if (transport == Transport.UDP && text.startsWith("rtsp")) {
      options = options.overUdp();
    }
    if (lowLatency) {
      options = options.lowLatency();
    }
    if (timeout > 0) {
      Duration limit = Duration.ofMillis(Math.round(1000 * timeout));
      options = options.within(limit, limit);
    }
    return named.with(options);
  }

  /** The same, opened in a moment, and given up soon unless the time allowed was said. */
  MediaAddress live(String text) {
    MediaAddress address = address(text);
    OpenOptions options = address.options().lowLatency();
    return address.with(timeout > 0 ? options : options.within(LIVE_TIME, LIVE_TIME));
  }

  /**
   * How often a source that fails is opened again.
   *
   * @throws SmaltiException if that is no number of attempts
   */
  public Reconnection reconnection() {
    return reconnection(0);
  }

  /** The same where it is tried so often if nothing else is said. */
  public Reconnection reconnection(int usual) {
    return new Reconnection(reconnect == null ? usual : reconnect, delay);
  }

  /** How pictures are decoded. */
  public DecoderOptions decoding() {
    return lowLatency ? DecoderOptions.LOW_DELAY : DecoderOptions.DEFAULT;
  }

  /** Whether each picture is wanted as early as possible, and old ones not at all. */
  public boolean isLowLatency() {
    return lowLatency;
  }
}
