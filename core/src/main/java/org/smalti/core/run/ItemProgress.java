package org.smalti.core.run;

import java.util.List;

/** The part of a run that one item stands for. Used by one thread. */
final class ItemProgress implements Task {
  private final String name;
  private final long weight;
  private final Run run;
  private String state = ItemState.BEGUN;
  private List<ItemMetric> figures = List.of();
  private double fraction;
  private double told;
  private long reported;
  private boolean refused;
  private boolean ended;

  ItemProgress(String name, long weight, Run run) {
    this.name = name;
    this.weight = weight;
    this.run = run;
  }

  void begin() {
    tell();
  }

  @Override
  public void reached(double now) {
    advance(now);
    tellAfter(now);
  }

  @Override
  public void resumed(double now) {
    resume(now);
    tellAfter(now);
  }

  @Override
  public void state(String now) {
    if (now.equals(ItemState.FAILED)) {
      refused = true;
    } else if (!now.equals(state) && !ItemState.isLast(now)) {
      state = now;
      tell();
    }
  }

  @Override
  public void figures(List<ItemMetric> now) {
    if (!now.equals(figures)) {
      figures = List.copyOf(now);
      tell();
    }
  }

  /** The work has returned. */
  void done() {
    end(refused ? ItemState.FAILED : ItemState.DONE);
  }

  void failed() {
    end(ItemState.FAILED);
  }

  /** The work was broken off, unless it has ended before. */
  void stop() {
    if (!ended) {
      ended = true;
      state = ItemState.STOPPED;
      tell();
    }
  }

  /** Whatever became of it, the item is behind us; what was not done of it is no speed. */
  private void end(String last) {
    ended = true;
    state = last;
    if (last.equals(ItemState.DONE)) {
      advance(1);
      fraction = 1;
    } else {
      resume(1);
    }
    tell();
  }

  private void resume(double now) {
    long more = growth(now);
    if (more > 0) {
      run.resume(more);
    }
  }

  private void advance(double now) {
    long more = growth(now);
    if (more > 0) {
      run.advance(more);
    }
  }

  /** How many units more are done than was said before. */
  private long growth(double now) {
    long units = Math.round(weight * Math.min(1, Math.max(0, now)));
    long more = Math.max(0, units - reported);
    reported += more;
    return more;
  }

  /** Tells only what can be seen: a thousandth. */
  private void tellAfter(double now) {
    fraction = Math.min(1, Math.max(0, now));
    double seen = Math.floor(fraction * 1000);
    if (seen != told) {
      told = seen;
      tell();
    }
  }

  private void tell() {
    run.item(new ItemState(name, state, fraction, weight, figures));
  }
}
