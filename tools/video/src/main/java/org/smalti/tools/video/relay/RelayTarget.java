package org.smalti.tools.video.relay;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.media.ContainerFormat;
import org.smalti.media.MediaAddress;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;

/**
 * Where a relay sends to: a URL, a playlist of HLS, or a file.
 *
 * @param text as a person named it; the serialised form has a file's absolute name
 * @param format libav's name of the container, empty: what the text suggests
 * @param libav options of the muxer
 * @param within how long opening or one write may take
 */
record RelayTarget(String text, String format, Map<String, String> libav, Duration within)
    implements Serializable {
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  /** What suits live streams, where nothing else is asked for. */
  private static final Map<String, Map<String, String>> USUAL = Map.of(
      "rtsp", Map.of("rtsp_transport", "tcp"),
      "flv", Map.of("flvflags", "no_duration_filesize"),
      "hls", Map.of("hls_time", "2", "hls_list_size", "6", "hls_flags", "delete_segments"));

  RelayTarget {
    libav = Map.copyOf(libav);
  }

  /** Whether it is a server that takes packets as they come: it can be opened again after it has failed. */
  boolean isLive() {
    return URL.matcher(text).matches() && !isPlaylist();
  }

  private boolean isUrl() {
    return URL.matcher(text).matches();
  }

  private boolean isPlaylist() {
    return container().name().equals("hls");
  }

  /** @throws SmaltiException if no container fits */
  ContainerFormat container() {
    return format.isEmpty() ? ContainerFormat.of(text) : new ContainerFormat(format);
  }

  /** The file that stands there already, if it is one. */
  Optional<Path> existing() {
    return isUrl()
        ? Optional.empty()
        : Optional.of(Path.of(text)).filter(file -> Files.exists(file));
  }

  /** Opens it; a file gets its name when it is finished. */
  Opened open() {
    Map<String, String> options = new HashMap<>(USUAL.getOrDefault(container().name(), Map.of()));
    options.putAll(libav);
    MuxerOptions how =
        MuxerOptions.DEFAULT.format(container().name()).libav(options).live(within);
    if (isUrl()) {
      return new Opened(Muxer.open(text, how), null);
    }
    if (isPlaylist()) {
      // Its readers follow it while it grows.
      return new Opened(Muxer.create(Path.of(text), how), null);
    }
    AtomicFile file = AtomicFile.to(Path.of(text));
    try {
      return new Opened(Muxer.create(file.temporary(), Path.of(text), how), file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** A container that is being written. */
  record Opened(Muxer muxer, @Nullable AtomicFile file) implements AutoCloseable {
    void finish() {
      muxer.finish();
      if (file != null) {
        file.commit();
      }
    }

    @Override
    public void close() {
      muxer.close();
      if (file != null) {
        file.close();
      }
    }
  }

  private Object writeReplace() {
    return isUrl()
        ? this
        : new RelayTarget(LocalPath.of(Path.of(text)).absolute().toString(), format, libav, within);
  }

  /** For messages. */
  @Override
  public String toString() {
    return MediaAddress.withoutPassword(text);
  }
}
