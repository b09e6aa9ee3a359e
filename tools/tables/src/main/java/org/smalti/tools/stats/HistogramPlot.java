package org.smalti.tools.stats;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.smalti.core.table.PlotRange;

/**
 * Draws the distributions of several columns side by side.
 *
 * @param bins of a column of numbers
 * @param columns plots in a row
 * @param log the columns of numbers that are drawn on a logarithmic axis
 */
record HistogramPlot(List<ColumnValues> values, int bins, int columns, Set<String> log) {
  /** Units that are written behind a number. */
  private static final Set<String> MEASURES = Set.of("s", "ms", "Hz", "dBFS", "bytes", "px");

  /** Pixels that a letter of a word is wide. */
  private static final double LETTER = 7.2;
  /** Pixels above and below the bars. */
  private static final int HEADING = 130;

  int rows() {
    return (values.size() + columns - 1) / columns;
  }

  /** Draws all of them into {@code width} by {@code height} pixels. */
  void draw(Graphics2D canvas, int width, int height) {
    double wide = (double) width / Math.min(columns, values.size());
    double high = (double) height / rows();
    ChartStyle look = ChartStyle.of(wide, high);
    boolean anyLeftOut = values.stream().anyMatch(column -> !column.leftOut().isEmpty());
    for (int i = 0; i < values.size(); i++) {
      double x = wide * (i % columns);
      int above = i / columns;
      double y = high * above;
      chart(values.get(i), look, wide, high, anyLeftOut)
          .draw(canvas, new Rectangle2D.Double(x, y, wide, high));
    }
  }

  private JFreeChart chart(
      ColumnValues column, ChartStyle look, double width, double height, boolean anyLeftOut) {
    XYPlot plot =
        column.isText() ? words(column, look, width, height) : numbers(column, look, width, height);
    String unit = column.property().unit();
    String median = column.isText()
        ? column.words().size() + (column.words().size() == 1 ? " value" : " different values")
        : "median " + column.property().show(column.median())
            + (MEASURES.contains(unit) ? " " + unit : "");
    List<String> lines = new ArrayList<>();
    lines.add("n = " + NumberText.whole(column.count()) + ", " + median.strip());
    if (anyLeftOut) {
      String leftOut = column.leftOutSentence();
      lines.add(leftOut.isEmpty() ? "" : "left out: " + leftOut);
    }
    return look.chart(plot, column.property().name(), lines);
  }

  private XYPlot numbers(ColumnValues column, ChartStyle look, double width, double height) {
    boolean logarithmic = log.contains(column.property().name());
    Histogram binned = binned(column, logarithmic);
    XYIntervalSeries bars = new XYIntervalSeries("count");
    for (int i = 0; i < binned.counts().length; i++) {
      double from = binned.lower() + i * binned.width();
      double to = from + binned.width();
      int count = binned.counts()[i];
      bars.add((from + to) / 2, from, to, count, 0, count);
    }
    Ticks ticks = ticks(column.property(), binned, logarithmic, look.ticks(width, 90));
    XYPlot plot = plot(
        bars, new TickAxis(ticks, column.property().unit(), look), binned.highest(), look, height);
    double median = logarithmic ? Math.log10(column.median()) : column.median();
    plot.addDomainMarker(median(median, binned, look));
    return plot;
  }

  private Histogram binned(ColumnValues column, boolean logarithmic) {
    double[] numbers = column.numbers();
    PlotRange range = column.property().range(logarithmic);
    double low = range.from(numbers[0]);
    double high = range.to(numbers[numbers.length - 1]);
    if (column.property().isDate()) {
      return Histogram.years(numbers, bins);
    }
    if (!logarithmic) {
      return range.isOfValues()
          ? Histogram.of(numbers, bins)
          : Histogram.within(numbers, low, high, bins);
    }
    double[] exponents = Arrays.stream(numbers).map(Math::log10).toArray();
    return range.isOfValues()
        ? Histogram.even(exponents, bins)
        : Histogram.within(exponents, Math.log10(low), Math.log10(high), bins);
  }

  private static Ticks ticks(
      ColumnInfo property, Histogram binned, boolean logarithmic, int wanted) {
    double lower = binned.lower();
    double upper = binned.upper();
    if (logarithmic) {
      return Ticks.logarithmic(Math.pow(10, lower), Math.pow(10, upper), wanted);
    }
    boolean single = !property.isDate() && binned.width() == 1 && lower != Math.rint(lower);
    if (single && upper - lower < 3) {
      // The bars of one or two whole numbers have their neighbours beside them, as marks of a
      // scale.
      return Ticks.whole(lower - 1, upper + 1, wanted);
    }
    return single ? Ticks.whole(lower, upper, wanted) : property.ticks(lower, upper, wanted);
  }

  private static ValueMarker median(double median, Histogram bins, ChartStyle look) {
    ValueMarker marker = new ValueMarker(median);
    boolean right = median > (bins.lower() + bins.upper()) / 2;
    marker.setPaint(Palette.VERMILION);
    marker.setStroke(new BasicStroke((float) (2 * look.scale())));
    marker.setLabel(right ? "median " : " median");
    marker.setLabelFont(look.text(13));
    marker.setLabelPaint(Palette.VERMILION);
    marker.setLabelBackgroundColor(Palette.transparent(Palette.PAPER, 0));
    marker.setLabelAnchor(right ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(right ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
    return marker;
  }

  private static XYPlot words(ColumnValues column, ChartStyle look, double width, double height) {
    // Words take less than half of the width.
    int letters = (int) (0.42 * width / (LETTER * look.scale()));
    List<WordCounts.Count> counted =
        WordCounts.of(column, Math.max(6, Math.min(WordCounts.LONGEST, letters)));
    boolean across = WordCounts.haveOrder(column);
    XYIntervalSeries bars = new XYIntervalSeries("count");
    List<Ticks.Tick> marks = new ArrayList<>();
    int highest = 0;
    for (int i = 0; i < counted.size(); i++) {
      int count = counted.get(i).count();
      highest = Math.max(highest, count);
      bars.add(i, i - 0.42, i + 0.42, count, 0, count);
      marks.add(new Ticks.Tick(i, counted.get(i).label()));
    }
    Ticks ticks = new Ticks(-0.6, counted.size() - 0.4, marks);
    TickAxis axis = new TickAxis(ticks, across ? column.property().label() : "", look);
    XYPlot plot = plot(bars, axis, highest, look, across ? height : width / 2);
    if (!across) {
      plot.setOrientation(PlotOrientation.HORIZONTAL);
      axis.setInverted(true);
      double room = (height - HEADING * look.scale()) / counted.size();
      double size = Math.min(axis.getTickLabelFont().getSize2D(), 0.85 * room);
      axis.setTickLabelFont(axis.getTickLabelFont().deriveFont((float) size));
    }
    return plot;
  }

  private static XYPlot plot(
      XYIntervalSeries bars, TickAxis x, int highest, ChartStyle look, double height) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(bars);
    XYBarRenderer renderer = new XYBarRenderer(0.1);
    renderer.setUseYInterval(true);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setSeriesPaint(0, Palette.BLUE);
    Ticks counts = Ticks.whole(0, Math.max(2, highest) * 1.12, look.ticks(height, 80));
    TickAxis y = new TickAxis(counts, "rows", look);
    return look.plot(new XYPlot(data, x, y, renderer), false, true);
  }
}
