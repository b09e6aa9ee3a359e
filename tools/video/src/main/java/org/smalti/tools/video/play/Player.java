package org.smalti.tools.video.play;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.tools.video.source.Reconnection;
import org.smalti.tools.video.source.SourceOpener;

/** Plays one film in a window until it ends or the window is closed. */
final class Player {
  /** s of sound that wait in the loudspeaker. */
  private static final double BUFFER = 0.2;

  private static final double SHORT_BUFFER = 0.05;
  private static final long LOOK_MILLIS = 100;
  private static final long JOIN_MILLIS = 10_000;

  private final MediaAddress address;
  private final SourceOpener opener;
  private final PlayOptions options;
  private final Run run;
  private final PlaybackClock clock;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private int parts;
  private int over;
  private long overSince = -1;

  Player(MediaAddress address, Reconnection reconnection, PlayOptions options, Run run) {
    this.address = address;
    opener = new SourceOpener(address, reconnection, run::say, run::throwIfCancelled);
    this.options = options;
    this.run = run;
    clock = new PlaybackClock(options.start());
    clock.pause(options.paused());
  }

  /** @throws SmaltiException if it can't be played, or not to its end */
  void play() {
    Dimension screen = PlayerWindow.screen();
    try (MediaFile file = opener.open();
        PlayedMedia media = media(file, screen)) {
      if (options.start() > 0 && !media.isSeekable()) {
        throw SmaltiException.usage(address + ": a stream is played from where it is");
      }
      Optional<Loudspeaker> line = line(media);
      PlayerWindow window = PlayerWindow.open(address.toString(), media, clock, screen);
      try {
        play(media, line, window);
      } finally {
        window.close();
        line.ifPresent(Loudspeaker::close);
      }
    }
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private PlayedMedia media(MediaFile file, Dimension screen) {
    boolean recorded =
        address.isFile() || (address.text().startsWith("http") && file.info().duration() > 0);
    // Sound can't be heard faster than it was recorded.
    return recorded
        ? new RecordedFilm(file, screen, options.sound() && !options.fast())
        : new StreamedFilm(
            file,
            opener,
            options.fast() ? DecoderOptions.LOW_DELAY : DecoderOptions.DEFAULT,
            options.sound(),
            options.fast());
  }

  private Optional<Loudspeaker> line(PlayedMedia media) {
    if (!media.hasSound()) {
      return Optional.empty();
    }
    Optional<Loudspeaker> line = Loudspeaker.open(
        media.sampleRate(), media.channels(), options.fast() ? SHORT_BUFFER : BUFFER);
    if (line.isEmpty()) {
      media.mute();
      run.say("no loudspeaker here that takes " + media.sampleRate()
          + " Hz; the film is shown without its sound");
    }
    return line;
  }

  private void play(PlayedMedia media, Optional<Loudspeaker> line, PlayerWindow window) {
    boolean leads = line.isPresent() && !options.fast();
    List<Thread> threads = new ArrayList<>();
    if (media.hasPictures()) {
      threads.add(thread(
          "play-pictures",
          new PicturePlayer(
              media,
              clock,
              options,
              image -> {
                window.show(image);
                run.advance(1);
              },
              leads,
              seeks -> partEnds(media, seeks))));
    }
    line.ifPresent(speaker -> threads.add(thread(
        "play-sound",
        new SoundPlayer(media, clock, speaker, leads, seeks -> partEnds(media, seeks)))));
    if (threads.isEmpty()) {
      throw SmaltiException.input(address + ": sound alone, which can't be heard here");
    }
    parts = threads.size();
    threads.forEach(Thread::start);
    try {
      awaitEnd();
    } finally {
      clock.quit();
      threads.forEach(Player::stop);
    }
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            clock.quit();
          }
        },
        name);
    thread.setDaemon(true);
    return thread;
  }

  /** The pictures or the sound are over; with the last of them the film is, unless one has gone back meanwhile. */
  private synchronized void partEnds(PlayedMedia media, long seeks) {
    over = seeks == overSince ? over + 1 : 1;
    overSince = seeks;
    if (over < parts) {
      return;
    }
    if (options.loop() && media.isSeekable()) {
      clock.seek(0);
    } else {
      clock.end();
    }
  }

  private void awaitEnd() {
    while (!clock.isQuit() && !clock.hasEnded()) {
      run.throwIfCancelled();
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        throw new CancelledException();
      }
    }
  }

  private static void stop(@Nullable Thread thread) {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join(JOIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
