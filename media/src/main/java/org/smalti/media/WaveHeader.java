package org.smalti.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.media.HeaderCorrection.Patch;

/** The header of a RIFF/WAVE, RF64 (EBU Tech 3306) or BW64 file, with what libav takes otherwise than it is meant. */
final class WaveHeader {
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int PCM = 1;
  private static final long NO_SIZE = 0xFFFFFFFFL;

  private final ByteBuffer header;
  private final FileChannel file;
  private final List<Patch> patches = new ArrayList<>();
  /** Where the size of 64 bits of the sound stands, −1 nowhere. */
  private int longSize = -1;

  private int bytesPerSecond;
  private int block = 1;

  WaveHeader(ByteBuffer header, FileChannel file) {
    this.header = header.order(ByteOrder.LITTLE_ENDIAN);
    this.file = file;
  }

  HeaderCorrection correction() throws IOException {
    for (int at = 12; at + 8 <= header.limit(); ) {
      long size = Integer.toUnsignedLong(header.getInt(at + 4));
      switch (HeaderCorrection.text(header, at)) {
        case "ds64" -> longSize = at + 16;
        case "fmt " -> format(at + 8, size);
        case "data" -> {
          return new HeaderCorrection(patches, sound(at, size));
        }
        default -> {}
      }
      long next = at + 8 + size + (size & 1);
      if (next > header.limit()) {
        break;
      }
      at = (int) next;
    }
    return new HeaderCorrection(patches, "");
  }

  /** Integers of fewer valid bits than their container has are at its top: libav takes those of 24 in 32 for floats. */
  private void format(int at, long size) {
    bytesPerSecond = header.getInt(at + 8);
    block = Math.max(1, Short.toUnsignedInt(header.getShort(at + 12)));
    int bits = header.getShort(at + 14);
    if (Short.toUnsignedInt(header.getShort(at)) == EXTENSIBLE
        && size >= 40
        && header.getShort(at + 24) == PCM
        && header.getShort(at + 18) != bits) {
      patches.add(new Patch(at + 18, Short.BYTES, ByteOrder.LITTLE_ENDIAN, bits));
    }
  }

  /** Corrects the size of the sound. Returns the remark. */
  private String sound(int at, long size) throws IOException {
    long there = file.size() - at - 8;
    boolean longer = longSize > 0 && size == NO_SIZE;
    long said = longer ? header.getLong(longSize) : size;
    long left = there - there % block;
    boolean open = HeaderCorrection.isPlaceholder(said, there);
    boolean almost = said > there && said - there < block;
    boolean less = said < there && !isFollowedByChunks(at + 8 + said);
    if (!open && !almost && !less) {
      return "";
    }
    if (longer) {
      patches.add(new Patch(longSize, Long.BYTES, ByteOrder.LITTLE_ENDIAN, left));
    } else {
      // libav reads to the end where the size is the largest number.
      patches.add(
          new Patch(at + 4, Integer.BYTES, ByteOrder.LITTLE_ENDIAN, Math.min(NO_SIZE, left)));
    }
    return less && said > 0
        ? String.format(
            Locale.ROOT,
            "its header says %.1f s, there are %.1f s, and all of them are heard",
            (double) said / Math.max(1, bytesPerSecond),
            (double) left / Math.max(1, bytesPerSecond))
        : "";
  }

  /** Whether what follows the sound is a chunk, a tag or nothing much, and no more sound. */
  private boolean isFollowedByChunks(long end) throws IOException {
    long at = end + (end & 1);
    if (file.size() - at < Math.max(8, block)) {
      return true;
    }
    ByteBuffer chunk = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    file.read(chunk, at);
    String name = HeaderCorrection.text(chunk.flip(), 0);
    boolean letters = name.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    boolean fits = at + 8 + Integer.toUnsignedLong(chunk.getInt(4)) <= file.size();
    return name.equals("\0\0\0\0")
        || SoundTags.begins(name)
        || (letters && name.length() == 4 && fits);
  }
}
