package org.smalti.tools.video.play;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/** Where the picture is drawn, as large as it fits without being distorted, and the time line below it. */
final class FilmCanvas extends JComponent {
  private static final long serialVersionUID = 1;
  /** ns for which the time line of a full screen is seen after the mouse has moved. */
  private static final long SEEN = 3_000_000_000L;

  private final transient PlayedMedia media;
  private final transient PlaybackClock clock;
  private transient volatile @Nullable BufferedImage image;
  private boolean full;
  private long moved;

  FilmCanvas(PlayedMedia media, PlaybackClock clock, PlayerKeys keys) {
    this.media = media;
    this.clock = clock;
    setOpaque(true);
    MouseAdapter mouse = new MouseAdapter() {
      @Override
      public void mouseMoved(MouseEvent event) {
        moved = System.nanoTime();
      }

      @Override
      public void mousePressed(MouseEvent event) {
        if (event.getY() >= getHeight() - TimeLine.HEIGHT && hasTimeLine()) {
          double time = timeLine().timeAt(event.getX(), getWidth());
          if (!Double.isNaN(time)) {
            keys.goTo(time);
          }
        } else if (event.getClickCount() == 2) {
          keys.toggleFullScreen();
        }
      }
    };
    addMouseListener(mouse);
    addMouseMotionListener(mouse);
  }

  /** Shows a picture; for any thread. */
  void show(BufferedImage next) {
    image = next;
    repaint();
  }

  void fullScreen(boolean now) {
    full = now;
    repaint();
  }

  /** The time and the duration, as the time line shows them. */
  String times() {
    return timeLine().text();
  }

  private TimeLine timeLine() {
    return new TimeLine(clock.time(), media.duration());
  }

  private boolean hasTimeLine() {
    return !full || clock.isPaused() || System.nanoTime() - moved < SEEN;
  }

  @Override
  protected void paintComponent(Graphics plain) {
    Graphics2D graphics = (Graphics2D) plain;
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, getWidth(), getHeight());
    BufferedImage shown = image;
    if (shown != null) {
      Rectangle place = place(getWidth(), full ? getHeight() : getHeight() - TimeLine.HEIGHT);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(shown, place.x, place.y, place.width, place.height, null);
    }
    if (hasTimeLine()) {
      timeLine().draw(graphics, getWidth(), getHeight());
    }
  }

  /** The largest rectangle of the film's shape in the middle of an area. */
  private Rectangle place(int width, int height) {
    double scale = Math.min(
        (double) width / Math.max(1, media.width()), (double) height / Math.max(1, media.height()));
    int across = (int) Math.round(scale * media.width());
    int down = (int) Math.round(scale * media.height());
    return new Rectangle((width - across) / 2, (height - down) / 2, across, down);
  }
}
