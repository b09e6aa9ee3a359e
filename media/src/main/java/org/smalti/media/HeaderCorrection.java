package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What has to be changed in the header of a sound so that libav reads all of it as it is meant. Who writes into a pipe
 * can't know the size and writes 0 or the largest number instead; a size of 32 bits counts from 0 again behind 4 GiB;
 * a recorder that is switched off leaves the size that it wrote last; a copy that lost its last byte makes the last
 * page of an Ogg file unreadable.
 *
 * @param patches bytes that stand in place of those of the file
 * @param cuts what is left out, in the order of the file
 * @param padding bytes of zero behind the end of the file
 * @param remark what was found, for a person; empty where nothing is lost or unsure
 */
record HeaderCorrection(List<Patch> patches, List<Cut> cuts, int padding, String remark) {
  HeaderCorrection(List<Patch> patches, int padding, String remark) {
    this(patches, List.of(), padding, remark);
  }

  HeaderCorrection(List<Patch> patches, String remark) {
    this(patches, 0, remark);
  }

  /**
   * A number that stands in place of another.
   *
   * @param at byte of the file
   * @param bytes how long it is: 2, 4 or 8
   */
  record Patch(long at, int bytes, ByteOrder order, long value) {
    byte get(int place) {
      int shift = order == ByteOrder.BIG_ENDIAN ? bytes - 1 - place : place;
      return (byte) (value >>> (Byte.SIZE * shift));
    }
  }

  /**
   * Bytes that are left out.
   *
   * @param at byte of the file
   */
  record Cut(long at, int bytes) {}

  /** Bytes: so far a header may reach, tags and pictures in it included. */
  private static final int HEADER = 1 << 16;

  /** What is to be changed in a file; empty if nothing is, or it is no such sound. */
  static Optional<HeaderCorrection> of(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate((int) Math.min(HEADER, channel.size()));
      int read = 0;
      while (header.hasRemaining() && read >= 0) {
        read = channel.read(header, header.position());
      }
      header.flip();
      HeaderCorrection found = switch (text(header, 0)) {
        case "RIFF", "RF64", "BW64" ->
          text(header, 8).equals("WAVE") ? new WaveHeader(header, channel).correction() : NONE;
        case "FORM" ->
          text(header, 8).startsWith("AIF")
              ? new AiffHeader(header, channel.size()).correction()
              : NONE;
        case "riff" -> SonyWaveHeader.correction(header, channel.size());
        case "OggS" -> OggEnd.correction(channel);
        case "wvpk" -> TagEnd.correction(channel);
        case "#!AM" -> AmrHeaders.correction(channel);
        case "caff" -> CafHeader.correction(header, channel.size());
        default -> NONE;
      };
      return found.changesNothing() && found.remark.isEmpty()
          ? Optional.empty()
          : Optional.of(found);
    } catch (IOException | IndexOutOfBoundsException notOfThisForm) {
      return Optional.empty();
    }
  }

  /** Whether the file is read as it stands. */
  boolean changesNothing() {
    return patches.isEmpty() && cuts.isEmpty() && padding == 0;
  }

  static final HeaderCorrection NONE = new HeaderCorrection(List.of(), "");

  /** The four letters at a place, empty behind the end. */
  static String text(ByteBuffer header, int at) {
    if (at + 4 > header.limit()) {
      return "";
    }
    byte[] letters = new byte[4];
    header.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /**
   * Whether a size means "to the end": 0, or a number at the limit of 31, 32 or 64 bits that is more than there is.
   *
   * @param there bytes from there to the end of the file
   */
  static boolean isPlaceholder(long size, long there) {
    boolean huge = near(size, 1L << 31) || near(size, 1L << 32) || size >= 1L << 56;
    return size == 0 ? there > 0 : size < 0 || (huge && size > there);
  }

  private static boolean near(long size, long limit) {
    // sox counts 0x7FFFF000, or 0x7F000000 frames.
    return size >= limit - (1 << 24) && size < limit + (1 << 13);
  }
}
