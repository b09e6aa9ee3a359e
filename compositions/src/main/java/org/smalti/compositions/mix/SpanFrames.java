package org.smalti.compositions.mix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** The frames of one span of a source, forwards or backwards. What the source lacks of it is silent. */
final class SpanFrames implements FrameStream {
  private static final int BLOCK = 2048;

  private final SoundPart part;
  private final int span;
  private final long length;
  private final long there;
  private final boolean reversed;
  /** What is taken away of each channel where there is sound. */
  private final float[] offset;

  private final ByteBuffer bytes =
      ByteBuffer.allocate(BLOCK * SoundWork.FRAME).order(ByteOrder.LITTLE_ENDIAN);
  private final FloatBuffer floats = bytes.asFloatBuffer();
  private final float[] block = new float[SoundWork.CHANNELS * BLOCK];
  private long next;

  /**
   * @param length of the span, in frames
   * @param reversed whether its last frame comes first
   * @param offset a constant in each channel, to be taken away
   */
  SpanFrames(SoundPart part, int span, long length, boolean reversed, float[] offset) {
    this.part = part;
    this.span = span;
    this.length = length;
    this.reversed = reversed;
    this.offset = offset;
    there = Math.min(length, part.length(span));
  }

  @Override
  public void read(float[] stereo, int frames) {
    readAt(next, stereo, frames);
    next += frames;
  }

  /** Reads from any frame on, before the first and after the last one too. */
  void readAt(long from, float[] stereo, int frames) {
    for (int done = 0; done < frames; ) {
      int count = Math.min(BLOCK, frames - done);
      long first = reversed ? length - from - done - count : from + done;
      fill(first, count);
      if (reversed) {
        for (int i = 0; i < count; i++) {
          int last = SoundWork.CHANNELS * (count - 1 - i);
          stereo[2 * (done + i)] = block[last];
          stereo[2 * (done + i) + 1] = block[last + 1];
        }
      } else {
        System.arraycopy(block, 0, stereo, 2 * done, 2 * count);
      }
      done += count;
    }
  }

  /** Reads frames of the source into the block. */
  private void fill(long first, int count) {
    int before = (int) Math.min(count, Math.max(0, -first));
    int end = (int) Math.max(before, Math.min(count, there - first));
    if (before > 0 || end < count) {
      Arrays.fill(block, 0, 2 * count, 0);
    }
    if (end > before) {
      bytes.clear().limit((end - before) * SoundWork.FRAME);
      part.read(span, first + before, bytes);
      floats.clear().get(block, 2 * before, 2 * (end - before));
      float left = offset[0];
      float right = offset[1];
      for (int i = 2 * before; i < 2 * end && (left != 0 || right != 0); i += 2) {
        block[i] -= left;
        block[i + 1] -= right;
      }
    }
  }
}
