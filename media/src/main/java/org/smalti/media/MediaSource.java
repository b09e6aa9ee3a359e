package org.smalti.media;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.NameText;

/**
 * Where media comes from and what it may reach.
 *
 * @param name for messages
 * @param url for libav
 * @param formats the containers that may be opened, separated by commas; a single one is not probed for
 * @param channel that is read instead of the URL, if there is one
 */
record MediaSource(
    String name,
    String url,
    String formats,
    OpenOptions options,
    @Nullable ReadableByteChannel channel) {
  MediaSource(String name, String url, String formats, OpenOptions options) {
    this(name, url, formats, options, null);
  }

  /** What a channel gives; one that can't seek can be read once only. */
  static MediaSource of(String name, ReadableByteChannel channel, OpenOptions options) {
    String formats = options.format().isEmpty() ? InputFormats.OF_FILES : options.format();
    return new MediaSource(name, "", formats, options, channel);
  }

  static MediaSource of(Path file) {
    return of(file, OpenOptions.LOCAL);
  }

  /** @throws SmaltiException if there is no such file, or it can't be media */
  static MediaSource of(Path file, OpenOptions options) {
    if (Files.isDirectory(file)) {
      throw SmaltiException.input(file + " is a folder; name a media file");
    }
    if (!Files.exists(file)) {
      throw NameText.missing(file);
    }
    if (!NameText.isText(file)) {
      throw SmaltiException.input(NameText.shown(file) + ": " + NameText.refusal());
    }
    if (!Files.isRegularFile(file)) {
      throw SmaltiException.input(file + " is no regular file; name a media file");
    }
    try {
      if (Files.size(file) == 0) {
        throw SmaltiException.input(file + " is empty (0 bytes); fetch it again");
      }
    } catch (IOException e) {
      throw SmaltiException.input(file + " can't be read: " + e.getMessage(), e);
    }
    if (!Files.isReadable(file)) {
      throw SmaltiException.input(file + " can't be read: no permission");
    }
    String formats = options.format().isEmpty() ? InputFormats.OF_FILES : options.format();
    return new MediaSource(file.toString(), "file:" + file, formats, options);
  }

  /** The same, of which the container is known: a very short file can't always be recognised. */
  static MediaSource of(Path file, String format) {
    return new MediaSource(of(file).name, of(file).url, format, OpenOptions.LOCAL);
  }

  static MediaSource of(String url, OpenOptions options) {
    if (options.isDevice()) {
      String format =
          InputDevices.isGenerator(options.format()) ? GeneratedMedia.FORMAT : options.format();
      return new MediaSource(url, url, format, options);
    }
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!options.protocols().contains(scheme)) {
      throw SmaltiException.input(MediaAddress.withoutPassword(url) + ": only "
          + String.join(", ", options.protocols()) + " may be opened here");
    }
    String probed = scheme.equals("file") ? InputFormats.OF_FILES : InputFormats.OF_NETWORK;
    String formats = options.format().isEmpty() ? probed : options.format();
    return new MediaSource(MediaAddress.withoutPassword(url), url, formats, options);
  }

  /** Whether libav's filters make it, as the URL says. */
  boolean generated() {
    return channel == null && InputDevices.isGenerator(options.format());
  }

  /** Whether the container is known beforehand. */
  boolean known() {
    return formats.indexOf(',') < 0;
  }

  /** The local file that it is; empty for channels, devices and the network. */
  Optional<Path> path() {
    return channel == null && url.equals("file:" + name)
        ? Optional.of(Path.of(name))
        : Optional.empty();
  }

  /** Whether libav may have failed to recognise an mp3. */
  boolean isShortMp3() {
    return channel == null && local() && !known() && Mp3Detector.of(Path.of(name));
  }

  MediaSource asMp3() {
    return new MediaSource(name, url, "mp3", options);
  }

  boolean local() {
    return channel != null || url.startsWith("file:");
  }

  /** The error where it can't be opened; throws if the thread was interrupted meanwhile. */
  SmaltiException unreadable(int error) {
    if (Deadline.passed()) {
      return silent(options.openWithin());
    }
    String why = Libav.why(error);
    if (why.contains("not on whitelist") || why.contains("not in whitelist")) {
      return SmaltiException.input(name + ": a playlist, which could reach other files, or a still"
          + " picture or subtitles alone; name a film or a sound");
    }
    return new SmaltiException(
        local() ? Reason.INPUT : Reason.NETWORK,
        name + (local() ? ": no media that can be read: " : ": can't be opened: ") + why);
  }

  /** The error where a deadline has passed. */
  SmaltiException silent(Duration waited) {
    return new SmaltiException(
        local() ? Reason.INPUT : Reason.NETWORK,
        name + ": nothing came for " + waited.toMillis() / 1000.0 + " s; try again later");
  }
}
