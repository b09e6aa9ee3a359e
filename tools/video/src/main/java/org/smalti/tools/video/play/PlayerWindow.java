package org.smalti.tools.video.play;

import java.awt.AWTError;
import java.awt.Dimension;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;

/** The window of the player. Its methods may be called by any thread. */
final class PlayerWindow {
  private static final int REFRESH_MILLIS = 200;
  /** Part of the screen that a window takes at most. */
  private static final double ROOM = 0.9;

  private static final int LEAST_WIDTH = 320;
  private static final int LEAST_HEIGHT = 90;

  private final JFrame frame;
  private final FilmCanvas canvas;
  private final String name;
  private final PlaybackClock clock;
  private final Timer timer;

  /**
   * The size of the screen.
   *
   * @throws SmaltiException if there is none
   */
  static Dimension screen() {
    boolean x11 = !System.getProperty("os.name", "").matches("(?i)(mac|windows).*");
    if (x11 && System.getenv().getOrDefault("DISPLAY", "").isEmpty()) {
      throw SmaltiException.usage(
          "no screen to show a film on: DISPLAY is not set; run it in a desktop, or under xvfb-run");
    }
    // The launcher forbids windows, so that nothing else waits for a screen.
    System.setProperty("java.awt.headless", "false");
    try {
      GraphicsEnvironment here = GraphicsEnvironment.getLocalGraphicsEnvironment();
      Rectangle bounds = here.getDefaultScreenDevice().getDefaultConfiguration().getBounds();
      return bounds.getSize();
    } catch (HeadlessException | AWTError | LinkageError e) {
      throw new SmaltiException(
          SmaltiException.Reason.USAGE,
          "no screen to show a film on (" + e.getMessage()
              + "); it takes a Java that is not headless, and a screen that can be reached",
          e);
    }
  }

  /** @param text the address of the film */
  static PlayerWindow open(String text, PlayedMedia media, PlaybackClock clock, Dimension screen) {
    AtomicReference<PlayerWindow> made = new AtomicReference<>();
    try {
      SwingUtilities.invokeAndWait(
          () -> made.set(new PlayerWindow(nameOf(text), media, clock, screen)));
    } catch (InterruptedException e) {
      throw new CancelledException();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
    return Objects.requireNonNull(made.get());
  }

  private static String nameOf(String text) {
    Path last = text.contains("://") ? null : Path.of(text).getFileName();
    return last == null ? text : last.toString();
  }

  private PlayerWindow(String name, PlayedMedia media, PlaybackClock clock, Dimension screen) {
    this.name = name;
    this.clock = clock;
    frame = new JFrame(name);
    PlayerKeys keys = new PlayerKeys(clock, media, this::toggleFullScreen);
    canvas = new FilmCanvas(media, clock, keys);
    double scale = media.hasPictures()
        ? Math.min(
            1,
            ROOM * Math.min(screen.getWidth() / media.width(), screen.getHeight() / media.height()))
        : 0;
    canvas.setPreferredSize(new Dimension(
        Math.max(LEAST_WIDTH, (int) Math.round(scale * media.width())),
        Math.max(LEAST_HEIGHT, (int) Math.round(scale * media.height()) + TimeLine.HEIGHT)));
    frame.setContentPane(canvas);
    frame.addKeyListener(keys);
    frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(new WindowAdapter() {
      @Override
      public void windowClosing(WindowEvent event) {
        clock.quit();
      }
    });
    frame.pack();
    frame.setLocationRelativeTo(null);
    frame.setVisible(true);
    frame.requestFocus();
    timer = new Timer(REFRESH_MILLIS, event -> refresh());
    timer.start();
  }

  private void refresh() {
    frame.setTitle(name + "  " + canvas.times() + (clock.isPaused() ? "  (paused)" : ""));
    canvas.repaint();
  }

  private void toggleFullScreen() {
    GraphicsDevice device = frame.getGraphicsConfiguration().getDevice();
    boolean full = device.getFullScreenWindow() == frame;
    device.setFullScreenWindow(full ? null : frame);
    canvas.fullScreen(!full);
    frame.requestFocus();
  }

  /** Shows a picture. */
  void show(BufferedImage image) {
    canvas.show(image);
  }

  void close() {
    SwingUtilities.invokeLater(() -> {
      timer.stop();
      GraphicsDevice device = frame.getGraphicsConfiguration().getDevice();
      if (device.getFullScreenWindow() == frame) {
        device.setFullScreenWindow(null);
      }
      frame.dispose();
    });
  }
}
