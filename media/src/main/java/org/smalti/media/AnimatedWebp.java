package org.smalti.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/** The chunks of an animated WebP file, which libav writes but does not read (Google, WebP container specification). */
final class AnimatedWebp {
  private static final int BEFORE_DURATION = 12;
  private static final int FRAME_HEAD = 16;
  private static final double MILLIS = 1000;

  private AnimatedWebp() {}

  /**
   * How long all of its pictures are shown, in s; 0 for a file with none.
   *
   * @throws SmaltiException if it is no such file, or is cut off
   */
  static double seconds(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return seconds(in);
    } catch (IOException e) {
      throw new SmaltiException(
          Reason.FFMPEG, file + " is no whole WebP file: " + e.getMessage() + "; try again", e);
    }
  }

  private static double seconds(DataInputStream in) throws IOException {
    if (!text(in).equals("RIFF")) {
      throw new IOException("it does not begin with RIFF");
    }
    long left = number(in, 4);
    if (!text(in).equals("WEBP")) {
      throw new IOException("it says of itself that it is something else");
    }
    left -= 4;
    long millis = 0;
    while (left >= 8) {
      String kind = text(in);
      long size = number(in, 4);
      long padded = size + (size & 1);
      if (kind.equals("ANMF") && size >= FRAME_HEAD) {
        in.skipNBytes(BEFORE_DURATION);
        millis += number(in, 3);
        in.skipNBytes(padded - BEFORE_DURATION - 3);
      } else {
        in.skipNBytes(padded);
      }
      left -= 8 + padded;
    }
    return millis / MILLIS;
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] four = new byte[4];
    in.readFully(four);
    return new String(four, StandardCharsets.US_ASCII);
  }

  /** Little endian. */
  private static long number(DataInputStream in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("it is cut off");
      }
      value |= (long) next << (8 * i);
    }
    return value;
  }
}
