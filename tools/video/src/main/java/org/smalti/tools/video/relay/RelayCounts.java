package org.smalti.tools.video.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.smalti.core.run.ItemMetric;

/** What one relay has received, sent and dropped. Safe for several threads. */
final class RelayCounts {
  static final String[] PICTURES = {"received", "sent", "dropped"};
  static final String[] SOUND = {"soundReceived", "soundSent", "soundDropped"};
  static final String MOST_HELD = "mostHeld";
  static final String RESTARTS = "restarts";

  private final StreamCounts pictures = new StreamCounts();
  private final StreamCounts sound = new StreamCounts();
  private final AtomicInteger mostHeld = new AtomicInteger();
  private final AtomicInteger restarts = new AtomicInteger();

  /** The packets or frames of one stream. */
  static final class StreamCounts {
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    void receive() {
      received.incrementAndGet();
    }

    void send() {
      sent.incrementAndGet();
    }

    void drop() {
      dropped.incrementAndGet();
    }

    long dropped() {
      return dropped.get();
    }

    private List<ItemMetric> metrics(String[] names, boolean shown) {
      return List.of(
          metric(names[0], received.get(), shown ? "%,d in" : ""),
          metric(names[1], sent.get(), shown ? "%,d out" : ""),
          metric(names[2], dropped.get(), shown ? "%,d dropped" : ""));
    }
  }

  StreamCounts of(SourceStream stream) {
    return stream.isPicture() ? pictures : sound;
  }

  /** So many pictures wait to be sent. */
  void hold(int count) {
    mostHeld.accumulateAndGet(count, Math::max);
  }

  void restart() {
    restarts.incrementAndGet();
  }

  /** All counts, always in the same order. */
  List<ItemMetric> metrics() {
    List<ItemMetric> all = new ArrayList<>(pictures.metrics(PICTURES, true));
    all.add(metric(MOST_HELD, mostHeld.get(), ""));
    all.addAll(sound.metrics(SOUND, false));
    all.add(metric(RESTARTS, restarts.get(), restarts.get() > 0 ? "%d restarts" : ""));
    return all;
  }

  private static ItemMetric metric(String name, long value, String text) {
    return new ItemMetric(
        name, value, text.isEmpty() ? "" : String.format(Locale.ROOT, text, value));
  }
}
