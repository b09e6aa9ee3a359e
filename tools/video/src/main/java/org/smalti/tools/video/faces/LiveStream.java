package org.smalti.tools.video.faces;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.NewestPicture.Slot;
import org.smalti.tools.video.faces.detect.DetectorPicture;
import org.smalti.tools.video.faces.table.FaceTable;
import org.smalti.tools.video.faces.track.FaceTracker;
import org.smalti.tools.video.source.ContinuousPictures;
import org.smalti.tools.video.source.Reconnection;
import org.smalti.tools.video.source.SourceOpener;

/**
 * Finds and follows the faces of a live stream as it comes, in two threads: one decodes, and opens the stream again
 * where it fails; one looks at the newest picture.
 */
final class LiveStream {
  private final MediaAddress address;
  private final Reconnection how;
  private final FaceSettings settings;
  private final BlockingQueue<LiveNews> news;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong looked = new AtomicLong();
  private final AtomicLong faces = new AtomicLong();
  private final AtomicLong openings = new AtomicLong();
  private final Thread decoding = new Thread(this::decode, "faces-decode");
  private volatile @Nullable Thread looking;
  private volatile @Nullable NewestPicture newest;
  private volatile @Nullable RuntimeException failure;
  /** Why it was opened again last. */
  private volatile String trouble = "";

  LiveStream(
      MediaAddress address, Reconnection how, FaceSettings settings, BlockingQueue<LiveNews> news) {
    this.address = address;
    this.how = how;
    this.settings = settings;
    this.news = news;
    decoding.setDaemon(true);
  }

  void start() {
    decoding.start();
  }

  boolean isRunning() {
    Thread other = looking;
    return decoding.isAlive() || (other != null && other.isAlive());
  }

  /** Asks both threads to end. */
  void stop() {
    decoding.interrupt();
  }

  /** How it has ended. */
  LiveEnd end() {
    RuntimeException why = failure;
    String failed = why == null ? "" : withoutName(String.valueOf(why.getMessage()));
    Reason reason = why instanceof SmaltiException known ? known.reason() : Reason.INPUT;
    if (failed.isEmpty() && received.get() == 0 && openings.get() > 0) {
      failed = "no picture came: " + withoutName(trouble);
      reason = Reason.NETWORK;
    }
    return new LiveEnd(address.toString(), summary(), failed, reason);
  }

  /** A message that stands behind the name of the stream need not begin with it. */
  private String withoutName(String message) {
    String name = address + ": ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }

  private void decode() {
    SourceOpener opener =
        new SourceOpener(address, how, this::waits, CancelledException::throwIfInterrupted);
    try (MediaFile opened = opener.open()) {
      VideoStream shown = opened
          .info()
          .video()
          .orElseThrow(() -> SmaltiException.input(address + ": no picture in it"));
      DetectorPicture form = settings.detector().pictureOf(shown.width(), shown.height());
      NewestPicture pictures =
          new NewestPicture(form.spec().format().bytes(form.width(), form.height()));
      newest = pictures;
      Thread other = new Thread(() -> look(pictures, shown), "faces-look");
      other.setDaemon(true);
      looking = other;
      other.start();
      try (ContinuousPictures source =
          new ContinuousPictures(opener, opened, form.spec(), DecoderOptions.LOW_DELAY)) {
        receive(source, pictures);
      } finally {
        pictures.end();
      }
    } catch (CancelledException e) {
      // It was asked to stop.
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void receive(ContinuousPictures source, NewestPicture pictures) {
    while (failure == null && source.next()) {
      CancelledException.throwIfInterrupted();
      long number = received.getAndIncrement();
      if (number % settings.every() == 0) {
        pictures.offer(number, source.time(), source.decoder());
      }
    }
  }

  private void waits(String why) {
    openings.incrementAndGet();
    trouble = why;
    try {
      news.put(LiveNews.said(why));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(NewestPicture pictures, VideoStream shown) {
    FaceTracker tracker =
        settings.tracks().openLive(address.toString(), shown.width(), shown.height());
    try (FaceFinder finder = new FaceFinder(settings, shown)) {
      for (Slot next = pictures.take(); next != null; next = pictures.take()) {
        List<String[]> rows =
            tracker.next(finder.look(next.number(), next.time(), next.rgb())).stream()
                .map(face -> FaceTable.cells(address.toString(), face))
                .toList();
        looked.incrementAndGet();
        faces.addAndGet(rows.size());
        if (!rows.isEmpty()) {
          news.put(LiveNews.faces(rows));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** {@code rtsp://camera/1: 250 pictures received, 250 looked at, 0 dropped, 248 faces}. */
  private String summary() {
    NewestPicture pictures = newest;
    long again = openings.get();
    return String.format(
        Locale.ROOT,
        "%s: %,d pictures received, %,d looked at, %,d dropped, %,d faces%s",
        address,
        received.get(),
        looked.get(),
        pictures == null ? 0 : pictures.dropped(),
        faces.get(),
        again == 0
            ? ""
            : (received.get() == 0 ? "; never opened, after " : "; opened again after ")
                + again
                + (again == 1 ? " failure" : " failures"));
  }
}
