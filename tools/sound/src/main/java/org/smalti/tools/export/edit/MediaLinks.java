package org.smalti.tools.export.edit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.files.RealPath;

/** How a list names its media: from the folder that it lies in, so that both can be moved together. */
final class MediaLinks {
  private static final String PLAIN = "-._~/";

  private final MediaFolder media;
  private final boolean absolute;
  private final Path from;

  /** @param absolute whether whole paths are wanted */
  MediaLinks(MediaFolder media, Path list, boolean absolute) {
    this.media = media;
    this.absolute = absolute;
    Path parent = list.toAbsolutePath().normalize().getParent();
    from = RealPath.of(parent == null ? list : parent);
  }

  /** The path of a media file with slashes. */
  String path(String filename) {
    Path file = place(filename);
    boolean isBelowOneRoot = from.getRoot() != null && from.getRoot().equals(file.getRoot());
    Path named = absolute || !isBelowOneRoot ? file : from.relativize(file);
    String text = named.toString();
    return file.getFileSystem().getSeparator().equals("/") ? text : text.replace('\\', '/');
  }

  /** The address of a media file, RFC 3986: everything but letters, digits and {@code -._~/} is percent-encoded. */
  String address(String filename) {
    String path = path(filename);
    StringBuilder address = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      address.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return Path.of(path).isAbsolute()
        ? "file://" + (path.startsWith("/") ? "" : "/") + address
        : address.toString();
  }

  /** Folders are followed to where they are, as {@code ..} does; a file that is a link keeps its name. */
  private Path place(String filename) {
    Path file = media.resolve(filename).toAbsolutePath().normalize();
    Path folder = file.getParent();
    return folder == null ? file : RealPath.of(folder).resolve(String.valueOf(file.getFileName()));
  }
}
