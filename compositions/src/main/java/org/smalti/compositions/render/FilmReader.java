package org.smalti.compositions.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.smalti.compositions.plan.Crop;
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

  /** s: sounds and pictures of a film need not end together. */
  private static final double BEYOND = 1;

  private final List<PictureWriter> writers;
  private final List<PictureWriter> open = new ArrayList<>();
  private final Fit fit;
  private final Task task;
  /** s: of the whole file, whose sound may go on after the last picture. */
  private final double duration;

  private int waiting;
  private int beyond;
  private double firstBeyond;
  private double endOfPictures;

  private FilmReader(
      List<PictureWriter> writers, SourcePictures source, Task task, double duration) {
    this.writers = writers;
    fit = source.fit();
    this.task = task;
    this.duration = duration;
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
      SourcePictures.PictureSpan span = writer.span();
      width = (int)
          Math.max(width, Math.min(LONGEST_SIDE, span.width() / span.crop().width()));
      height = (int)
          Math.max(height, Math.min(LONGEST_SIDE, span.height() / span.crop().height()));
    }
    VideoSpec size = decoded(stream, width, height);
    VideoSpec spec =
        new VideoSpec(size.width(), size.height(), size.format(), source.deinterlace());
    FilmReader reader = new FilmReader(writers, source, task, film.info().duration());
    try (FramePass pass = FramePass.of(film, spec)) {
      pass.run(List.of(reader));
      String damage = pass.damage().orElse("");
      return damage.isEmpty() ? reader.missing() : damage;
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

  /** The pixels of a picture that a crop stands for; even. */
  static Planes.Region cropped(int width, int height, Crop crop) {
    int partWidth = Math.min(width, Math.max(2, (int) Math.round(width * crop.width() / 2) * 2));
    int partHeight =
        Math.min(height, Math.max(2, (int) Math.round(height * crop.height() / 2) * 2));
    int left = (int) Math.round(width * crop.left() / 2) * 2;
    int top = (int) Math.round(height * crop.top() / 2) * 2;
    return new Planes.Region(
        Math.min(left, width - partWidth),
        Math.min(top, height - partHeight),
        partWidth,
        partHeight);
  }

  /** The largest region in the middle of another one that has the shape of a span. */
  static Planes.Region middle(Planes.Region of, SourcePictures.PictureSpan span) {
    double shape = (double) span.width() / span.height();
    int width = of.width();
    int height = of.height();
    int partWidth = Math.min(width, Math.max(2, (int) Math.round(height * shape / 2) * 2));
    int partHeight = Math.min(height, Math.max(2, (int) Math.round(width / shape / 2) * 2));
    return new Planes.Region(
        of.x() + (width - partWidth) / 4 * 2,
        of.y() + (height - partHeight) / 4 * 2,
        partWidth,
        partHeight);
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

  /** The last picture is also what is shown after it, but nothing is shown after the end of the whole file. */
  @Override
  public void ended(FilmFrame last) throws IOException {
    double end = Math.max(last.until(), duration) + BEYOND;
    int within = writers.size();
    while (within > waiting && writers.get(within - 1).time() > end) {
      PictureWriter writer = writers.get(--within);
      firstBeyond = writer.time();
      beyond++;
      writer.leaveOut();
    }
    endOfPictures = end - BEYOND;
    give(last, Double.POSITIVE_INFINITY);
  }

  /** What of the spans lies behind the end; empty for nothing. */
  private String missing() {
    return beyond == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "it ends at %.3f s, before %d of its clips, the first at %.3f s; they stay dark",
            endOfPictures,
            beyond,
            firstBeyond);
  }

  /** Gives every span the pictures that are due before a time. */
  private void give(FilmFrame frame, double until) throws IOException {
    while (waiting < writers.size() && writers.get(waiting).time() < until) {
      PictureWriter next = writers.get(waiting++);
      if (!next.full()) {
        open.add(next);
      }
    }
    for (Iterator<PictureWriter> each = open.iterator(); each.hasNext(); ) {
      PictureWriter writer = each.next();
      SourcePictures.PictureSpan span = writer.span();
      Planes.Region all = cropped(frame.width(), frame.height(), span.crop());
      boolean whole =
          fit.contains((double) all.width() / all.height(), (double) span.width() / span.height());
      while (!writer.full() && writer.time() < until) {
        if (whole) {
          writer.addWhole(frame.pixels(), frame.width(), frame.height(), all);
        } else {
          writer.add(frame.pixels(), frame.width(), frame.height(), middle(all, span));
        }
      }
      if (writer.full()) {
        each.remove();
      }
    }
    task.reached((double) (waiting - open.size()) / writers.size());
  }
}
