package org.smalti.tools.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.smalti.core.draw.TextGraphics;

class TickAxisTest {
  private static final ChartStyle LOOK = new ChartStyle(1);

  private final Graphics2D canvas =
      TextGraphics.of(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics());

  @Test
  void labelsNeverOverlap() {
    List<Ticks.Tick> words = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      words.add(new Ticks.Tick(i, i % 2 == 0 ? "映画の長い名前 " + i : "a long word, no. " + i));
    }
    for (Ticks ticks : List.of(
        new Ticks(-0.6, 12.6, words),
        Ticks.linear(0, 987_654_321_012.0, 9),
        Ticks.linear(987_654_321_000.0, 987_654_321_012.0, 9),
        Ticks.logarithmic(20, 20_000, 9))) {
      for (int width : new int[] {90, 150, 300, 700}) {
        noneTouches(ticks, width);
      }
    }
  }

  private void noneTouches(Ticks ticks, int width) {
    TickAxis axis = new TickAxis(ticks, "", LOOK);
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, 10);
    double end = Double.NEGATIVE_INFINITY;
    int labels = 0;
    for (NumberTick tick : axis.refreshTicks(canvas, new AxisState(), area, RectangleEdge.BOTTOM)) {
      if (!tick.getText().isEmpty()) {
        double place = axis.valueToJava2D(tick.getValue(), area, RectangleEdge.BOTTOM);
        double wide = TextGraphics.width(tick.getText(), axis.getTickLabelFont(), canvas);
        assertThat(place - wide / 2).as("%s at %d", tick.getText(), width).isGreaterThan(end);
        end = place + wide / 2;
        labels++;
      }
    }
    assertThat(labels).isPositive();
  }
}
