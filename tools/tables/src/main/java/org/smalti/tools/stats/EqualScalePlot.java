package org.smalti.tools.stats;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;

/** A plot in which a unit is as long on one axis as on the other: the axis with room to spare shows more. */
final class EqualScalePlot extends XYPlot {
  private final transient TickAxis across;
  private final transient TickAxis up;

  EqualScalePlot(XYDataset data, TickAxis across, TickAxis up, XYItemRenderer renderer) {
    super(data, across, up, renderer);
    this.across = across;
    this.up = up;
  }

  @Override
  protected Map<Axis, AxisState> drawAxes(
      Graphics2D g2, Rectangle2D plotArea, Rectangle2D dataArea, PlotRenderingInfo plotState) {
    double unitsPerPixel = Math.max(
        across.getRange().getLength() / dataArea.getWidth(),
        up.getRange().getLength() / dataArea.getHeight());
    widen(across, unitsPerPixel * dataArea.getWidth());
    widen(up, unitsPerPixel * dataArea.getHeight());
    return super.drawAxes(g2, plotArea, dataArea, plotState);
  }

  private static void widen(TickAxis axis, double length) {
    Range shown = axis.getRange();
    if (length > shown.getLength() * (1 + 1e-9)) {
      double middle = shown.getCentralValue();
      axis.show(middle - length / 2, middle + length / 2);
    }
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
