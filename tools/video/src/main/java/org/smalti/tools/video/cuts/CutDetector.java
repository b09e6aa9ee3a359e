package org.smalti.tools.video.cuts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.smalti.media.cut.FilmFrame;
import org.smalti.media.cut.FrameObserver;

/**
 * Finds the cuts, fades and dissolves of a film while it is decoded, from pictures of the size and format of {@link
 * PictureHistory#SPEC}. Transitions are given in order, a few seconds after they were seen; memory does not grow with
 * the film.
 */
final class CutDetector implements FrameObserver {
  /** Pictures: 8 s at 60 frames per second. */
  private static final int KEPT = 512;
  /** s: time stamps may be rounded to whole milliseconds. */
  private static final double ROUNDING = 0.0021;

  private final PictureHistory history = new PictureHistory(KEPT);
  private final Consumer<Transition> sink;
  private final List<Transition> pending = new ArrayList<>();
  private final Neighbours neighbours;
  private final HardCuts cuts;
  private final Dissolves dissolves;
  private final Fades fades;
  private double begin;
  private double shortest = Double.POSITIVE_INFINITY;
  private double longest;

  /** @param sink receives the transitions in the order in which they are seen; none overlaps another */
  CutDetector(Consumer<Transition> sink) {
    this.sink = sink;
    SceneChange change = new SceneChange(history);
    BlendFit fit = new BlendFit(history);
    neighbours = new Neighbours(history, change);
    cuts = new HardCuts(history, change, neighbours, pending::add);
    dissolves = new Dissolves(history, fit, change, neighbours, pending::add);
    fades = new Fades(history, fit, change, neighbours, pending::add);
  }

  @Override
  public void frame(FilmFrame frame) {
    if (history.count() == 0) {
      begin = frame.from();
    } else {
      double duration = frame.from() - history.time(history.count() - 1);
      shortest = Math.min(shortest, duration);
      longest = Math.max(longest, duration);
    }
    history.add(frame.pixels(), frame.from());
    neighbours.next();
    cuts.next();
    dissolves.next();
    fades.next();
    if (!pending.isEmpty()) {
      give(Math.min(
          cuts.undecidedFrom(), Math.min(dissolves.undecidedFrom(), fades.undecidedFrom())));
    }
  }

  @Override
  public void ended(FilmFrame last) {
    cuts.end();
    dissolves.end();
    fades.end();
    give(Integer.MAX_VALUE);
  }

  /** How many frames there were. */
  int frames() {
    return history.count();
  }

  /** At which rate they were shown; of a film of one frame, once a second. */
  FilmTiming timing() {
    int count = history.count();
    if (count < 2) {
      return FilmTiming.of(1, true);
    }
    double seconds = history.time(count - 1) - begin;
    double fps = seconds > 0 ? (count - 1) / seconds : 1;
    return FilmTiming.of(fps, longest - shortest <= ROUNDING);
  }

  /** Gives the transitions that no other one can overlap any more which is yet to be found. */
  private void give(int undecided) {
    pending.sort(Comparator.comparingInt(Transition::first).thenComparingInt(Transition::end));
    for (int i = 0; i < pending.size(); ) {
      Transition next = pending.get(i);
      if (pending.stream().anyMatch(other -> other.overlaps(next) && other.outranks(next))) {
        pending.remove(i);
      } else if (next.end() < undecided) {
        pending.remove(i);
        sink.accept(next);
        pending.removeIf(other -> other.overlaps(next));
      } else {
        i++;
      }
    }
  }
}
