package org.smalti.tools.export;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The clips of one media file on their way into a sprite: for each clip its number of frames ({@value #ENTRY} bytes), then the
 * frames of all of them as interleaved 32-bit floats, little endian. The file is open only while it is read, as there may be
 * more parts than a process may have open.
 */
final class SpritePart {
  static final int ENTRY = 8;
  private static final int BLOCK = 8192;

  private final Path file;
  private final int channels;
  private final long[] lengths;
  private final long[] offsets;

  /** Reads where the clips of a part lie. */
  SpritePart(Path file, int clips, int channels) {
    this.file = file;
    this.channels = channels;
    lengths = new long[clips];
    offsets = new long[clips];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(ENTRY * clips).order(ByteOrder.LITTLE_ENDIAN);
      readFully(channel, head, 0);
      long offset = head.capacity();
      for (int i = 0; i < clips; i++) {
        lengths[i] = head.getLong();
        offsets[i] = offset;
        offset += lengths[i] * 4 * channels;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frames of a clip; 0 where there was no sound. */
  long length(int clip) {
    return lengths[clip];
  }

  /** Hands over all frames of a clip, block by block. */
  void copy(int clip, ClipCutter.Target target) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * channels * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    float[] block = new float[channels * BLOCK];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long done = 0; done < lengths[clip]; ) {
        int frames = (int) Math.min(BLOCK, lengths[clip] - done);
        bytes.clear().limit(4 * channels * frames);
        readFully(channel, bytes, offsets[clip] + done * 4 * channels);
        bytes.asFloatBuffer().get(block, 0, frames * channels);
        target.write(block, frames);
        done += frames;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readFully(FileChannel channel, ByteBuffer into, long at) throws IOException {
    long from = at;
    while (into.hasRemaining()) {
      int read = channel.read(into, from);
      if (read < 0) {
        throw new EOFException("a part is cut off");
      }
      from += read;
    }
    into.flip();
  }
}
