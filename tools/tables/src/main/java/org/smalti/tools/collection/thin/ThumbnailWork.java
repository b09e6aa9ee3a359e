package org.smalti.tools.collection.thin;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;
import org.smalti.media.cut.FilmFrame;
import org.smalti.media.cut.FrameObserver;
import org.smalti.media.cut.FramePass;

/** Reads a film once for the thumbnails of its samples; a file without pictures has none, which is no error. */
record ThumbnailWork(MediaFolder media) implements Work<ThumbnailWork.Order, ThumbnailWork.Found> {
  /** Pixels: the width that films are decoded to. */
  private static final int WIDTH = 64;

  private static final int LEAST_HEIGHT = 2 * Thumbnail.DOWN;
  private static final int MOST_HEIGHT = 256;

  /**
   * Which pictures of a film.
   *
   * @param times s, when they are shown
   */
  @SuppressWarnings("ArrayRecordComponent") // sent to a worker, never compared
  record Order(String filename, double[] times) implements Serializable {}

  /**
   * Thumbnails in the order of the times, empty where the film has no picture.
   *
   * @param damage what could not be decoded, empty if nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // carried from a worker, never compared
  record Found(byte[][] thumbnails, String damage) implements Serializable {}

  @Override
  public Found apply(Order order, Task task) throws IOException {
    byte[][] thumbnails = new byte[order.times.length][0];
    try (MediaFile film = MediaFile.open(media.resolve(order.filename))) {
      if (film.info().video().isEmpty()) {
        return new Found(thumbnails, "");
      }
      try (FramePass pass = FramePass.of(film, small(film.info().video().get()))) {
        pass.run(List.of(new Observer(order.times, thumbnails, task)));
        return new Found(thumbnails, pass.damage().orElse(""));
      }
    }
  }

  /** In the film's own shape, so that no bars are compared. */
  private static VideoSpec small(VideoStream stream) {
    int height = stream.width() <= 0 ? WIDTH : WIDTH * stream.height() / stream.width();
    int even = Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, height)) / 2 * 2;
    return new VideoSpec(WIDTH, even, PixelFormat.YUV420P);
  }

  /** Takes the pictures that are shown at the times. */
  private static final class Observer implements FrameObserver {
    private final double[] times;
    private final byte[][] thumbnails;
    private final int[] order;
    private final Task task;
    private int next;

    Observer(double[] times, byte[][] thumbnails, Task task) {
      this.times = times;
      this.thumbnails = thumbnails;
      this.task = task;
      order = IntStream.range(0, times.length)
          .boxed()
          .sorted((one, other) -> Double.compare(times[one], times[other]))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    @Override
    public double wantedFrom() {
      return next < order.length ? times[order[next]] : Double.POSITIVE_INFINITY;
    }

    @Override
    public void frame(FilmFrame frame) {
      take(frame, frame.until());
    }

    @Override
    public void ended(FilmFrame last) {
      take(last, Double.POSITIVE_INFINITY);
    }

    private void take(FilmFrame frame, double until) {
      byte[] thumbnail = null;
      for (; next < order.length && times[order[next]] < until; next++) {
        if (thumbnail == null) {
          thumbnail = Thumbnail.of(frame);
          task.reached((double) next / order.length);
        }
        thumbnails[order[next]] = Arrays.copyOf(thumbnail, thumbnail.length);
      }
    }
  }
}
