package org.smalti.tools.stats;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.smalti.core.draw.TextGraphics;

/**
 * A chart axis with exactly the tick marks that it is given; of labels that would touch each other some are left out.
 */
final class TickAxis extends NumberAxis {
  /** Between labels, in heights of letters. */
  private static final double GAP = 0.6;

  private transient List<Ticks.Tick> marks;
  /** The marks of another range. */
  private final transient BiFunction<Double, Double, Ticks> source;

  TickAxis(Ticks ticks, String label, ChartStyle look) {
    this(ticks, label, look, (lower, upper) -> ticks);
  }

  /** @param source gives the marks if the range is changed */
  TickAxis(Ticks ticks, String label, ChartStyle look, BiFunction<Double, Double, Ticks> source) {
    super(label(label, ticks.note()));
    this.source = source;
    marks = ticks.marks();
    setRange(ticks.lower(), ticks.upper());
    look.axis(this);
  }

  @SuppressWarnings("NullAway") // an axis without a label is one with null
  private static String label(String label, String note) {
    String whole = label.isEmpty() || note.isEmpty() ? label + note : label + ", " + note;
    return whole.isEmpty() ? null : whole;
  }

  /** Shows another range, with marks that fit it. */
  void show(double lower, double upper) {
    setRange(lower, upper);
    marks = source.apply(lower, upper).marks();
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = horizontal ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    int every = every(g2, dataArea, edge);
    List<NumberTick> ticks = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      String label = i % every == 0 ? marks.get(i).label() : "";
      ticks.add(new NumberTick(marks.get(i).position(), label, anchor, anchor, 0));
    }
    return ticks;
  }

  /** Every which label can be written so that none touches the next. */
  private int every(Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
    int every = 1;
    while (every < marks.size() && touches(g2, area, edge, every)) {
      every++;
    }
    return every;
  }

  private boolean touches(Graphics2D g2, Rectangle2D area, RectangleEdge edge, int every) {
    double gap = GAP * getTickLabelFont().getSize2D();
    for (int i = every; i < marks.size(); i += every) {
      double place = valueToJava2D(marks.get(i).position(), area, edge);
      double before = valueToJava2D(marks.get(i - every).position(), area, edge);
      double needed = RectangleEdge.isTopOrBottom(edge)
          ? (wide(marks.get(i), g2) + wide(marks.get(i - every), g2)) / 2 + gap
          : getTickLabelFont().getSize2D();
      if (Math.abs(place - before) < needed) {
        return true;
      }
    }
    return false;
  }

  private double wide(Ticks.Tick mark, Graphics2D g2) {
    return TextGraphics.width(mark.label(), getTickLabelFont(), g2);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
