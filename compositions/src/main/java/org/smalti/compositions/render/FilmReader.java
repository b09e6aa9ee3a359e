package org.smalti.compositions.render;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Task;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;

/** Takes the spans out of a film: one pass, with leaps over long stretches that nobody needs. */
final class FilmReader {
  /** s: less than this, and decoding on is faster than a leap to a key frame. */
  private static final double READ_ON = 10;

  private final MediaFile file;
  private final List<SpanWriter> writers;

  FilmReader(MediaFile file, SourcePictures source, FileChannel channel) {
    this.file = file;
    writers = SpanWriter.of(source, channel);
  }

  void read(Task task) throws IOException {
    int width = 2;
    int height = 2;
    for (SpanWriter writer : writers) {
      width = Math.max(width, writer.span().width());
      height = Math.max(height, writer.span().height());
    }
    VideoStream stream = file.info().video().orElseThrow();
    double cover = Math.max((double) width / stream.width(), (double) height / stream.height());
    int decodedWidth = Planes.even(stream.width() * cover);
    int decodedHeight = Planes.even(stream.height() * cover);
    try (VideoDecoder decoder =
        file.video(new VideoSpec(decodedWidth, decodedHeight, PixelFormat.YUV420P))) {
      new Pass(decoder, decodedWidth, decodedHeight).run(task);
    }
  }

  /** The largest part in the middle of a picture that has the shape of a span. */
  static Planes.Region middle(int width, int height, SourcePictures.PictureSpan span) {
    double shape = (double) span.width() / span.height();
    int partWidth = Math.min(width, Math.max(2, (int) Math.round(height * shape / 2) * 2));
    int partHeight = Math.min(height, Math.max(2, (int) Math.round(width / shape / 2) * 2));
    return new Planes.Region(
        (width - partWidth) / 4 * 2, (height - partHeight) / 4 * 2, partWidth, partHeight);
  }

  private final class Pass {
    private final VideoDecoder decoder;
    private final int width;
    private final int height;
    private byte[] shown;
    private byte[] next;
    private double nextTime;
    private boolean anything;
    private boolean ended;

    Pass(VideoDecoder decoder, int width, int height) {
      this.decoder = decoder;
      this.width = width;
      this.height = height;
      shown = new byte[Planes.bytes(width, height)];
      next = new byte[shown.length];
    }

    void run(Task task) throws IOException {
      List<SpanWriter> open = new ArrayList<>();
      int waiting = 0;
      advance();
      while (waiting < writers.size() || !open.isEmpty()) {
        CancelledException.throwIfInterrupted();
        if (open.isEmpty()) {
          leapTo(writers.get(waiting).time());
        }
        while (waiting < writers.size() && (ended || writers.get(waiting).time() < nextTime)) {
          open.add(writers.get(waiting++));
        }
        give(open);
        task.reached((double) (waiting - open.size()) / writers.size());
        if (!ended) {
          advance();
        }
      }
    }

    private void leapTo(double time) {
      if (!ended && time - nextTime > READ_ON) {
        decoder.seek(time);
        advance();
      }
    }

    /** Gives the open spans every picture that is due before the next one is shown. */
    private void give(List<SpanWriter> open) throws IOException {
      for (Iterator<SpanWriter> each = open.iterator(); each.hasNext(); ) {
        SpanWriter writer = each.next();
        Planes.Region part = middle(width, height, writer.span());
        while (!writer.full() && (ended || writer.time() < nextTime)) {
          writer.add(shown, width, height, part);
        }
        if (writer.full()) {
          each.remove();
        }
      }
    }

    /** Shows the picture that waited and fetches the one after it. */
    private void advance() {
      byte[] free = shown;
      shown = next;
      next = free;
      ended = !decoder.next();
      if (ended) {
        if (!anything) {
          throw SmaltiException.input("no picture of it can be decoded; is the file broken?");
        }
        return;
      }
      decoder.copyTo(next);
      nextTime = decoder.time();
      if (!anything) {
        anything = true;
        System.arraycopy(next, 0, shown, 0, next.length);
      }
    }
  }
}
