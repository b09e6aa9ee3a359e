package org.smalti.tools.video.faces.show;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.smalti.core.draw.BundledFont;
import org.smalti.core.draw.ScaledGraphics;

/** Draws a contact sheet of faces: the best picture of each track, with its id, its seconds, and its film. */
final class FaceSheet {
  /** Faces of a sheet, at most. */
  static final int MOST = 96;

  private static final Color GROUND = new Color(0x16181b);
  private static final Color WORDS = new Color(0xf0f2f4);
  private static final Color SOFT_WORDS = new Color(0xa4acb5);
  private static final Color EMPTY = new Color(0x2a2e33);
  private static final int SIDE = 168;
  private static final int GAP = 16;
  private static final int MARGIN = 28;
  private static final int HEADER = 74;
  private static final int LINE = 20;
  private static final int WIDEST = 8;

  private final List<FilmPresence> films;
  private final Map<String, FilmThumbnails> pictures;
  private final int columns;
  private final int caption;
  private final int cells;

  private record Cell(String film, TrackPresence track) {}

  /** @param films with the tracks that are wanted */
  FaceSheet(List<FilmPresence> films, Map<String, FilmThumbnails> pictures) {
    this.films = films;
    this.pictures = pictures;
    cells = films.stream().mapToInt(film -> film.tracks().size()).sum();
    columns = Math.max(2, Math.min(WIDEST, (int) Math.ceil(Math.sqrt(1.6 * cells))));
    caption = (films.size() > 1 ? 2 : 1) * LINE + 12;
  }

  /** @param heading of the sheet */
  BufferedImage draw(String heading, String details) {
    int rows = (cells + columns - 1) / columns;
    int width = 2 * MARGIN + columns * SIDE + (columns - 1) * GAP;
    int height = HEADER + MARGIN + rows * (SIDE + caption) + (rows - 1) * GAP;
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    // The font has to be there before Java looks for those of the system.
    Font first = BundledFont.REGULAR;
    Graphics2D canvas = sheet.createGraphics();
    canvas.setFont(first);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setColor(GROUND);
    canvas.fillRect(0, 0, width, height);
    ScaledGraphics pen = new ScaledGraphics(canvas, 1);
    Font large = BundledFont.SEMI_BOLD.deriveFont(19f);
    pen.word(pen.shortened(heading, large, width - 2.0 * MARGIN), MARGIN, 20, 0, 0, large, WORDS);
    pen.word(details, MARGIN, 46, 0, 0, BundledFont.REGULAR.deriveFont(13f), SOFT_WORDS);
    List<Cell> all = all();
    for (int i = 0; i < all.size(); i++) {
      int x = MARGIN + i % columns * (SIDE + GAP);
      int y = HEADER + i / columns * (SIDE + caption + GAP);
      cell(all.get(i), x, y, canvas, pen);
    }
    canvas.dispose();
    return sheet;
  }

  private List<Cell> all() {
    List<Cell> all = new ArrayList<>();
    films.forEach(film ->
        film.tracks().forEach(track -> all.add(new Cell(film.filename(), track))));
    return all;
  }

  /** A picture is too narrow for the folders, too. */
  private static String fileName(String film) {
    return film.substring(film.lastIndexOf('/') + 1);
  }

  private void cell(Cell cell, int x, int y, Graphics2D canvas, ScaledGraphics pen) {
    TrackPresence track = cell.track();
    Color colour = TrackColour.of(track.face().id());
    FilmThumbnails thumbnails = pictures.getOrDefault(cell.film(), FilmThumbnails.NONE);
    canvas.setColor(EMPTY);
    canvas.fillRoundRect(x, y, SIDE, SIDE, 10, 10);
    thumbnails
        .picture(track.face().id())
        .ifPresent(picture -> new RoundedPicture(picture, 10, 0)
            .draw(canvas, new Rectangle2D.Double(x, y, SIDE, SIDE)));
    Font bold = BundledFont.SEMI_BOLD.deriveFont(14f);
    double middle = y + SIDE + 17;
    pen.word(track.face().shortId(), x, middle, 0, 0.5, bold, colour);
    pen.word(PresenceChart.shown(track.seconds()), x + (double) SIDE, middle, 1, 0.5, bold, WORDS);
    if (films.size() > 1) {
      Font small = BundledFont.REGULAR.deriveFont(12f);
      pen.word(
          pen.shortened(fileName(cell.film()), small, SIDE),
          x,
          middle + LINE,
          0,
          0.5,
          small,
          SOFT_WORDS);
    }
  }
}
