package org.smalti.media;

import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.LocalPath;

/**
 * Where media is, as a person names it: a file, a URL, {@code -} for standard input, or what a device takes.
 *
 * @param text as it was named; the serialised form has a file's absolute name
 * @param options how it is opened
 */
public record MediaAddress(String text, OpenOptions options) implements Serializable {
  /** A scheme has at least two letters: {@code C:\film.mp4} is a file. */
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  private static final Pattern PASSWORD = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+://)[^/?#]*@");

  private static final String STANDARD_INPUT = "-";

  /**
   * The usual options of what is named.
   *
   * @throws SmaltiException if a URL has a protocol that is not read
   */
  public static MediaAddress of(String text) {
    if (URL.matcher(text).matches()) {
      return new MediaAddress(text, OpenOptions.of(text));
    }
    return new MediaAddress(text, OpenOptions.LOCAL);
  }

  /** What a device or a generator of libav takes, such as {@code /dev/video0}. */
  public static MediaAddress ofDevice(String text, OpenOptions options) {
    return new MediaAddress(text, options);
  }

  /** The same, opened in another way. */
  public MediaAddress with(OpenOptions other) {
    return new MediaAddress(text, other);
  }

  /** Whether a device or generator takes it. */
  public boolean isDevice() {
    return options.isDevice();
  }

  /** Whether it is a file of this machine. */
  public boolean isFile() {
    return !isUrl() && !text.equals(STANDARD_INPUT) && !isDevice();
  }

  /** Whether it comes by a protocol. */
  public boolean isUrl() {
    return !isDevice() && URL.matcher(text).matches();
  }

  /** @throws SmaltiException if this would write over the file that is read */
  public void spare(Path out) {
    if (isFile()) {
      new InputFiles(List.of(Path.of(text))).spare(out);
    }
  }

  /** @throws SmaltiException if it can't be opened */
  public MediaFile open() {
    if (text.equals(STANDARD_INPUT) && !isDevice()) {
      return MediaFile.open("standard input", Channels.newChannel(System.in), options);
    }
    return isFile() ? MediaFile.open(Path.of(text), options) : MediaFile.open(text, options);
  }

  private Object writeReplace() {
    return isFile() ? new SentFile(LocalPath.of(Path.of(text)), options) : this;
  }

  /** The serialised form of a file. */
  private record SentFile(LocalPath file, OpenOptions options) implements Serializable {
    private Object readResolve() {
      return new MediaAddress(file.toString(), options);
    }
  }

  /** As it was named, without a password. */
  @Override
  public String toString() {
    return withoutPassword(text);
  }

  /** A URL without the user and password that may stand in it. */
  public static String withoutPassword(String url) {
    return PASSWORD.matcher(url).replaceFirst("$1");
  }
}
