package org.smalti.tools.video.play;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is to be played now: the time, whether it stands still, and where to go. The time is that of the sound which is
 * heard, else that of the clock on the wall. Safe for several threads, which wait here for their times.
 */
final class PlaybackClock {
  /** ms after which a waiting thread looks again: the sound may be faster or slower than the clock on the wall. */
  private static final long LOOK_MILLIS = 10;

  private double at;
  private long since = System.nanoTime();
  private boolean running;
  private boolean paused;
  private boolean ended;
  private boolean quit;
  private int steps;
  private long seeks;
  private @Nullable DoubleSupplier sound;

  /** @param start s */
  PlaybackClock(double start) {
    at = start;
  }

  /** s: what is shown and heard now. */
  synchronized double time() {
    DoubleSupplier heard = sound;
    if (heard != null) {
      return heard.getAsDouble();
    }
    return running && !paused ? at + (System.nanoTime() - since) / 1e9 : at;
  }

  /** From now on, the time is that of the sound. */
  synchronized void follow(DoubleSupplier heard) {
    sound = heard;
    notifyAll();
  }

  /** The sound is not heard any more: the time goes on from here by itself. */
  synchronized void unfollow() {
    if (sound != null) {
      set(time());
      sound = null;
    }
  }

  /** Goes on from a time. */
  synchronized void set(double time) {
    at = time;
    since = System.nanoTime();
    running = true;
    notifyAll();
  }

  /** Where the last seek went to; the time until something is shown or heard. */
  synchronized double target() {
    return at;
  }

  /** How often it was told to go somewhere else. */
  synchronized long seeks() {
    return seeks;
  }

  synchronized void seek(double time) {
    sound = null;
    at = time;
    running = false;
    ended = false;
    seeks++;
    notifyAll();
  }

  synchronized void pause(boolean now) {
    if (paused != now) {
      at = time();
      since = System.nanoTime();
      paused = now;
      notifyAll();
    }
  }

  synchronized boolean isPaused() {
    return paused;
  }

  /** Shows one more picture and stands still. */
  synchronized void step() {
    pause(true);
    steps++;
    notifyAll();
  }

  /** There is nothing more to show or to hear. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized boolean hasEnded() {
    return ended;
  }

  synchronized void quit() {
    quit = true;
    notifyAll();
  }

  synchronized boolean isQuit() {
    return quit;
  }

  /** Waits while it stands still; whether it goes on as before, without another place or the end. */
  synchronized boolean awaitRunning(long seeksBefore) throws InterruptedException {
    while (paused && !changed(seeksBefore)) {
      wait();
    }
    return !changed(seeksBefore);
  }

  /** Waits until a picture is due, or is asked for as the next one; false if another place is wanted meanwhile. */
  synchronized boolean awaitDue(double time, long seeksBefore) throws InterruptedException {
    while (!changed(seeksBefore)) {
      if (paused && steps > 0) {
        steps--;
        at = time;
        return true;
      }
      double left = time - time();
      if (!paused && left <= 0) {
        return true;
      }
      if (paused) {
        wait();
      } else {
        wait(Math.max(1, Math.min(LOOK_MILLIS, Math.round(1000 * left))));
      }
    }
    return false;
  }

  /** Waits for another place or the end. */
  synchronized void awaitSeek(long seeksBefore) throws InterruptedException {
    while (!changed(seeksBefore)) {
      wait();
    }
  }

  private boolean changed(long seeksBefore) {
    return quit || seeks != seeksBefore;
  }
}
