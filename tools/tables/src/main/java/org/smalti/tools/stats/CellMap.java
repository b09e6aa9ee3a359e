package org.smalti.tools.stats;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.smalti.core.draw.TextGraphics;
import org.smalti.core.table.GridSize;
import org.smalti.core.table.Row;

/**
 * Draws a grid of samples, a coloured square for each that has a cell, under a heading and over a legend. Empty cells
 * are grey.
 */
public final class CellMap {
  private static final int LONGEST_SIDE = 1152;
  private static final int LARGEST_CELL = 48;
  private static final int NARROWEST = 720;
  private static final int MARGIN = 28;
  private static final int ABOVE = 96;
  private static final int BELOW = 84;
  private static final int BAR = 360;
  /** Pixels from one line of the legend to the next. */
  private static final int LINE = 22;
  /** Pixels that names in the legend take at most. */
  private static final int LONGEST_NAME = 340;

  private static final Color EMPTY = new Color(0xeceff2);
  private static final double TEXT = 1.2;

  private final GridSize size;
  private final int[] cells;
  private final Color[] colours;
  private final Optional<PointColours> colouring;
  private final String note;
  private final ChartStyle look = new ChartStyle(TEXT);

  private CellMap(
      GridSize size, int[] cells, Color[] colours, Optional<PointColours> colouring, String note) {
    this.size = size;
    this.cells = cells.clone();
    this.colours = colours;
    this.colouring = colouring;
    this.note = note;
  }

  /** A map whose colours say what is in a column. */
  public static CellMap byColumn(GridSize size, int[] cells, List<Row> rows, String column) {
    PointColours colouring = PointColours.of(rows, column);
    String note = "colour: " + colouring.property().label();
    return new CellMap(size, cells, colouring.colours(), Optional.of(colouring), note);
  }

  /** @param note what the colours mean */
  public static CellMap coloured(GridSize size, int[] cells, Color[] colours, String note) {
    return new CellMap(size, cells, colours.clone(), Optional.empty(), note);
  }

  private int cell() {
    return Math.max(
        1, Math.min(LARGEST_CELL, LONGEST_SIDE / Math.max(size.columns(), size.rows())));
  }

  /** Pixels. */
  public int width() {
    return Math.max(NARROWEST, size.columns() * cell() + 2 * MARGIN);
  }

  /** Pixels. */
  public int height() {
    // At most as many lines of names as stand in a line each.
    int names = colouring.map(colours -> colours.legend().size()).orElse(0);
    int perLine = Math.max(1, (width() - 2 * MARGIN) / LONGEST_NAME);
    return ABOVE + size.rows() * cell() + BELOW + LINE * (names / perLine);
  }

  /** @param lines the heading, and what stands below it */
  public void draw(Graphics2D canvas, List<String> lines) {
    double y = 38;
    for (int i = 0; i < lines.size(); i++) {
      Font font = i == 0 ? look.heading(17) : look.text(13);
      word(canvas, lines.get(i), MARGIN, y, font, i == 0 ? Palette.INK : Palette.GREY);
      y += i == 0 ? 26 : 20;
    }
    int side = cell();
    double left = (width() - (double) size.columns() * side) / 2;
    double gap = side >= 12 ? 1 : 0;
    canvas.setPaint(EMPTY);
    canvas.fill(new Rectangle2D.Double(
        left, ABOVE, (double) size.columns() * side, (double) size.rows() * side));
    for (int i = 0; i < cells.length; i++) {
      canvas.setPaint(colours[i]);
      canvas.fill(new Rectangle2D.Double(
          left + size.x(cells[i]) * side, ABOVE + size.y(cells[i]) * side, side - gap, side - gap));
    }
    legend(canvas, ABOVE + size.rows() * side + 28);
  }

  private void legend(Graphics2D canvas, double y) {
    word(canvas, note, MARGIN, y, look.text(13), Palette.GREY);
    double x = MARGIN;
    Optional<ColourScale> scale = colouring.flatMap(PointColours::scale);
    if (scale.isPresent()) {
      bar(canvas, scale.get(), y + 12);
      x += BAR + 48;
    }
    Map<String, Color> names = colouring.map(PointColours::legend).orElse(Map.of());
    double below = y + 27;
    Map<String, Color> all = new LinkedHashMap<>(names);
    if (cells.length < size.cells()) {
      all.put("empty cell", EMPTY);
    }
    for (Map.Entry<String, Color> entry : all.entrySet()) {
      double wide = 42 + wide(canvas, entry.getKey(), look.text(13));
      if (x > MARGIN && x + wide > width() - MARGIN) {
        x = MARGIN;
        below += LINE;
      }
      name(canvas, entry.getKey(), entry.getValue(), x, below);
      x += wide;
    }
  }

  private void bar(Graphics2D canvas, ColourScale scale, double y) {
    for (int i = 0; i < BAR; i++) {
      canvas.setPaint(Palette.scale((i + 0.5) / BAR));
      canvas.fill(new Rectangle2D.Double(MARGIN + i, y, 1, 14));
    }
    double low = scale.place(scale.low());
    double high = scale.place(scale.high());
    double end = 0;
    for (Ticks.Tick tick : scale.ticks(5).marks()) {
      double x = MARGIN + BAR * (tick.position() - low) / (high - low);
      canvas.setPaint(Palette.GREY);
      canvas.fill(new Rectangle2D.Double(x - 0.5, y + 14, 1, 4));
      Font font = look.text(12);
      double wide = wide(canvas, tick.label(), font);
      if (x - wide / 2 > end) {
        word(canvas, tick.label(), x - wide / 2, y + 34, font, Palette.INK);
        end = x + wide / 2 + 6;
      }
    }
  }

  private void name(Graphics2D canvas, String word, Color colour, double x, double y) {
    canvas.setPaint(colour);
    canvas.fill(new Rectangle2D.Double(x, y - 12, 14, 14));
    Font font = look.text(13);
    word(canvas, word, x + 20, y, font, Palette.INK);
  }

  /** Writes a word, without its end where there is no room for all of it. */
  private void word(Graphics2D canvas, String text, double x, double y, Font font, Color colour) {
    String shown = text;
    double room = width() - x - 8;
    int kept = shown.length();
    while (kept > 1 && wide(canvas, shown, font) > room) {
      kept--;
      shown = text.substring(0, kept).stripTrailing() + "…";
    }
    canvas.setFont(font);
    canvas.setPaint(colour);
    canvas.drawString(shown, (float) x, (float) y);
  }

  private static double wide(Graphics2D canvas, String text, Font font) {
    return TextGraphics.width(text, font, canvas);
  }
}
