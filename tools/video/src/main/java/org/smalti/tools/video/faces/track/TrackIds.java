package org.smalti.tools.video.faces.track;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * Ids of tracks: the first 16 hexadecimal digits of the SHA-256 of {@code film frame xmin ymin xmax ymax}, the first
 * face in whole pixels. So neither the order of work nor a second attempt changes an id.
 */
final class TrackIds {
  private static final int DIGITS = 16;

  private final String film;
  private long frame = -1;
  /** The ids that began in the picture {@link #frame}. */
  private final Set<String> begun = new HashSet<>();

  TrackIds(String film) {
    this.film = film;
  }

  String of(long frame, Detection first) {
    if (frame != this.frame) {
      begun.clear();
      this.frame = frame;
    }
    String text = String.join(
        " ",
        film,
        Long.toString(frame),
        pixels(first.xmin()),
        pixels(first.ymin()),
        pixels(first.xmax()),
        pixels(first.ymax()));
    // Two faces in the same pixels: the second is another one.
    for (int another = 0; ; another++) {
      String id = digits(another == 0 ? text : text + " " + another);
      if (begun.add(id)) {
        return id;
      }
    }
  }

  private static String pixels(float edge) {
    return Long.toString(Math.round((double) edge));
  }

  private static String digits(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
