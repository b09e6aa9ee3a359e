package org.smalti.core.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.smalti.core.SmaltiException;

/**
 * File names as text. Unix takes any bytes as a name; tables, ffmpeg and messages take text. A name that is none would
 * lead to another file, or to none.
 */
public final class NameText {
  /** What Java reads where a byte stands for no letter. */
  private static final char UNKNOWN = '\uFFFD';

  private static final String OTHER_BYTES =
      "its name has bytes that are no text in UTF-8; rename it";

  private NameText() {}

  /** Whether the text of a path leads to it. */
  public static boolean isText(Path file) {
    try {
      return Path.of(file.toString()).equals(file);
    } catch (InvalidPathException otherLocale) {
      return false;
    }
  }

  /** The path as text; bytes that are none as {@code \xE9}. */
  public static String shown(Path file) {
    if (isText(file)) {
      return file.toString();
    }
    StringBuilder shown = new StringBuilder();
    String whole = bytes(file.toAbsolutePath());
    String folder = bytes(Path.of("").toAbsolutePath());
    // The URI of a path has all of its bytes, from the root on.
    String meant =
        !file.isAbsolute() && whole.startsWith(folder) ? whole.substring(folder.length()) : whole;
    byte[] all = meant.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < all.length; ) {
      int length = length(all, at);
      if (length > 0) {
        shown.append(new String(all, at, length, StandardCharsets.UTF_8));
      } else {
        shown.append(String.format(Locale.ROOT, "\\x%02X", all[at]));
      }
      at += Math.max(1, length);
    }
    return shown.toString();
  }

  /** Why a file whose name is no text can't be worked on, and what helps. */
  public static String refusal() {
    String locale = System.getProperty("sun.jnu.encoding", "UTF-8");
    return locale.equalsIgnoreCase("UTF-8")
        ? OTHER_BYTES
        : "its name has letters that the locale (" + locale + ") has not; set LC_ALL=C.UTF-8";
  }

  /** The error where there is no such file: a name that was no text has become another on its way through a table. */
  public static SmaltiException missing(Path file) {
    boolean other = file.toString().indexOf(UNKNOWN) >= 0;
    return SmaltiException.input(
        shown(file) + ": no such file" + (other ? "; " + OTHER_BYTES : ""));
  }

  /** A character for each byte. */
  private static String bytes(Path absolute) {
    String encoded = absolute.toUri().getRawPath();
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.append((char) Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.append(c);
      }
    }
    return bytes.toString();
  }

  /** How many bytes from there on are one letter of UTF-8; 0 if none are. */
  private static int length(byte[] all, int at) {
    for (int length = 1; length <= 4 && at + length <= all.length; length++) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all, at, length));
        return length;
      } catch (CharacterCodingException notWhole) {
        // Perhaps a letter of more bytes.
      }
    }
    return 0;
  }
}
