package org.smalti.tools.card;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.show.ClockText;
import org.smalti.tools.stats.Ticks;

/** The marks of time: seconds for a short stretch near the beginning, otherwise minutes and hours. */
record TimeAxis(TimeRange stretch) {
  private static final double[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400
  };

  private boolean inSeconds() {
    return stretch.to() < 60 || stretch.seconds() < 3;
  }

  String label() {
    return inSeconds() ? "time (s)" : stretch.to() < 3600 ? "time (min:s)" : "time (h:min:s)";
  }

  /** About {@code wanted} marks. */
  List<Ticks.Tick> ticks(int wanted) {
    if (inSeconds()) {
      return Ticks.linear(stretch.from(), stretch.to(), wanted).marks();
    }
    double step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0 && stretch.seconds() / STEPS[i] <= wanted; i--) {
      step = STEPS[i];
    }
    List<Ticks.Tick> ticks = new ArrayList<>();
    for (double at = Math.ceil(stretch.from() / step) * step; at <= stretch.to(); at += step) {
      ticks.add(new Ticks.Tick(at, clock(at, stretch.to() >= 3600)));
    }
    return ticks;
  }

  /** {@code 2:05}, or with hours {@code 0:02:05}. */
  static String clock(double seconds, boolean hours) {
    return hours ? ClockText.hours(seconds) : ClockText.minutes(seconds);
  }
}
