package org.smalti.tools.video.play;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;

/** Plays one film in a window until it ends or the window is closed. */
final class Player {
  /** s of sound that wait in the loudspeaker. */
  private static final double BUFFER = 0.2;

  private static final double SHORT_BUFFER = 0.05;
  private static final long LOOK_MILLIS = 100;
  private static final long JOIN_MILLIS = 10_000;

  private final MediaAddress address;
  private final PlayOptions options;
  private final Run run;
  private final PlaybackClock clock;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final AtomicInteger playing = new AtomicInteger();
  private int parts;

  Player(MediaAddress address, PlayOptions options, Run run) {
    this.address = address;
    this.options = options;
    this.run = run;
    clock = new PlaybackClock(options.start());
  }

  /** @throws SmaltiException if it can't be played, or not to its end */
  void play() {
    Dimension screen = PlayerWindow.screen();
    try (MediaFile file = address.open();
        PlayedMedia media = media(file, screen)) {
      if (options.start() > 0 && !media.isSeekable()) {
        throw SmaltiException.usage(address + ": a stream is played from where it is");
      }
      Optional<SoundLine> line = line(media);
      PlayerWindow window = PlayerWindow.open(address.text(), media, clock, screen);
      try {
        play(media, line, window);
      } finally {
        window.close();
        line.ifPresent(SoundLine::close);
      }
    }
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  private PlayedMedia media(MediaFile file, Dimension screen) {
    boolean recorded = address.isFile()
        || (address.text().startsWith("http") && file.info().duration() > 0);
    return recorded && !options.fast()
        ? new RecordedFilm(file, screen, options.sound())
        : new StreamedFilm(
            file,
            options.fast() ? DecoderOptions.LOW_DELAY : DecoderOptions.DEFAULT,
            options.sound(),
            options.fast());
  }

  private Optional<SoundLine> line(PlayedMedia media) {
    if (!media.hasSound()) {
      return Optional.empty();
    }
    Optional<SoundLine> line = SoundLine.open(
        media.sampleRate(), media.channels(), options.fast() ? SHORT_BUFFER : BUFFER);
    if (line.isEmpty()) {
      run.say("no loudspeaker here that takes " + media.sampleRate()
          + " Hz; the film is shown without its sound");
    }
    return line;
  }

  private void play(PlayedMedia media, Optional<SoundLine> line, PlayerWindow window) {
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
              this::partEnds)));
    }
    line.ifPresent(speaker -> threads.add(
        thread("play-sound", new SoundPlayer(media, clock, speaker, leads, this::partEnds))));
    if (threads.isEmpty()) {
      throw SmaltiException.input(address + ": sound alone, which can't be heard here");
    }
    parts = threads.size();
    playing.set(parts);
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

  /** The pictures or the sound are over; with the last of them the film is. */
  private void partEnds() {
    if (playing.decrementAndGet() == 0) {
      playing.set(parts);
      if (options.loop()) {
        clock.seek(0);
      } else {
        clock.end();
      }
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
