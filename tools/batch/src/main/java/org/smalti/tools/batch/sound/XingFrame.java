package org.smalti.tools.batch.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.AtomicFile;

/**
 * The first frame of an MP3, in which LAME and ffmpeg describe it. ffmpeg copies the loudness that the tags or the
 * first frame of a source tell into that of its output, whatever was done to the sound, and no option prevents it.
 */
final class XingFrame {
  private static final int ID3_HEADER = 10;
  private static final int FOOTER_FLAG = 0x10;
  /** Bytes that hold all of the frame that matters. */
  private static final int ENOUGH = 512;

  private static final int TABLE = 100;
  /** Where the peak and the two gains are behind the encoder's name. */
  private static final int PEAK = 11;

  private static final int LOUDNESS_BYTES = 8;
  private static final int CHECKSUM = 34;
  /** Bytes of the frame whose checksum is written, by LAME's definition. */
  private static final int CHECKED = 190;

  private XingFrame() {}

  /** Takes what is said of the loudness out of the first frame of an MP3, if it has such a frame. */
  static void forgetLoudness(Path file) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long begin = tagLength(channel);
      byte[] frame = read(channel, begin, ENOUGH);
      int encoder = encoder(frame);
      if (encoder >= 0 && clear(frame, encoder)) {
        channel.write(ByteBuffer.wrap(frame), begin);
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  /** Bytes of the ID3v2 tag at the beginning of a file, 0 if there is none. */
  static long tagLength(FileChannel channel) throws IOException {
    byte[] head = read(channel, 0, ID3_HEADER);
    if (head.length < ID3_HEADER
        || !new String(head, 0, 3, StandardCharsets.ISO_8859_1).equals("ID3")) {
      return 0;
    }
    long size = 0;
    for (int i = 6; i < ID3_HEADER; i++) {
      size = (size << 7) | (head[i] & 0x7f);
    }
    return size + ((head[5] & FOOTER_FLAG) != 0 ? 2 * ID3_HEADER : ID3_HEADER);
  }

  private static byte[] read(FileChannel channel, long from, int most) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(most);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // A channel may give less than is asked for.
    }
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  /** Where the encoder's name and what follows it begins in a frame, −1 if it is no such frame. */
  private static int encoder(byte[] frame) {
    if (frame.length < ENOUGH || (frame[0] & 0xff) != 0xff || (frame[1] & 0xe0) != 0xe0) {
      return -1;
    }
    boolean first = (frame[1] & 0x18) == 0x18;
    boolean mono = (frame[3] & 0xc0) == 0xc0;
    int side = first ? (mono ? 17 : 32) : (mono ? 9 : 17);
    int mark = 4 + side + ((frame[1] & 1) == 0 ? 2 : 0);
    String word = new String(frame, mark, 4, StandardCharsets.ISO_8859_1);
    if (!word.equals("Xing") && !word.equals("Info")) {
      return -1;
    }
    int flags = frame[mark + 7];
    return mark
        + 8
        + ((flags & 1) != 0 ? 4 : 0)
        + ((flags & 2) != 0 ? 4 : 0)
        + ((flags & 4) != 0 ? TABLE : 0)
        + ((flags & 8) != 0 ? 4 : 0);
  }

  /** Clears peak and gains, and corrects the checksum; false if there are none. */
  private static boolean clear(byte[] frame, int encoder) {
    Integer checked = checked(frame, encoder);
    boolean told = false;
    for (int i = encoder + PEAK; i < encoder + PEAK + LOUDNESS_BYTES; i++) {
      told |= frame[i] != 0;
      frame[i] = 0;
    }
    if (told && checked != null) {
      int checksum = checksum(frame, checked);
      frame[encoder + CHECKSUM] = (byte) (checksum >> 8);
      frame[encoder + CHECKSUM + 1] = (byte) checksum;
    }
    return told;
  }

  /** How many bytes the checksum of a frame is about; null if it has none that is right. */
  private static @Nullable Integer checked(byte[] frame, int encoder) {
    int written =
        ((frame[encoder + CHECKSUM] & 0xff) << 8) | (frame[encoder + CHECKSUM + 1] & 0xff);
    for (int bytes : new int[] {encoder + CHECKSUM, CHECKED}) {
      if (checksum(frame, bytes) == written) {
        return bytes;
      }
    }
    return null;
  }

  /** CRC-16 of ANSI, reflected. */
  private static int checksum(byte[] frame, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value ^= frame[i] & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) != 0 ? (value >>> 1) ^ 0xa001 : value >>> 1;
      }
    }
    return value;
  }
}
