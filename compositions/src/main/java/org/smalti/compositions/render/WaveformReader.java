package org.smalti.compositions.render;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.smalti.core.run.Task;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.SoundSink;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/** Draws what has no picture: the waveform in the colour of its pitch, bright up to where it is heard. */
final class WaveformReader {
  private static final int RATE = 16_000;
  private static final double GROUND = 0.16;
  private static final double COMING = 0.42;
  /** Columns without sound still show a line of this height. */
  private static final double LEAST = 0.03;
  /** A span without a larger amplitude counts as silent. */
  private static final float QUIETEST = 1e-4f;

  private final MediaFile file;
  private final SoundSelection sound;
  private final List<PictureWriter> writers;
  private final SourcePictures source;

  /** @param writers of the spans that are drawn, in the order of their beginnings */
  WaveformReader(
      MediaFile file, SoundSelection sound, SourcePictures source, List<PictureWriter> writers) {
    this.file = file;
    this.sound = sound;
    this.source = source;
    this.writers = writers;
  }

  /** Draws all spans; gives what could not be decoded, or an empty text. */
  String read(Task task) throws IOException {
    try (AudioDecoder decoder = file.audio(new AudioSpec(RATE, 1), sound)) {
      SpanReader reader = SpanReader.of(decoder);
      int done = 0;
      for (PictureWriter writer : writers) {
        draw(writer, heights(reader, writer.span()));
        task.reached((double) ++done / writers.size());
      }
      return decoder.damage().orElse("");
    }
  }

  /** For each column of pixels the largest amplitude, as the square root of its share of the largest of all, 0..1. */
  private float[] heights(SpanReader reader, SourcePictures.PictureSpan span) throws IOException {
    double seconds = source.rate().millis(span.frames()) / 1000;
    Columns columns = new Columns(Math.max(1, (long) (seconds * RATE)), span.width());
    reader.read(new Span(Span.frames(span.start(), RATE), columns.total), columns);
    return columns.heights();
  }

  /** The largest amplitudes of a span in as many stretches of time as there are columns of pixels. */
  private static final class Columns implements SoundSink {
    private final long total;
    private final float[] highest;
    private float highestOfAll = QUIETEST;
    private long at;

    Columns(long total, int columns) {
      this.total = total;
      highest = new float[columns];
    }

    @Override
    public void take(float[] mono, int frames) {
      for (int i = 0; i < frames; i++) {
        int column = (int) ((at + i) * highest.length / total);
        highest[column] = Math.max(highest[column], Math.abs(mono[i]));
        highestOfAll = Math.max(highestOfAll, highest[column]);
      }
      at += frames;
    }

    float[] heights() {
      for (int i = 0; i < highest.length; i++) {
        highest[i] = (float) Math.sqrt(highest[i] / highestOfAll);
      }
      return highest;
    }
  }

  static void draw(PictureWriter writer, float[] heights) throws IOException {
    SourcePictures.PictureSpan span = writer.span();
    byte[] colour = Yuv.encode(span.colour());
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
