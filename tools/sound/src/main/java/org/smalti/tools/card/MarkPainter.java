package org.smalti.tools.card;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.smalti.core.draw.ScaledGraphics;
import org.smalti.tools.audio.Note;
import org.smalti.tools.audio.SampleDetector.Mark;

/** Draws samples over waveform and spectrogram: the more there are, the fainter their lines. */
final class MarkPainter {
  private final CardContent heard;
  private final CardLayout layout;
  private final ScaledGraphics pen;
  private final List<Mark> marks;
  /** 0..1: how much room each sample has for its lines. */
  private final double room;
  /** 0..1: how strong lines may be, so that many of them do not hide what they stand before. */
  private final double strength;

  MarkPainter(CardContent heard, CardLayout layout, ScaledGraphics pen) {
    this.heard = heard;
    this.layout = layout;
    this.pen = pen;
    marks = heard.marks().stream()
        .sorted(Comparator.comparingDouble(mark -> mark.sample().start()))
        .toList();
    double perSample = layout.spectrum().width / Math.max(1.0, marks.size()) / pen.unit();
    strength = Math.min(1, perSample / 4);
    room = Math.max(0, Math.min(1, (perSample - 2) / 20));
  }

  double x(double seconds) {
    Rectangle area = layout.spectrum();
    double part = (seconds - heard.stretch().from()) / heard.stretch().seconds();
    return area.x + part * area.width;
  }

  double frequencyY(double hz) {
    Rectangle area = layout.spectrum();
    double part = Math.log(hz / heard.low()) / Math.log(heard.high() / heard.low());
    return area.getMaxY() - part * area.height;
  }

  private double startX(Mark mark) {
    return Math.max(layout.spectrum().x, x(mark.sample().start() / 1000));
  }

  private double endX(Mark mark) {
    double end = (mark.sample().start() + mark.sample().dur()) / 1000;
    return Math.min(layout.spectrum().getMaxX(), x(end));
  }

  /** The ground below the waveform of each sample. */
  void grounds() {
    Rectangle area = layout.wave();
    pen.canvas().setPaint(ColourScales.SAMPLE_GROUND);
    for (Mark mark : marks) {
      int from = (int) Math.round(startX(mark));
      int to = (int) Math.round(endX(mark));
      pen.canvas().fillRect(from, area.y, Math.max(1, to - from), area.height);
    }
  }

  /** The colour of the waveform in each column: of the sample's clarity, or grey between samples. */
  Color[] columnColours() {
    Rectangle area = layout.wave();
    Color[] colours = new Color[area.width];
    Arrays.fill(colours, ColourScales.BETWEEN);
    for (Mark mark : marks) {
      int from = (int) Math.round(startX(mark)) - area.x;
      int to = Math.max(from + 1, (int) Math.round(endX(mark)) - area.x);
      Color colour = ColourScales.clarity(mark.clarity());
      Arrays.fill(colours, Math.min(area.width, from), Math.min(area.width, to), colour);
    }
    return colours;
  }

  void draw() {
    for (Mark mark : marks) {
      ends(mark);
    }
    List<Mark> pitched = marks.stream()
        .filter(mark -> mark.hz() > heard.low() && mark.hz() < heard.high())
        .toList();
    pitched.forEach(this::pitch);
    if (room > 0) {
      names(pitched);
    }
  }

  private void names(List<Mark> pitched) {
    Font font = layout.look().heading(11);
    double free = Double.NEGATIVE_INFINITY;
    for (Mark mark : pitched) {
      Note note = Note.of(mark.hz());
      String name = note.name() + note.octave();
      double left = startX(mark) + layout.px(2);
      double right = left + pen.width(name, font);
      OptionalDouble base = baseline(mark, left, right, pitched, font);
      if (left > free + layout.px(4) && right < layout.spectrum().getMaxX() && base.isPresent()) {
        label(name, left, base.getAsDouble(), font);
        free = right;
      }
    }
  }

  /** Where the name of a note stands, above its line or below it; nowhere if others' lines are in its way. */
  private OptionalDouble baseline(
      Mark of, double left, double right, List<Mark> pitched, Font font) {
    double line = frequencyY(of.hz());
    double digits = font.getSize2D() * 0.73;
    Rectangle area = layout.spectrum();
    for (double base : new double[] {line - layout.px(6), line + layout.px(6) + digits}) {
      boolean inside =
          base - digits > area.y + layout.px(10) && base < area.getMaxY() - layout.px(3);
      boolean free = pitched.stream()
          .filter(mark -> !mark.equals(of) && startX(mark) < right && endX(mark) > left)
          .mapToDouble(mark -> frequencyY(mark.hz()))
          .noneMatch(y -> y > base - digits - layout.px(4) && y < base + layout.px(4));
      if (inside && free) {
        return OptionalDouble.of(base);
      }
    }
    return OptionalDouble.empty();
  }

  /** Onset and release. */
  private void ends(Mark mark) {
    Rectangle wave = layout.wave();
    Rectangle spectrum = layout.spectrum();
    double onset = x(mark.sample().start() / 1000);
    double release = x((mark.sample().start() + mark.sample().dur()) / 1000);
    if (onset >= wave.x) {
      Color line = white(strength * (0.25 + 0.6 * room));
      pen.line(onset, wave.y, onset, wave.getMaxY(), line, 1);
      Color fine = white(strength * (0.08 + 0.5 * room));
      pen.line(onset, spectrum.y, onset, spectrum.getMaxY(), fine, 0.8);
      // At the upper edge onsets are seen even where their lines are faint.
      pen.line(onset, spectrum.y, onset, spectrum.y + layout.px(7), white(strength * 0.9), 1);
    }
    if (release <= wave.getMaxX()) {
      Color line = white(strength * (0.15 + 0.4 * room));
      pen.dashes(release, wave.y, release, wave.getMaxY(), line, 0.8);
      pen.dashes(release, spectrum.y, release, spectrum.getMaxY(), white(0.3 * room), 0.8);
    }
  }

  private void pitch(Mark mark) {
    double y = frequencyY(mark.hz());
    double from = startX(mark);
    double to = Math.max(from + pen.unit() * 2, endX(mark));
    pen.line(from, y, to, y, new Color(0, 0, 0, 170), 5);
    pen.line(from, y, to, y, ColourScales.clarity(mark.clarity()), 2.6);
  }

  private void label(String name, double x, double y, Font font) {
    var outline = font.createGlyphVector(pen.canvas().getFontRenderContext(), name)
        .getOutline((float) x, (float) y);
    pen.canvas().setPaint(new Color(0, 0, 0, 190));
    pen.canvas()
        .setStroke(new BasicStroke(
            (float) (2.6 * pen.unit()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.canvas().draw(new Path2D.Double(outline));
    pen.canvas().setPaint(Color.WHITE);
    pen.canvas().fill(outline);
  }

  private static Color white(double alpha) {
    return new Color(1f, 1f, 1f, (float) Math.min(1, alpha));
  }
}
