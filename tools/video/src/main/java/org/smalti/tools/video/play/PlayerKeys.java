package org.smalti.tools.video.play;

import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;

/** What the keys of the player do. */
final class PlayerKeys extends KeyAdapter {
  /** What {@code --help} says of them. */
  static final String HELP = "Keys: space pauses, left and right go 5 s, up and down 60 s, . shows"
      + " the next picture, f fills the screen, q or Esc ends. A click on the time line goes there.";

  private static final double SHORT = 5;
  private static final double LONG = 60;
  /** s before the end to which one can go. */
  private static final double LAST = 0.1;

  private final PlaybackClock clock;
  private final PlayedMedia media;
  private final Runnable fullScreen;

  PlayerKeys(PlaybackClock clock, PlayedMedia media, Runnable fullScreen) {
    this.clock = clock;
    this.media = media;
    this.fullScreen = fullScreen;
  }

  @Override
  public void keyPressed(KeyEvent event) {
    switch (event.getKeyCode()) {
      case KeyEvent.VK_SPACE -> clock.pause(!clock.isPaused());
      case KeyEvent.VK_LEFT -> goTo(clock.time() - SHORT);
      case KeyEvent.VK_RIGHT -> goTo(clock.time() + SHORT);
      case KeyEvent.VK_DOWN -> goTo(clock.time() - LONG);
      case KeyEvent.VK_UP -> goTo(clock.time() + LONG);
      case KeyEvent.VK_PERIOD -> clock.step();
      case KeyEvent.VK_F -> fullScreen.run();
      case KeyEvent.VK_Q, KeyEvent.VK_ESCAPE -> clock.quit();
      default -> {
        // Other keys are not ours.
      }
    }
  }

  /** Goes to a time, or to the end that is nearest to it. */
  void goTo(double seconds) {
    if (media.isSeekable()) {
      double most = media.duration() > 0 ? Math.max(0, media.duration() - LAST) : seconds;
      clock.seek(Math.max(0, Math.min(seconds, most)));
    }
  }

  /** Switches between window and full screen. */
  void toggleFullScreen() {
    fullScreen.run();
  }
}
