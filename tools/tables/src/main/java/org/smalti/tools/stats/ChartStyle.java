package org.smalti.tools.stats;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.smalti.core.draw.BundledFont;

/**
 * The style of all charts: one font, few colours, no frames.
 *
 * @param scale of all sizes; 1 is for plots of about 530 by 400 pixels
 */
public record ChartStyle(double scale) {
  private static final double WIDTH = 530;
  private static final double HEIGHT = 400;

  /** The style for plots of this many pixels; text in small ones stays legible. */
  public static ChartStyle of(double width, double height) {
    return new ChartStyle(Math.max(0.8, Math.sqrt((width / WIDTH) * (height / HEIGHT))));
  }

  public Font text(double size) {
    return BundledFont.REGULAR.deriveFont((float) (size * scale));
  }

  public Font heading(double size) {
    return BundledFont.SEMI_BOLD.deriveFont((float) (size * scale));
  }

  /** How many marks an axis has room for. */
  public int ticks(double pixels, double pixelsPerTick) {
    return (int) Math.max(3, Math.round(pixels / (pixelsPerTick * scale)));
  }

  void axis(ValueAxis axis) {
    axis.setLabelFont(text(13));
    axis.setLabelPaint(Palette.GREY);
    axis.setTickLabelFont(text(13));
    axis.setTickLabelPaint(Palette.INK);
    axis.setAxisLinePaint(Palette.GREY);
    axis.setTickMarkPaint(Palette.GREY);
    axis.setTickMarkOutsideLength((float) (4 * scale));
    axis.setTickLabelInsets(new RectangleInsets(3 * scale, 4 * scale, 3 * scale, 4 * scale));
  }

  /** A plot with grid lines for the axes that are asked for. */
  XYPlot plot(XYPlot plot, boolean alongX, boolean alongY) {
    plot.setBackgroundPaint(Palette.PAPER);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(alongX);
    plot.setRangeGridlinesVisible(alongY);
    plot.setDomainGridlinePaint(Palette.GRID);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setDomainGridlineStroke(new BasicStroke((float) scale));
    plot.setRangeGridlineStroke(new BasicStroke((float) scale));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return plot;
  }

  /** A chart under a heading and some smaller lines. */
  JFreeChart chart(XYPlot plot, String heading, List<String> lines) {
    JFreeChart chart = new JFreeChart(null, text(13), plot, false);
    chart.setBackgroundPaint(Palette.PAPER);
    chart.setPadding(new RectangleInsets(10 * scale, 10 * scale, 10 * scale, 18 * scale));
    chart.addSubtitle(title(heading, heading(17), Palette.INK, 2));
    for (int i = 0; i < lines.size(); i++) {
      double below = i == lines.size() - 1 ? 8 : 1;
      chart.addSubtitle(title(lines.get(i), text(13), Palette.GREY, below));
    }
    return chart;
  }

  private Title title(String text, Font font, Color color, double below) {
    TextTitle title = new TextTitle(text.isEmpty() ? " " : text, font);
    title.setPaint(color);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setPadding(new RectangleInsets(0, 4 * scale, below * scale, 0));
    return title;
  }
}
