package org.smalti.core.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Turns names that come from the network or from cells into relative paths that every file system takes and that stay
 * in their folder.
 */
public final class SafeName {
  /** Windows knows these as devices, with any extension, and with spaces before it. */
  private static final String DEVICE =
      "(?is)(con|conin\\$|conout\\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?";
  /** Bytes of UTF-8; leaves room for the additions of temporary names. */
  private static final int LONGEST = 200;

  private SafeName() {}

  /** A relative path, folders kept; never empty, never leading upwards. */
  public static String path(String name) {
    List<String> safe = new ArrayList<>();
    for (String segment : name.split("[/\\\\]")) {
      if (!segment.isEmpty()) {
        safe.add(segment(segment));
      }
    }
    return safe.isEmpty() ? "_" : String.join("/", safe);
  }

  /** One name without folders. */
  public static String segment(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFC)
        .codePoints()
        .map(c -> allowed(c) ? c : '_')
        .forEach(safe::appendCodePoint);
    int end = safe.length();
    while (end > 0 && (safe.charAt(end - 1) == '.' || safe.charAt(end - 1) == ' ')) {
      end--;
      safe.setCharAt(end, '_');
    }
    if (safe.isEmpty() || safe.charAt(0) == '.' || safe.charAt(0) == ' ' || device(safe)) {
      safe.insert(0, '_');
    }
    return shortened(safe.toString());
  }

  /**
   * A form that is equal for two names that some file system treats as the same: it may ignore case, and whether an
   * accent is a character of its own (NFC and NFD). None takes ² for 2, or ﬁ for fi (NFKC).
   */
  public static String folded(String path) {
    String plain = Normalizer.normalize(path, Normalizer.Form.NFD);
    StringBuilder folded = new StringBuilder(plain.length());
    plain
        .codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean allowed(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE
        && "<>:\"/\\|?*".indexOf(c) < 0;
  }

  private static boolean device(CharSequence name) {
    return name.toString().matches(DEVICE);
  }

  /** Long names keep their beginning, a checksum of the whole, and their extension. */
  private static String shortened(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST) {
      return name;
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    int dot = name.lastIndexOf('.');
    boolean extension = dot > 0 && name.length() - dot <= 16;
    String tail = String.format(Locale.ROOT, "~%08x", crc.getValue())
        + (extension ? name.substring(dot) : "");
    int room = LONGEST - tail.getBytes(StandardCharsets.UTF_8).length;
    int end = 0;
    for (int used = 0; ; ) {
      int c = name.codePointAt(end);
      used += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (used > room) {
        return name.substring(0, end) + tail;
      }
      end += Character.charCount(c);
    }
  }
}
