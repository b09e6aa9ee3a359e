package org.smalti.tools.video.play;

import java.util.function.LongConsumer;
import org.smalti.core.CancelledException;

/** The thread that gives the sound of a film to the loudspeaker. It ends with the clock, or by an interrupt. */
final class SoundPlayer implements Runnable {
  private static final int FRAMES = 1024;

  private final PlayedMedia media;
  private final PlaybackClock clock;
  private final Loudspeaker line;
  private final boolean leads;
  private final LongConsumer atEnd;
  private boolean begun;

  /**
   * @param leads whether the pictures follow the sound
   * @param atEnd is told where there is no more sound, after how many seeks
   */
  SoundPlayer(
      PlayedMedia media, PlaybackClock clock, Loudspeaker line, boolean leads, LongConsumer atEnd) {
    this.media = media;
    this.clock = clock;
    this.line = line;
    this.leads = leads;
    this.atEnd = atEnd;
  }

  @Override
  public void run() {
    float[] samples = new float[FRAMES * media.channels()];
    try {
      long seeks = -1;
      while (!clock.isQuit()) {
        if (clock.seeks() != seeks) {
          seeks = clock.seeks();
          move();
        }
        if (clock.isPaused()) {
          line.stop();
          if (!clock.awaitRunning(seeks)) {
            continue;
          }
          line.start();
        }
        play(samples, seeks);
      }
    } catch (CancelledException | InterruptedException e) {
      // It is closed.
    }
  }

  private void move() {
    line.flush();
    begun = false;
    if (media.isSeekable()) {
      media.seekSound(clock.target());
    }
  }

  private void play(float[] samples, long seeks) throws InterruptedException {
    int read = media.readSound(samples, FRAMES);
    if (read < 0) {
      if (begun) {
        line.drain();
      }
      clock.unfollow();
      if (!begun && leads) {
        clock.set(clock.target());
      }
      atEnd.accept(seeks);
      clock.awaitSeek(seeks);
      return;
    }
    if (!begun) {
      begin(media.soundTime() - (double) read / media.sampleRate());
    }
    line.write(samples, read);
  }

  private void begin(double time) {
    begun = true;
    long before = line.heard();
    line.start();
    if (leads) {
      clock.follow(() -> time + (double) (line.heard() - before) / media.sampleRate());
    }
  }
}
