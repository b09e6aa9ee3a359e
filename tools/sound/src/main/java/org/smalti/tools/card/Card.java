package org.smalti.tools.card;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.List;
import org.smalti.core.draw.ScaledGraphics;
import org.smalti.tools.stats.Palette;
import org.smalti.tools.stats.Ticks;

/** Draws a card: the waveform, below it the spectrogram, and over both what was heard. */
final class Card {
  /** dB between the darkest and the lightest colour. */
  private static final double RANGE = 80;
  /** dB; what is far below it is as dark as silence. */
  private static final double SOFT = -60;
  /** Characters of a number that leave room for a word beside it. */
  private static final int LONGEST_LABEL = 6;

  private final CardContent heard;
  private final CardLayout layout;
  private final ScaledGraphics pen;
  private final MarkPainter marks;
  private final double loudest;

  private Card(CardContent heard, CardLayout layout, Graphics2D canvas) {
    this.heard = heard;
    this.layout = layout;
    pen = new ScaledGraphics(canvas, layout.look().scale());
    marks = new MarkPainter(heard, layout, pen);
    loudest = loudest();
  }

  /** @param lines the heading and what stands below it */
  static void draw(CardContent heard, CardLayout layout, List<String> lines, Graphics2D canvas) {
    Card card = new Card(heard, layout, canvas);
    card.lines(lines);
    card.waveform();
    card.spectrogram();
    card.marks.draw();
    card.timeAxis();
    card.levelScale();
    new Legend(layout, card.pen).draw();
  }

  private void lines(List<String> lines) {
    double room = layout.scale().getMaxX() + layout.px(44) - layout.wave().x;
    Font heading = layout.look().heading(17);
    String title = pen.shortened(lines.get(0), heading, room);
    pen.word(title, layout.wave().x, layout.px(12), 0, 0, heading, Palette.INK);
    Font text = layout.look().text(13);
    for (int i = 1; i < lines.size(); i++) {
      String line = pen.shortened(lines.get(i), text, room);
      double y = layout.px(36 + 17 * (i - 1.0));
      pen.word(line, layout.wave().x, y, 0, 0, text, Palette.GREY);
    }
  }

  private void waveform() {
    Rectangle area = layout.wave();
    Graphics2D canvas = pen.canvas();
    canvas.setPaint(ColourScales.GROUND);
    canvas.fill(area);
    double reach = heard.waveform().peak() * 1.06;
    List<Ticks.Tick> ticks = Ticks.linear(-reach, reach, 4).marks();
    marks.grounds();
    Color[] colours = marks.columnColours();
    double middle = area.getCenterY();
    double half = area.height / 2.0 / reach;
    for (int column = 0; column < heard.waveform().columns(); column++) {
      if (heard.waveform().has(column)) {
        double top = middle - heard.waveform().high(column) * half;
        double bottom = middle - heard.waveform().low(column) * half;
        double least = Math.max(0, pen.unit() - (bottom - top)) / 2;
        double x = area.x + column + 0.5;
        pen.line(x, top - least, x, bottom + least, colours[column], 1 / pen.unit());
      }
    }
    for (Ticks.Tick tick : ticks) {
      valueMark(area, middle - tick.position() * half, tick.label());
    }
    if (ticks.stream().allMatch(tick -> tick.label().length() <= LONGEST_LABEL)) {
      Font text = layout.look().text(13);
      pen.upright("amplitude", layout.px(14), middle, text, Palette.GREY);
    }
  }

  private void valueMark(Rectangle area, double y, String label) {
    pen.line(area.x - layout.px(4), y, area.x, y, Palette.GREY, 1);
    pen.word(label, area.x - layout.px(7), y, 1, 0.5, layout.look().text(13), Palette.INK);
  }

  private void spectrogram() {
    Rectangle area = layout.spectrum();
    BufferedImage image = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < area.width; x++) {
      for (int y = 0; y < area.height; y++) {
        double level = heard.levels()[x][y];
        image.setRGB(x, y, ColourScales.level((level - loudest + RANGE) / RANGE));
      }
    }
    pen.canvas().drawImage(image, area.x, area.y, null);
    int wanted = layout.look().ticks(area.height, 32);
    for (Ticks.Tick tick : Ticks.logarithmic(heard.low(), heard.high(), wanted).marks()) {
      double hz = Math.pow(10, tick.position());
      valueMark(area, frequencyY(hz), hz(hz));
    }
    Font small = layout.look().text(11);
    for (int octave = 1; octave <= 10; octave++) {
      double hz = 440 * Math.pow(2, octave - 4 - 9 / 12.0);
      if (hz > heard.low() && hz < heard.high()) {
        double y = frequencyY(hz);
        double edge = area.getMaxX();
        pen.line(edge, y, edge + layout.px(3), y, Palette.GREY, 1);
        pen.word("C" + octave, edge + layout.px(6), y, 0, 0.5, small, Palette.GREY);
      }
    }
    Font text = layout.look().text(13);
    pen.upright("frequency (Hz)", layout.px(14), area.getCenterY(), text, Palette.GREY);
  }

  private double frequencyY(double hz) {
    return marks.frequencyY(hz);
  }

  /** {@code 200}, {@code 2k}. */
  private static String hz(double hz) {
    long round = Math.round(hz);
    return round < 1000
        ? Long.toString(round)
        : round % 1000 == 0 ? round / 1000 + "k" : round / 1000.0 + "k";
  }

  private void timeAxis() {
    Rectangle area = layout.spectrum();
    double y = area.getMaxY();
    TimeAxis axis = new TimeAxis(heard.stretch());
    for (Ticks.Tick tick : axis.ticks(layout.look().ticks(area.width, 80))) {
      double x = marks.x(tick.position());
      pen.line(x, y, x, y + layout.px(4), Palette.GREY, 1);
      pen.word(tick.label(), x, y + layout.px(8), 0.5, 0, layout.look().text(13), Palette.INK);
    }
    Font text = layout.look().text(13);
    pen.word(axis.label(), area.getCenterX(), y + layout.px(27), 0.5, 0, text, Palette.GREY);
  }

  private void levelScale() {
    Rectangle bar = layout.scale();
    for (int y = 0; y < bar.height; y++) {
      pen.canvas().setPaint(new Color(ColourScales.level(1 - (y + 0.5) / bar.height)));
      pen.canvas().fillRect(bar.x, bar.y + y, bar.width, 1);
    }
    Font text = layout.look().text(13);
    for (Ticks.Tick tick : Ticks.linear(loudest - RANGE, loudest, 5).marks()) {
      double y = bar.y + (loudest - tick.position()) / RANGE * bar.height;
      double edge = bar.getMaxX();
      pen.line(edge, y, edge + layout.px(3), y, Palette.GREY, 1);
      pen.word(tick.label(), edge + layout.px(6), y, 0, 0.5, text, Palette.INK);
    }
    Shape everything = pen.canvas().getClip();
    pen.word("dBFS", bar.getMaxX() + layout.px(6), bar.y - layout.px(9), 0, 1, text, Palette.GREY);
    pen.canvas().setClip(everything);
  }

  /** The loudest level, rounded up to 5 dB; of soft sounds more, so that silence is dark. */
  private double loudest() {
    double most = SOFT;
    for (float[] column : heard.levels()) {
      for (float level : column) {
        most = Math.max(most, level);
      }
    }
    return Math.min(20, Math.ceil(most / 5) * 5);
  }
}
