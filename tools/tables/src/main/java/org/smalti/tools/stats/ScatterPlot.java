package org.smalti.tools.stats;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.smalti.core.table.PlotRange;

/**
 * Draws points: the more there are, the smaller and more transparent, so that dense places show as darker ones.
 *
 * @param title empty: the names of the columns
 */
record ScatterPlot(ScatterPoints points, String title) {
  private static final int CURVE_WITHOUT_DOTS = 200;

  void draw(Graphics2D canvas, int width, int height) {
    ChartStyle look = ChartStyle.of(width * 0.55, height * 0.55);
    DefaultXYDataset data = new DefaultXYDataset();
    double[] xs = scaled(points.xs(), points.log().x() && points.x().isPresent());
    double[] ys = scaled(points.ys(), points.log().y());
    data.addSeries("rows", new double[][] {xs, ys});
    boolean curve = points.x().isEmpty() && points.colours().isEmpty();
    TickAxis across = xAxis(look, width);
    TickAxis up = yAxis(look, height);
    XYLineAndShapeRenderer renderer = renderer(look, curve);
    boolean plane = points.log() == LogAxes.NONE
        && points.x().filter(x -> x.isPlaneWith(points.y())).isPresent();
    XYPlot plot = plane
        ? new EqualScalePlot(data, across, up, renderer)
        : new XYPlot(data, across, up, renderer);
    chart(look.plot(plot, true, true), look)
        .draw(canvas, new Rectangle2D.Double(0, 0, width, height));
  }

  private TickAxis xAxis(ChartStyle look, int width) {
    int marks = look.ticks(width, 100);
    if (points.x().isEmpty()) {
      Ticks ranks = Ticks.whole(0.5, points.size() + 0.5, marks);
      return new TickAxis(ranks, "rows, in order", look);
    }
    ColumnInfo column = points.x().orElseThrow();
    Ticks ticks = ticks(points.xs(), column, points.log().x(), marks);
    return axis(ticks, column, look, marks);
  }

  private TickAxis yAxis(ChartStyle look, int height) {
    int marks = look.ticks(height, 70);
    Ticks ticks = ticks(points.ys(), points.y(), points.log().y(), marks);
    return axis(ticks, points.y(), look, marks);
  }

  private static TickAxis axis(Ticks ticks, ColumnInfo column, ChartStyle look, int marks) {
    return new TickAxis(ticks, column.label(), look, (low, high) -> column.ticks(low, high, marks));
  }

  private JFreeChart chart(XYPlot plot, ChartStyle look) {
    String names = points
        .x()
        .map(x -> points.y().name() + " against " + x.name())
        .orElse(points.y().name());
    String heading = title.isBlank() ? names : title;
    String counts = "n = " + NumberText.whole(points.size());
    String leftOut = points.leftOutSentence();
    List<String> lines = List.of(leftOut.isEmpty() ? counts : counts + ", left out: " + leftOut);
    JFreeChart chart = look.chart(plot, heading, lines);
    points.colours().ifPresent(colours -> legend(chart, colours, look));
    return chart;
  }

  private XYLineAndShapeRenderer renderer(ChartStyle look, boolean curve) {
    double radius = look.scale() * (points.size() > 20_000 ? 1.3 : points.size() > 3000 ? 1.8 : 3);
    double alpha = points.size() > 20_000 ? 0.3 : points.size() > 3000 ? 0.45 : 0.7;
    Color[] colours =
        points.colours().map(PointColours::colours).orElseGet(() -> new Color[] {Palette.BLUE});
    Color[] clear = Arrays.stream(colours)
        .map(colour -> curve ? colour : Palette.transparent(colour, alpha))
        .toArray(Color[]::new);
    XYLineAndShapeRenderer renderer = new DotRenderer(curve, clear);
    renderer.setDrawOutlines(false);
    renderer.setSeriesShapesVisible(0, !curve || points.size() <= CURVE_WITHOUT_DOTS);
    Shape dot = new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    renderer.setSeriesShape(0, dot);
    renderer.setSeriesStroke(0, new BasicStroke((float) (2 * look.scale())));
    renderer.setDrawSeriesLineAsPath(true);
    return renderer;
  }

  private static void legend(JFreeChart chart, PointColours colouring, ChartStyle look) {
    colouring.scale().ifPresent(scale -> {
      PaintScale paints = paints(scale);
      TickAxis axis = new TickAxis(scale.ticks(6), colouring.property().label(), look);
      PaintScaleLegend legend = new PaintScaleLegend(paints, axis);
      legend.setPosition(RectangleEdge.RIGHT);
      legend.setStripWidth(14 * look.scale());
      legend.setStripOutlineVisible(false);
      legend.setSubdivisionCount(200);
      legend.setBackgroundPaint(Palette.PAPER);
      legend.setMargin(new RectangleInsets(0, 14 * look.scale(), 0, 0));
      legend.setPadding(new RectangleInsets(4, 4, 4, 4));
      chart.addSubtitle(legend);
    });
    if (!colouring.legend().isEmpty()) {
      chart.addSubtitle(names(colouring, look));
    }
  }

  private static LegendTitle names(PointColours colouring, ChartStyle look) {
    LegendItemCollection items = new LegendItemCollection();
    double size = 10 * look.scale();
    Shape dot = new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    for (Map.Entry<String, Color> entry : colouring.legend().entrySet()) {
      LegendItem item = new LegendItem(entry.getKey(), entry.getValue());
      item.setShape(dot);
      item.setLabelPaint(Palette.INK);
      items.add(item);
    }
    LegendTitle legend = new LegendTitle(() -> items);
    legend.setItemFont(look.text(13));
    legend.setItemPaint(Palette.INK);
    double gap = 14 * look.scale();
    legend.setItemLabelPadding(new RectangleInsets(2, gap / 3, 2, gap));
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setBackgroundPaint(Palette.PAPER);
    return legend;
  }

  private static PaintScale paints(ColourScale scale) {
    double low = scale.place(scale.low());
    double high = scale.place(scale.high());
    LookupPaintScale paints = new LookupPaintScale(low, high, Palette.scale(0));
    int steps = 200;
    for (int i = 0; i < steps; i++) {
      double part = (double) i / (steps - 1);
      paints.add(low + part * (high - low), Palette.scale(part));
    }
    return paints;
  }

  /** The range of the values, or the column's own if that is wider, with a little air around it. */
  private static Ticks ticks(double[] values, ColumnInfo column, boolean logarithmic, int wanted) {
    PlotRange range = column.range(logarithmic);
    double low = range.from(Arrays.stream(values).min().orElse(0));
    double high = range.to(Arrays.stream(values).max().orElse(1));
    if (logarithmic) {
      double air = low == high ? 2 : Math.pow(high / low, 0.03);
      return Ticks.logarithmic(low / air, high * air, wanted);
    }
    double least = column.isDate() ? CalendarTime.least() : Math.max(Math.abs(low) * 0.1, 1.5);
    double air = low == high ? least : (high - low) * 0.03;
    return column.ticks(low - air, high + air, wanted);
  }

  private static double[] scaled(double[] values, boolean logarithmic) {
    return logarithmic ? Arrays.stream(values).map(Math::log10).toArray() : values;
  }

  /** One colour for each dot, or one for all. */
  private static final class DotRenderer extends XYLineAndShapeRenderer {
    private final transient Color[] colours;

    DotRenderer(boolean lines, Color[] colours) {
      super(lines, true);
      this.colours = colours;
    }

    @Override
    public Paint getItemPaint(int series, int item) {
      return colours[colours.length == 1 ? 0 : item];
    }

    @Override
    public Paint getSeriesPaint(int series) {
      return Palette.BLUE;
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
}
