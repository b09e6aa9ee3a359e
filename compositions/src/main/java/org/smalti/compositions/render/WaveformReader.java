package org.smalti.compositions.render;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Task;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;

/** Draws what has no picture: the waveform in the colour of its pitch, bright up to where it is heard. */
final class WaveformReader {
  private static final int RATE = 16_000;
  private static final double GROUND = 0.16;
  private static final double COMING = 0.42;
  /** Columns without sound still show a line of this height. */
  private static final double LEAST = 0.03;

  private final MediaFile file;
  private final List<SpanWriter> writers;
  private final SourcePictures source;

  WaveformReader(MediaFile file, SourcePictures source, FileChannel channel) {
    this.file = file;
    this.source = source;
    writers = SpanWriter.of(source, channel);
  }

  void read(Task task) throws IOException {
    try (AudioDecoder decoder = file.audio(new AudioSpec(RATE, 1))) {
      int done = 0;
      for (SpanWriter writer : writers) {
        CancelledException.throwIfInterrupted();
        draw(writer, heights(decoder, writer.span()));
        task.reached((double) ++done / writers.size());
      }
    }
  }

  /** For each column of pixels the largest amplitude, 0..1 of the largest of all. */
  private float[] heights(AudioDecoder decoder, SourcePictures.PictureSpan span) {
    double seconds = source.rate().millis(span.frames()) / 1000;
    int total = Math.max(1, (int) (seconds * RATE));
    float[] heights = new float[span.width()];
    float[] block = new float[4096];
    decoder.seek(Math.max(0, span.start() / 1000));
    float highest = 1e-4f;
    for (int at = 0; at < total; ) {
      int read = decoder.read(block, 0, Math.min(block.length, total - at));
      if (read < 0) {
        break;
      }
      for (int i = 0; i < read; i++) {
        int column = (int) ((long) (at + i) * heights.length / total);
        heights[column] = Math.max(heights[column], Math.abs(block[i]));
        highest = Math.max(highest, heights[column]);
      }
      at += read;
    }
    for (int i = 0; i < heights.length; i++) {
      heights[i] = (float) Math.sqrt(heights[i] / highest);
    }
    return heights;
  }

  static void draw(SpanWriter writer, float[] heights) throws IOException {
    SourcePictures.PictureSpan span = writer.span();
    byte[] colour = Yuv.of(0).encode(span.colour());
    int luma = span.width() * span.height();
    byte[] pixels = writer.pixels();
    for (int frame = 0; !writer.full(); frame++) {
      double played = (frame + 1.0) / span.frames() * span.width();
      drawLuma(pixels, span, heights, colour[0] & 0xff, played);
      Arrays.fill(pixels, luma, luma + luma / 4, colour[1]);
      Arrays.fill(pixels, luma + luma / 4, luma + luma / 2, colour[2]);
      writer.add();
    }
  }

  private static void drawLuma(
      byte[] pixels, SourcePictures.PictureSpan span, float[] heights, int bright, double played) {
    double middle = span.height() / 2.0;
    for (int x = 0; x < span.width(); x++) {
      double half = Math.max(LEAST, 0.86 * heights[x]) * middle;
      double reached = Math.max(0, Math.min(1, played - x));
      double light = COMING + (1 - COMING) * reached;
      for (int y = 0; y < span.height(); y++) {
        double inside = Math.max(0, Math.min(1, half - Math.abs(y + 0.5 - middle) + 0.5));
        double level = GROUND + (light - GROUND) * inside;
        pixels[y * span.width() + x] = (byte) Math.round(Yuv.BLACK + (bright - Yuv.BLACK) * level);
      }
    }
  }
}
