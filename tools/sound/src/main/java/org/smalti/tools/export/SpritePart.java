package org.smalti.tools.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.PartSpan;
import org.smalti.media.cut.SoundSink;

/** The clips of one media file on their way into a sprite, as {@link SpritePartWork} left them. */
record SpritePart(PartFile file) {
  private static final int BLOCK = 8192;

  /** Frames of a clip; 0 where there was no sound. */
  long length(int clip) {
    return file.span(clip).count();
  }

  /** Hands over all frames of a clip, block by block. */
  void copy(int clip, SoundSink sink) {
    PartSpan span = file.span(clip);
    ByteBuffer bytes = ByteBuffer.allocate(span.unit() * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    float[] block = new float[bytes.capacity() / Float.BYTES];
    for (long done = 0; done < span.count(); done += BLOCK) {
      int frames = (int) Math.min(BLOCK, span.count() - done);
      bytes.clear().limit(span.unit() * frames);
      file.read(clip, done * span.unit(), bytes);
      bytes.asFloatBuffer().get(block, 0, bytes.limit() / Float.BYTES);
      try {
        sink.take(block, frames);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
