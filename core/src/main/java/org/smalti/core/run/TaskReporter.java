package org.smalti.core.run;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;

/**
 * The {@link Task} of a work: sends what the work reports to the driver as messages, only if it has changed. Used by
 * one thread.
 */
final class TaskReporter implements Task {
  private final Consumer<TaskMessage> driver;
  private String state = ItemState.BEGUN;
  private List<ItemMetric> figures = List.of();
  private double told;
  private boolean refused;

  TaskReporter(Consumer<TaskMessage> driver) {
    this.driver = driver;
  }

  @Override
  public void reached(double fraction) {
    double now = clamped(fraction);
    if (isNews(now)) {
      driver.accept(new TaskMessage.Reached(now));
    }
  }

  @Override
  public void resumed(double fraction) {
    double now = clamped(fraction);
    if (isNews(now)) {
      driver.accept(new TaskMessage.Resumed(now));
    }
  }

  @Override
  public void state(String now) {
    if (now.equals(ItemState.FAILED)) {
      refused = true;
    } else if (!now.equals(state) && !ItemState.isLast(now)) {
      state = now;
      driver.accept(new TaskMessage.Entered(now));
    }
  }

  @Override
  public void figures(List<ItemMetric> now) {
    if (!now.equals(figures)) {
      figures = List.copyOf(now);
      driver.accept(new TaskMessage.Measured(figures));
    }
  }

  @Override
  public void remark(String text) {
    driver.accept(new TaskMessage.Remarked(text));
  }

  @Override
  public void emit(Serializable part) {
    driver.accept(new TaskMessage.Emitted(part));
  }

  /** Whether the work has said that its item failed, although it returned a result. */
  boolean refused() {
    return refused;
  }

  private static double clamped(double fraction) {
    return Math.min(1, Math.max(0, fraction));
  }

  /** The smallest change that is sent: a thousandth. */
  private boolean isNews(double now) {
    double seen = Math.floor(now * 1000);
    boolean news = seen != told;
    told = seen;
    return news;
  }
}
