package org.smalti.scrapers.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;

/**
 * Limits the requests that a process sends: a server sees the rate of all workers together. Each server has a {@link
 * ServerGate} of its own, so that the trouble of one holds up nobody who asks another.
 */
final class RequestThrottle {
  private final RetryPolicy retryPolicy;
  private final DoubleSupplier jitter;
  private final LongSupplier clock;
  private final Map<String, ServerGate> gates = new ConcurrentHashMap<>();
  private volatile Consumer<String> outages = message -> {};

  /**
   * @param jitter random numbers 0..1, so that several programs that were sent away together do not come back together
   */
  RequestThrottle(RetryPolicy retryPolicy, DoubleSupplier jitter) {
    this(retryPolicy, jitter, System::nanoTime);
  }

  /** @param clock ns, from any time on */
  RequestThrottle(RetryPolicy retryPolicy, DoubleSupplier jitter, LongSupplier clock) {
    this.retryPolicy = retryPolicy;
    this.jitter = jitter;
    this.clock = clock;
  }

  /** Tells this consumer, in one line, of each outage that is waited for. */
  void tellOutages(Consumer<String> listener) {
    outages = listener;
  }

  /**
   * The gate of the server at an address.
   *
   * @param node whether another server led there; once a server was asked for itself, it counts as a site
   */
  ServerGate gate(HttpUrl url, boolean node) {
    ServerGate gate = gates.computeIfAbsent(
        url.scheme() + "://" + url.host() + ":" + url.port(),
        origin -> new ServerGate(retryPolicy, jitter, clock, this));
    if (!node) {
      gate.isSite();
    }
    return gate;
  }

  void tell(String message) {
    outages.accept(message);
  }

  /** A site answers again. What was taken for the trouble of nodes meanwhile may have been that of the network. */
  void recovered() {
    gates.values().forEach(ServerGate::forgive);
  }
}
