package org.smalti.media.cut;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Appends spans of sound to a part, one after the other, and measures their level. Allocates nothing once it is made.
 */
public final class SoundPartWriter implements SoundSink {
  /** Bytes of a value. */
  private static final int VALUE = Float.BYTES;

  private static final int BLOCK = 8192;

  private final PartWriter part;
  private final int channels;
  private final ByteBuffer bytes;
  private int span;
  private long offset;
  private long frames;
  private double power;
  private float peak;

  public SoundPartWriter(PartWriter part, int channels) {
    this.part = part;
    this.channels = channels;
    bytes = PartFile.allocate(VALUE * channels * BLOCK);
    offset = part.end();
  }

  /** Adds frames to the current span. */
  @Override
  public void take(float[] interleaved, int count) throws IOException {
    double sum = 0;
    float highest = peak;
    for (int i = 0; i < channels * count; i++) {
      float value = interleaved[i];
      sum += value * value;
      float height = Math.abs(value);
      highest = height > highest ? height : highest;
    }
    power += sum;
    peak = highest;
    for (int done = 0; done < count; done += BLOCK) {
      int some = Math.min(BLOCK, count - done);
      bytes.clear().limit(VALUE * channels * some);
      bytes.asFloatBuffer().put(interleaved, channels * done, channels * some);
      part.append(bytes);
    }
    frames += count;
  }

  /** Ends the current span, which may have got no frame at all, and begins the next one. */
  public void endSpan() {
    float rms = frames == 0 ? 0 : (float) Math.sqrt(power / (channels * frames));
    part.describe(span++, new PartSpan(offset, frames, VALUE * channels, rms, peak));
    offset = part.end();
    frames = 0;
    power = 0;
    peak = 0;
  }
}
