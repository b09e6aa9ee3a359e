package org.smalti.tools.stats;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.smalti.core.draw.BundledFont;

/** A chart axis with exactly the tick marks that it is given. */
final class TickAxis extends NumberAxis {
  private final transient List<Ticks.Tick> marks;

  TickAxis(Ticks ticks, String label, ChartStyle look) {
    super(label.isEmpty() ? null : BundledFont.drawable(label));
    marks = ticks.marks();
    setRange(ticks.lower(), ticks.upper());
    look.axis(this);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    boolean horizontal = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = horizontal ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<NumberTick> ticks = new ArrayList<>();
    for (Ticks.Tick mark : marks) {
      ticks.add(
          new NumberTick(mark.position(), BundledFont.drawable(mark.label()), anchor, anchor, 0));
    }
    return ticks;
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
