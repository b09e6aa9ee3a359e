package org.smalti.compositions.render;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;

/** What {@link SoundWork} read of one source. */
final class SoundPart implements Closeable {
  private final List<SourceSounds.SoundSpan> spans;
  private final FileChannel channel;
  private final long[] offsets;
  private final long[] lengths;
  private final float[] rms;
  private final float[] peaks;

  SoundPart(Path part, List<SourceSounds.SoundSpan> spans) {
    this.spans = spans;
    int count = spans.size();
    offsets = new long[count];
    lengths = new long[count];
    rms = new float[count];
    peaks = new float[count];
    try {
      channel = FileChannel.open(part, StandardOpenOption.READ);
      ByteBuffer head = ByteBuffer.allocate(SoundWork.ENTRY * count).order(ByteOrder.LITTLE_ENDIAN);
      readFully(head, 0);
      long offset = head.capacity();
      for (int i = 0; i < count; i++) {
        offsets[i] = offset;
        lengths[i] = head.getLong();
        rms[i] = head.getFloat();
        peaks[i] = head.getFloat();
        offset += lengths[i] * SoundWork.FRAME;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of a stretch in this part. */
  int find(SourceSounds.SoundSpan span) {
    return Collections.binarySearch(spans, span);
  }

  /** Frames there are of a stretch. */
  long length(int span) {
    return lengths[span];
  }

  /** Root of the mean square over both channels. */
  float rms(int span) {
    return rms[span];
  }

  /** Largest amplitude. */
  float peak(int span) {
    return peaks[span];
  }

  /** Fills the buffer with frames of a stretch from a frame on, and flips it. */
  void read(int span, long frame, ByteBuffer into) {
    try {
      readFully(into, offsets[span] + frame * SoundWork.FRAME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readFully(ByteBuffer into, long at) throws IOException {
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

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
