package org.smalti.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a container is written.
 *
 * @param format libav's name of it, such as {@code matroska}, {@code rtsp} or {@code hls}; empty: what the name of the
 *     file or the protocol suggests
 * @param libav options of the muxer and the protocol, by their names in libav
 * @param tags of the whole file, such as {@code title}
 * @param chapters in order
 * @param live whether packets are sent at once as they come, instead of being ordered by time first
 * @param writeWithin how long opening or one write may take
 */
public record MuxerOptions(
    String format,
    Map<String, String> libav,
    Map<String, String> tags,
    List<Chapter> chapters,
    boolean live,
    Duration writeWithin) {
  /** What the name suggests. */
  public static final MuxerOptions DEFAULT =
      new MuxerOptions("", Map.of(), Map.of(), List.of(), false, Duration.ofSeconds(60));

  public MuxerOptions {
    libav = Map.copyOf(libav);
    tags = Map.copyOf(tags);
    chapters = List.copyOf(chapters);
  }

  /** The same as another container. */
  public MuxerOptions format(String name) {
    return new MuxerOptions(name, libav, tags, chapters, live, writeWithin);
  }

  /**
   * The same as the container that a name suggests, if none is chosen yet: for a file that is first written under
   * another name.
   */
  public MuxerOptions formatOf(Path name) {
    return format.isEmpty()
        ? format(ContainerFormat.of(String.valueOf(name.getFileName())).name())
        : this;
  }

  /** The same with other options of libav. */
  public MuxerOptions libav(Map<String, String> options) {
    return new MuxerOptions(format, options, tags, chapters, live, writeWithin);
  }

  /** The same with tags and chapters. */
  public MuxerOptions tagged(Map<String, String> names, List<Chapter> parts) {
    return new MuxerOptions(format, libav, names, parts, live, writeWithin);
  }

  /** For a live stream: every packet is sent at once, and no write may take longer than this. */
  public MuxerOptions live(Duration within) {
    return new MuxerOptions(format, libav, tags, chapters, true, within);
  }
}
