package org.smalti.compositions.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.smalti.media.cut.PartSpan;
import org.smalti.media.cut.PartWriter;

/**
 * Writes the pictures of one span, in order, to their place in a part. All spans of a source share one buffer, as a
 * picture is complete before the next one is begun.
 */
final class PictureWriter {
  private final SourcePictures.PictureSpan span;
  private final PartWriter part;
  private final int index;
  private final Buffer buffer;
  private final Mipmap mipmap;
  private long offset;
  private int written;

  private PictureWriter(
      SourcePictures.PictureSpan span, PartWriter part, int index, Buffer buffer) {
    this.span = span;
    this.part = part;
    this.index = index;
    this.buffer = buffer;
    mipmap = new Mipmap(span.width(), span.height());
    offset = part.reserve((long) span.frames() * mipmap.bytes());
  }

  /** Room for one picture of the largest span with its smaller copies, made when the first picture is. */
  private static final class Buffer {
    private final int bytes;
    private byte[] pixels = new byte[0];
    private byte[] spare = new byte[0];

    Buffer(int bytes) {
      this.bytes = bytes;
    }

    byte[] pixels() {
      if (pixels.length == 0) {
        pixels = new byte[bytes];
        spare = new byte[bytes];
      }
      return pixels;
    }
  }

  /** For all spans of a source, in their order. */
  static List<PictureWriter> of(SourcePictures source, PartWriter part) {
    int largest = 0;
    for (SourcePictures.PictureSpan span : source.spans()) {
      largest = Math.max(largest, new Mipmap(span.width(), span.height()).bytes());
    }
    Buffer buffer = new Buffer(largest);
    List<PictureWriter> writers = new ArrayList<>();
    for (SourcePictures.PictureSpan span : source.spans()) {
      PictureWriter writer = new PictureWriter(span, part, writers.size(), buffer);
      part.describe(
          writers.size(), new PartSpan(writer.offset, span.frames(), writer.mipmap.bytes(), 0, 0));
      writers.add(writer);
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
    return span.at(written) / 1000;
  }

  /** Adds a region of a picture, brought to the span's size. */
  void add(byte[] picture, int width, int height, Planes.Region region) throws IOException {
    byte[] pixels = buffer.pixels();
    Planes.resample(picture, width, height, region, pixels, 0, span.width(), span.height());
    add();
  }

  /** Adds all of a region of another shape, on a dark and blurred copy that fills the span. */
  void addWhole(byte[] picture, int width, int height, Planes.Region region) throws IOException {
    byte[] pixels = buffer.pixels();
    new ContainedPicture(span.width(), span.height())
        .draw(picture, width, height, region, FilmReader.middle(region, span), pixels);
    add();
  }

  /** Says that there are no pictures for the span: it stays dark. */
  void leaveOut() {
    written = span.frames();
    part.describe(index, new PartSpan(offset, 0, mipmap.bytes(), 0, 0));
  }

  /** The buffer to draw the picture in before {@link #add()}: YUV of the span's size, from index 0. */
  byte[] pixels() {
    return buffer.pixels();
  }

  /** Adds what stands in {@link #pixels}. */
  void add() throws IOException {
    mipmap.fill(buffer.pixels(), buffer.spare);
    part.write(ByteBuffer.wrap(buffer.pixels(), 0, mipmap.bytes()), offset);
    offset += mipmap.bytes();
    written++;
  }
}
