package org.smalti.compositions.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;
import org.smalti.media.cut.FilmFrame;
import org.smalti.media.cut.FrameObserver;
import org.smalti.media.cut.FramePass;

/** Takes the picture spans out of a film in one pass. */
final class FilmReader implements FrameObserver {
  /** Pixels: a side of the pictures that a film is decoded to. */
  private static final int LONGEST_SIDE = 16_384;
  /** Pixels of a picture that a film is decoded to. */
  private static final double MOST_PIXELS = 1 << 27;

  private final List<PictureWriter> writers;
  private final List<PictureWriter> open = new ArrayList<>();
  private final Task task;
  private int waiting;

  private FilmReader(List<PictureWriter> writers, Task task) {
    this.writers = writers;
    this.task = task;
  }

  /**
   * Reads some of a source's spans; gives what could not be decoded, or an empty text.
   *
   * @param writers of the spans, in the order of their beginnings
   */
  static String read(MediaFile film, SourcePictures source, List<PictureWriter> writers, Task task)
      throws IOException {
    VideoStream stream = film.info().video().orElseThrow();
    if (stream.width() <= 0 || stream.height() <= 0) {
      throw SmaltiException.input("its pictures have no size; is the file broken?");
    }
    int width = 2;
    int height = 2;
    for (PictureWriter writer : writers) {
      width = Math.max(width, writer.span().width());
      height = Math.max(height, writer.span().height());
    }
    VideoSpec size = decoded(stream, width, height);
    VideoSpec spec =
        new VideoSpec(size.width(), size.height(), size.format(), source.deinterlace());
    try (FramePass pass = FramePass.of(film, spec)) {
      pass.run(List.of(new FilmReader(writers, task)));
      return pass.damage().orElse("");
    }
  }

  /**
   * The size to decode to: pictures that cover a size in the film's own shape. A film of extreme shape, of which only a
   * small region is shown, is decoded smaller than that, as the whole of it would be huge.
   */
  static VideoSpec decoded(VideoStream stream, int width, int height) {
    double ownWidth = stream.width();
    double ownHeight = stream.height();
    double cover = Math.max(width / ownWidth, height / ownHeight);
    double side = LONGEST_SIDE / Math.max(ownWidth, ownHeight);
    double scale = Math.min(cover, Math.min(side, Math.sqrt(MOST_PIXELS / ownWidth / ownHeight)));
    return new VideoSpec(
        Planes.even(ownWidth * scale), Planes.even(ownHeight * scale), PixelFormat.YUV420P);
  }

  /** The largest region in the middle of a picture that has the shape of a span. */
  static Planes.Region middle(int width, int height, SourcePictures.PictureSpan span) {
    double shape = (double) span.width() / span.height();
    int partWidth = Math.min(width, Math.max(2, (int) Math.round(height * shape / 2) * 2));
    int partHeight = Math.min(height, Math.max(2, (int) Math.round(width / shape / 2) * 2));
    return new Planes.Region(
        (width - partWidth) / 4 * 2, (height - partHeight) / 4 * 2, partWidth, partHeight);
  }

  @Override
  public double wantedFrom() {
    if (!open.isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    return waiting < writers.size() ? writers.get(waiting).time() : Double.POSITIVE_INFINITY;
  }

  /** A picture is also what is shown before the first one. */
  @Override
  public void frame(FilmFrame frame) throws IOException {
    give(frame, frame.until());
  }

  /** The last picture is also what is shown after it. */
  @Override
  public void ended(FilmFrame last) throws IOException {
    give(last, Double.POSITIVE_INFINITY);
  }

  /** Gives every span the pictures that are due before a time. */
  private void give(FilmFrame frame, double until) throws IOException {
    while (waiting < writers.size() && writers.get(waiting).time() < until) {
      open.add(writers.get(waiting++));
    }
    for (Iterator<PictureWriter> each = open.iterator(); each.hasNext(); ) {
      PictureWriter writer = each.next();
      Planes.Region region = middle(frame.width(), frame.height(), writer.span());
      while (!writer.full() && writer.time() < until) {
        writer.add(frame.pixels(), frame.width(), frame.height(), region);
      }
      if (writer.full()) {
        each.remove();
      }
    }
    task.reached((double) (waiting - open.size()) / writers.size());
  }
}
