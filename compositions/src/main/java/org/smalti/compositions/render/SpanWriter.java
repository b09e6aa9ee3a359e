package org.smalti.compositions.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.smalti.compositions.FrameRate;

/** A span on its way into the part: takes its pictures in order. */
final class SpanWriter {
  private final SourcePictures.PictureSpan span;
  private final FrameRate rate;
  private final FileChannel channel;
  private final Mipmap mipmap;
  private final byte[] pixels;
  private final byte[] spare;
  private long offset;
  private int written;

  private SpanWriter(
      SourcePictures.PictureSpan span, FrameRate rate, FileChannel channel, long offset) {
    this.span = span;
    this.rate = rate;
    this.channel = channel;
    this.offset = offset;
    mipmap = new Mipmap(span.width(), span.height());
    pixels = new byte[mipmap.bytes()];
    spare = new byte[Planes.bytes(span.width(), span.height())];
  }

  /** For all spans of a source, in their order. */
  static List<SpanWriter> of(SourcePictures source, FileChannel channel) {
    List<SpanWriter> writers = new ArrayList<>();
    long offset = 0;
    for (SourcePictures.PictureSpan span : source.spans()) {
      writers.add(new SpanWriter(span, source.rate(), channel, offset));
      offset += span.bytes();
    }
    return writers;
  }

  SourcePictures.PictureSpan span() {
    return span;
  }

  boolean full() {
    return written == span.frames();
  }

  /** When the next picture is to be taken, in s on the source's clock. */
  double time() {
    return (span.start() + rate.millis(written)) / 1000;
  }

  /** Adds a part of a picture, shrunk to the span's size. */
  void add(byte[] picture, int width, int height, Planes.Region part) throws IOException {
    Planes.resample(picture, width, height, part, pixels, 0, span.width(), span.height());
    add();
  }

  /** The picture to be drawn before {@link #add()}: YUV of the span's size. */
  byte[] pixels() {
    return pixels;
  }

  /** Adds what stands in {@link #pixels}. */
  void add() throws IOException {
    mipmap.fill(pixels, spare);
    ByteBuffer bytes = ByteBuffer.wrap(pixels);
    while (bytes.hasRemaining()) {
      offset += channel.write(bytes, offset);
    }
    written++;
  }
}
