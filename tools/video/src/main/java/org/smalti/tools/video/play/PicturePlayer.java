package org.smalti.tools.video.play;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.smalti.core.CancelledException;

/** The thread that shows the pictures of a film when they are due. It ends with the clock, or by an interrupt. */
final class PicturePlayer implements Runnable {
  /** s by which a picture is too late to be shown, if another one follows. */
  private static final double TOO_LATE = 0.1;
  /** s by which a stream has lost its time: it goes on from where it is. */
  private static final double LOST = 1;
  /** s. */
  private static final double LONGEST_STANDSTILL = 0.5;

  private final PlayedMedia media;
  private final PlaybackClock clock;
  private final PlayOptions options;
  private final Consumer<BufferedImage> screen;
  private final boolean followsSound;
  private final LongConsumer atEnd;
  private double lastShown;

  /**
   * @param followsSound whether the sound tells the clock the time
   * @param atEnd is told where there are no more pictures, after how many seeks
   */
  PicturePlayer(
      PlayedMedia media,
      PlaybackClock clock,
      PlayOptions options,
      Consumer<BufferedImage> screen,
      boolean followsSound,
      LongConsumer atEnd) {
    this.media = media;
    this.clock = clock;
    this.options = options;
    this.screen = screen;
    this.followsSound = followsSound;
    this.atEnd = atEnd;
  }

  @Override
  public void run() {
    try {
      long seeks = -1;
      while (!clock.isQuit()) {
        boolean moved = clock.seeks() != seeks;
        seeks = clock.seeks();
        if (moved && media.isSeekable()) {
          media.seekPictures(clock.target());
        }
        play(seeks, moved);
      }
    } catch (CancelledException | InterruptedException e) {
      // It is closed.
    }
  }

  /** Plays the next picture; the first after a seek is shown at once, even if the film stands still. */
  private void play(long seeks, boolean first) throws InterruptedException {
    if (!media.nextPicture()) {
      end(seeks);
      return;
    }
    double time = media.pictureTime();
    if (first) {
      begin(time);
      show(time);
    } else if (options.fast()) {
      if (!media.hasNewerPicture() && clock.awaitRunning(seeks)) {
        clock.set(time);
        show(time);
      }
    } else if (clock.awaitDue(time, seeks) && isWorthShowing(time)) {
      show(time);
    }
  }

  /** The last picture is seen as long as it lasts, and longer where the film stands still. */
  private void end(long seeks) throws InterruptedException {
    double last = media.isSeekable() ? media.duration() : 0;
    boolean due = true;
    while (due && !options.fast()) {
      due = clock.awaitDue(last, seeks);
      if (due && !clock.isPaused()) {
        break;
      }
    }
    if (due) {
      atEnd.accept(seeks);
      clock.awaitSeek(seeks);
    }
  }

  private void begin(double first) {
    if (!followsSound) {
      clock.set(media.isSeekable() ? Math.max(first, clock.target()) : first);
    }
  }

  /** A picture that comes too late is left out, but not for longer than half a second. */
  private boolean isWorthShowing(double time) {
    double late = clock.time() - time;
    if (late > LOST && !media.isSeekable() && !followsSound) {
      clock.set(time);
    }
    return late < TOO_LATE || clock.isPaused() || time - lastShown > LONGEST_STANDSTILL;
  }

  private void show(double time) {
    lastShown = time;
    screen.accept(media.picture());
  }
}
