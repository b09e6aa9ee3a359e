package org.smalti.compositions.render;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.smalti.core.run.Task;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/**
 * Draws what has no picture: the spectrogram of the very span, time from left to right and pitch from bottom to top, in
 * the colours of a {@link SoundPalette}; what has been heard is brighter than what is still to come.
 */
final class SoundPictureReader {
  /** Of the light and colour of what has been heard, for what is still to come. */
  private static final double COMING = 0.64;

  private final MediaFile file;
  private final SoundSelection sound;
  private final List<PictureWriter> writers;
  private final SoundLevels levels = new SoundLevels();
  private final SoundPalette palette = new SoundPalette();
  private float[] heard = new float[0];
  private byte[] heardPicture = new byte[0];
  private byte[] comingPicture = new byte[0];
  private int filled;

  /** @param writers of the spans that are drawn, in the order of their beginnings */
  SoundPictureReader(MediaFile file, SoundSelection sound, List<PictureWriter> writers) {
    this.file = file;
    this.sound = sound;
    this.writers = writers;
  }

  /** Draws all spans; gives what could not be decoded, or an empty text. */
  String read(Task task) throws IOException {
    try (AudioDecoder decoder = file.audio(new AudioSpec(SoundLevels.RATE, 1), sound)) {
      SpanReader reader = SpanReader.of(decoder);
      int done = 0;
      for (PictureWriter writer : writers) {
        int length = hear(reader, writer.span());
        draw(writer, heard, length);
        task.reached((double) ++done / writers.size());
      }
      return decoder.damage().orElse("");
    }
  }

  /** Gives the length of the span; where the sound ends before, there is silence. */
  private int hear(SpanReader reader, SourcePictures.PictureSpan span) throws IOException {
    double seconds = span.step() * span.frames() / 1000;
    int length = Math.max(1, (int) (seconds * SoundLevels.RATE));
    if (heard.length < length) {
      heard = new float[length];
    }
    filled = 0;
    reader.read(new Span(Span.frames(span.start(), SoundLevels.RATE), length), (mono, frames) -> {
      System.arraycopy(mono, 0, heard, filled, frames);
      filled += frames;
    });
    Arrays.fill(heard, filled, length, 0);
    return length;
  }

  /** Draws all pictures of a span, which differ by how much of it has been heard. */
  void draw(PictureWriter writer, float[] mono, int length) throws IOException {
    SourcePictures.PictureSpan span = writer.span();
    int width = span.width();
    int height = span.height();
    int luma = width * height;
    palette.use(span.colour());
    paint(levels.of(mono, length, width, height), width, height);
    byte[] pixels = writer.pixels();
    for (int frame = 0; !writer.full(); frame++) {
      double played = (frame + 1.0) / span.frames();
      play(pixels, 0, width, height, played);
      play(pixels, luma, width / 2, height / 2, played);
      play(pixels, luma + luma / 4, width / 2, height / 2, played);
      writer.add();
    }
  }

  /** Makes the picture of a span that has been heard, and the one of a span that is still to come. */
  private void paint(float[] level, int width, int height) {
    int luma = width * height;
    int bytes = Planes.bytes(width, height);
    if (heardPicture.length < bytes) {
      heardPicture = new byte[bytes];
      comingPicture = new byte[bytes];
    }
    for (int i = 0; i < luma; i++) {
      heardPicture[i] = palette.luma(level[i]);
    }
    int at = luma;
    int quarter = luma / 4;
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2, at++) {
        int first = y * width + x;
        int below = first + width;
        float mean = (level[first] + level[first + 1] + level[below] + level[below + 1]) / 4;
        heardPicture[at] = palette.u(mean);
        heardPicture[at + quarter] = palette.v(mean);
      }
    }
    for (int i = 0; i < bytes; i++) {
      int zero = i < luma ? Yuv.BLACK : Yuv.GREY;
      comingPicture[i] = (byte) Math.round(zero + COMING * ((heardPicture[i] & 0xff) - zero));
    }
  }

  /** @param played the share of the columns that have been heard; the last one may be so in part */
  private void play(byte[] pixels, int plane, int width, int height, double played) {
    double columns = Math.min(width, played * width);
    int whole = (int) columns;
    int part = (int) ((columns - whole) * 256);
    for (int y = 0; y < height; y++) {
      int row = plane + y * width;
      System.arraycopy(heardPicture, row, pixels, row, whole);
      if (whole < width) {
        System.arraycopy(comingPicture, row + whole, pixels, row + whole, width - whole);
        int dim = comingPicture[row + whole] & 0xff;
        int bright = heardPicture[row + whole] & 0xff;
        pixels[row + whole] = (byte) (dim + (((bright - dim) * part) >> 8));
      }
    }
  }
}
