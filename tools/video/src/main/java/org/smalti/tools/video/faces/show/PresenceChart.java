package org.smalti.tools.video.faces.show;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.draw.BundledFont;
import org.smalti.core.draw.ScaledGraphics;
import org.smalti.core.show.ClockText;

/** Draws when faces are on screen: a line of time for each, the one that is seen longest first. */
final class PresenceChart {
  private static final Color INK = new Color(0x1f2328);
  private static final Color GREY = new Color(0x636c76);
  private static final Color GROUND = new Color(0xf1f3f5);
  private static final Color OTHERS = new Color(0xaab2bb);
  private static final Color GRID = new Color(0xdfe3e8);
  /** s: the steps of a time axis. */
  private static final double[] STEPS = {
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000
  };

  private static final double PIXELS_PER_TICK = 90;

  private final PresenceLayout layout;
  private final Map<String, FilmThumbnails> pictures;
  private final Graphics2D canvas;
  private final ScaledGraphics pen;

  /** @param pictures by the names of films; those that could not be read are missing */
  PresenceChart(PresenceLayout layout, Map<String, FilmThumbnails> pictures, Graphics2D canvas) {
    this.layout = layout;
    this.pictures = pictures;
    this.canvas = canvas;
    pen = new ScaledGraphics(canvas, layout.px(1));
  }

  void draw() {
    List<FilmPresence> films = layout.films();
    boolean one = films.size() == 1;
    int tracks = films.stream().mapToInt(film -> film.tracks().size()).sum();
    double seconds =
        films.stream().mapToDouble(film -> FilmPresence.seconds(film.tracks())).sum();
    double room = layout.width() - 2 * layout.margin();
    Font large = font(BundledFont.SEMI_BOLD, 20);
    String title = one ? films.get(0).filename() : "Faces in " + films.size() + " films";
    pen.word(pen.shortened(title, large, room), layout.margin(), layout.px(22), 0, 0, large, INK);
    String details = tracks + (tracks == 1 ? " face, " : " faces, ") + shown(seconds) + " on screen"
        + (tracks == 1 ? "" : " together");
    pen.word(details, layout.margin(), layout.px(50), 0, 0, font(BundledFont.REGULAR, 14), GREY);
    double top = layout.title();
    for (FilmPresence film : films) {
      film(film, top);
      top += layout.filmHeight(film);
    }
  }

  private void film(FilmPresence film, double top) {
    FilmThumbnails thumbnails = pictures.getOrDefault(film.filename(), FilmThumbnails.NONE);
    double end = Math.max(1e-3, Math.max(thumbnails.duration(), film.end()));
    if (layout.heading() > 0) {
      Font bold = font(BundledFont.SEMI_BOLD, 15);
      String name = pen.shortened(film.filename(), bold, layout.width() - 2 * layout.margin());
      pen.word(name, layout.margin(), top + layout.px(6), 0, 0, bold, INK);
    }
    double y = top + layout.heading();
    double bottom = top + layout.filmHeight(film) - layout.axis();
    axis(end, y, bottom);
    for (TrackPresence track : film.longest(layout.most()).tracks()) {
      track(track, thumbnails.picture(track.face().id()), end, y);
      y += layout.line();
    }
    List<TrackPresence> others = film.others(layout.most());
    if (!others.isEmpty()) {
      others(others, end, y + layout.othersLine() / 2);
    }
  }

  private void axis(double end, double top, double bottom) {
    double step = STEPS[STEPS.length - 1];
    double length = layout.right() - layout.left();
    for (int i = STEPS.length - 1; i >= 0; i--) {
      step = length * STEPS[i] / end >= layout.px(PIXELS_PER_TICK) ? STEPS[i] : step;
    }
    // Times from a table may be of any size.
    while (length * step / end < layout.px(PIXELS_PER_TICK)) {
      step *= 2;
    }
    Font small = font(BundledFont.REGULAR, 12);
    for (int i = 0; i * step <= end + 1e-9; i++) {
      double x = place(i * step, end);
      pen.line(x, top, x, bottom + layout.px(4), GRID, 1);
      String label =
          step < 1 ? String.format(Locale.ROOT, "%.1f", i * step) : ClockText.brief(i * step);
      pen.word(label, x, bottom + layout.px(9), 0.5, 0, small, GREY);
    }
  }

  private double place(double time, double end) {
    double part = Math.max(0, Math.min(1, time / end));
    return layout.left() + part * (layout.right() - layout.left());
  }

  private void track(TrackPresence track, Optional<BufferedImage> picture, double end, double top) {
    Color colour = TrackColour.of(track.face().id());
    double middle = top + layout.line() / 2;
    double side = layout.line() - layout.px(8);
    double x = layout.margin();
    RoundRectangle2D frame =
        new RoundRectangle2D.Double(x, middle - side / 2, side, side, layout.px(8), layout.px(8));
    canvas.setPaint(colour);
    canvas.fill(frame);
    picture.ifPresent(face ->
        new RoundedPicture(face, layout.px(6), layout.px(2)).draw(canvas, frame.getFrame()));
    double words = x + side + layout.px(11);
    pen.word(
        track.face().shortId(),
        words,
        middle - layout.px(8),
        0,
        0.5,
        font(BundledFont.SEMI_BOLD, 14),
        INK);
    int times = track.appearances().size();
    pen.word(
        times == 1 ? "once" : times + " times",
        words,
        middle + layout.px(9),
        0,
        0.5,
        font(BundledFont.REGULAR, 12),
        GREY);
    bar(layout.left(), layout.right(), middle, 18, GROUND);
    bars(track.appearances(), end, middle, 18, colour);
    seconds(track.seconds(), middle, INK);
  }

  private void others(List<TrackPresence> others, double end, double middle) {
    pen.word(
        others.size() == 1 ? "1 other" : others.size() + " others",
        layout.margin(),
        middle,
        0,
        0.5,
        font(BundledFont.REGULAR, 13),
        GREY);
    others.forEach(track -> bars(track.appearances(), end, middle, 8, OTHERS));
    seconds(FilmPresence.seconds(others), middle, GREY);
  }

  private void bars(
      List<Appearance> appearances, double end, double middle, double height, Color colour) {
    for (Appearance each : appearances) {
      double from = place(each.from(), end);
      double to = Math.max(from + layout.px(2.5), place(each.until(), end));
      bar(from, to, middle, height, colour);
    }
  }

  private void bar(double from, double to, double middle, double height, Color colour) {
    double high = layout.px(height);
    double round = Math.min(layout.px(6), to - from);
    canvas.setPaint(colour);
    canvas.fill(
        new RoundRectangle2D.Double(from, middle - high / 2, to - from, high, round, round));
  }

  private void seconds(double seconds, double middle, Color colour) {
    pen.word(
        shown(seconds),
        layout.width() - layout.margin(),
        middle,
        1,
        0.5,
        font(BundledFont.SEMI_BOLD, 14),
        colour);
  }

  /** {@code 4.2 s}; from a minute on as a clock. */
  static String shown(double seconds) {
    return seconds < 59.95
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : ClockText.brief(seconds);
  }

  private Font font(Font font, double size) {
    return font.deriveFont((float) layout.px(size));
  }
}
