package org.smalti.tools.video.relay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.smalti.core.run.ForwardingRun;
import org.smalti.core.run.ItemMetric;
import org.smalti.core.run.ItemState;
import org.smalti.core.run.Run;
import org.smalti.tools.video.source.RetryReport;

/**
 * What is told of relays: a line where one has to wait for its source or target, and one for each of them in the end.
 * The stage counts the pictures that were sent, or packets of sound where there are none.
 */
final class RelayReport extends ForwardingRun {
  private final Map<String, ItemState> last = new LinkedHashMap<>();
  private final Map<String, Long> counted = new LinkedHashMap<>();

  RelayReport(Run run) {
    super(new RetryReport(run));
  }

  @Override
  public void item(ItemState now) {
    synchronized (this) {
      last.put(now.name(), now);
      Map<String, Long> figures = figures(now);
      long sent = Math.max(
          figures.getOrDefault(RelayCounts.PICTURES[1], 0L),
          figures.getOrDefault(RelayCounts.PICTURES[0], 0L) == 0
              ? figures.getOrDefault(RelayCounts.SOUND[1], 0L)
              : 0L);
      long more = sent - counted.getOrDefault(now.name(), 0L);
      if (more > 0) {
        counted.put(now.name(), sent);
        super.advance(more);
      }
    }
    super.item(now);
  }

  private static Map<String, Long> figures(ItemState state) {
    return state.figures().stream()
        .collect(Collectors.toMap(ItemMetric::name, metric -> Math.round(metric.value())));
  }

  /** Gives the last line of each relay. */
  synchronized void summarize(Consumer<String> say) {
    last.forEach((name, state) -> say.accept(name + ": " + summary(figures(state))));
  }

  private static String summary(Map<String, Long> figures) {
    String pictures = counts(figures, RelayCounts.PICTURES, "pictures");
    String sound = counts(figures, RelayCounts.SOUND, "packets of sound");
    String both = pictures + (pictures.isEmpty() || sound.isEmpty() ? "" : "; ") + sound;
    long restarts = figures.getOrDefault(RelayCounts.RESTARTS, 0L);
    return (both.isEmpty() ? "nothing came" : both)
        + (restarts == 0 ? "" : "; " + restarts + (restarts == 1 ? " restart" : " restarts"));
  }

  private static String counts(Map<String, Long> figures, String[] names, String what) {
    long received = figures.getOrDefault(names[0], 0L);
    return received == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%,d %s received, %,d sent, %,d dropped",
            received,
            what,
            figures.getOrDefault(names[1], 0L),
            figures.getOrDefault(names[2], 0L));
  }

  /** Counted by what is sent. */
  @Override
  public void advance(long amount) {}

  /** Counted by what is sent. */
  @Override
  public void resume(long amount) {}
}
