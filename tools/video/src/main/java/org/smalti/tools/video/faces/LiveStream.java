package org.smalti.tools.video.faces;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoStream;
import org.smalti.tools.video.faces.NewestPicture.Slot;
import org.smalti.tools.video.faces.detect.DetectorPicture;
import org.smalti.tools.video.faces.track.FaceTracker;
import org.smalti.tools.video.source.ContinuousPictures;
import org.smalti.tools.video.source.Reconnection;
import org.smalti.tools.video.source.SourceOpener;

/**
 * Finds and follows the faces of a live stream as it comes, in two threads: one decodes, and opens the stream again
 * where it fails; one looks at the newest picture.
 */
final class LiveStream {
  /** ms that a thread has to end after it was asked to. */
  private static final long GRACE_MILLIS = 5000;

  private final MediaAddress address;
  private final Reconnection how;
  private final FaceSettings settings;
  private final FacePrinter printer;
  private final Consumer<String> say;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong looked = new AtomicLong();
  private final AtomicLong faces = new AtomicLong();
  private final AtomicLong openings = new AtomicLong();
  private final Thread decoding = new Thread(this::decode, "faces-decode");
  private volatile @Nullable NewestPicture newest;
  private volatile @Nullable RuntimeException failure;

  LiveStream(
      MediaAddress address,
      Reconnection how,
      FaceSettings settings,
      FacePrinter printer,
      Consumer<String> say) {
    this.address = address;
    this.how = how;
    this.settings = settings;
    this.printer = printer;
    this.say = say;
    decoding.setDaemon(true);
  }

  String name() {
    return address.toString();
  }

  void start() {
    decoding.start();
  }

  boolean isRunning() {
    return decoding.isAlive();
  }

  /** Ends both threads. */
  void stop() {
    decoding.interrupt();
    join(decoding);
  }

  private static void join(Thread thread) {
    try {
      thread.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why it has ended, if not well. */
  Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
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
      Thread looking = new Thread(() -> look(pictures, shown), "faces-look");
      looking.setDaemon(true);
      looking.start();
      try (ContinuousPictures source =
          new ContinuousPictures(opener, opened, form.spec(), DecoderOptions.LOW_DELAY)) {
        receive(source, pictures);
      } finally {
        pictures.end();
        join(looking);
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
    say.accept(why);
  }

  private void look(NewestPicture pictures, VideoStream shown) {
    FaceTracker tracker = settings.tracks().open(name(), shown.width(), shown.height());
    try (FaceFinder finder = new FaceFinder(settings, shown)) {
      for (Slot next = pictures.take(); next != null; next = pictures.take()) {
        List<String[]> rows =
            tracker.next(finder.look(next.number(), next.time(), next.rgb())).stream()
                .map(face -> FaceTable.cells(name(), face))
                .toList();
        looked.incrementAndGet();
        faces.addAndGet(rows.size());
        if (!rows.isEmpty()) {
          printer.print(rows);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** {@code rtsp://camera/1: 250 pictures received, 250 looked at, 0 dropped, 248 faces}. */
  String summary() {
    NewestPicture pictures = newest;
    long again = openings.get();
    return String.format(
        Locale.ROOT,
        "%s: %,d pictures received, %,d looked at, %,d dropped, %,d faces%s",
        name(),
        received.get(),
        looked.get(),
        pictures == null ? 0 : pictures.dropped(),
        faces.get(),
        again == 0 ? "" : "; opened again after " + again + (again == 1 ? " failure" : " failures"));
  }
}
