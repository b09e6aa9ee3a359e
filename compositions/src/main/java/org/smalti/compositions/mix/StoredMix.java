package org.smalti.compositions.mix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Run;
import org.smalti.media.cut.ChannelPool;

/** A mix on disk, as stereo floats, to be heard several times. */
final class StoredMix {
  private static final int BLOCK = 8192;

  private final Path file;
  private final ChannelPool channels;
  private final long length;

  private StoredMix(Path file, ChannelPool channels, long length) {
    this.file = file;
    this.channels = channels;
    this.length = length;
  }

  /**
   * Writes a mix.
   *
   * @param length frames
   * @param file an empty file
   * @param run is told of each second
   */
  static StoredMix of(FrameStream mix, long length, Path file, ChannelPool channels, Run run) {
    float[] block = new float[2 * BLOCK];
    ByteBuffer bytes = buffer();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long at = 0; at < length; at += BLOCK) {
        run.throwIfCancelled();
        int count = (int) Math.min(BLOCK, length - at);
        mix.read(block, count);
        bytes.clear().limit(count * SoundWork.FRAME);
        bytes.asFloatBuffer().put(block, 0, 2 * count);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        run.advance((at + count) / 48_000 - at / 48_000);
      }
    } catch (ClosedByInterruptException e) {
      throw new CancelledException();
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
    return new StoredMix(file, channels, length);
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocate(BLOCK * SoundWork.FRAME).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Frames. */
  long length() {
    return length;
  }

  /** The mix from its beginning. */
  FrameStream play() {
    return new Playback();
  }

  private final class Playback implements FrameStream {
    private final ByteBuffer bytes = buffer();
    private long next;

    @Override
    public void read(float[] stereo, int frames) {
      for (int done = 0; done < frames; ) {
        int count = (int) Math.min(Math.min(BLOCK, frames - done), length - next);
        if (count <= 0) {
          Arrays.fill(stereo, 2 * done, 2 * frames, 0);
          return;
        }
        bytes.clear().limit(count * SoundWork.FRAME);
        channels.read(file, bytes, next * SoundWork.FRAME);
        bytes.asFloatBuffer().get(stereo, 2 * done, 2 * count);
        next += count;
        done += count;
      }
    }
  }
}
