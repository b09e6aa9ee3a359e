package org.smalti.media.rtsp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The paths that are published at the moment. For use by several threads. */
final class PublishedPaths {
  /** A publisher from which nothing came for so long gives way to another. */
  private static final Duration GONE = Duration.ofSeconds(5);

  private final int most;
  private final Map<String, Entry> paths = new TreeMap<>();

  private volatile Consumer<PathStatistics> ended = path -> {};

  private record Entry(PublishedPath path, RtspConnection publisher) {}

  PublishedPaths(int most) {
    this.most = most;
  }

  /** @throws RtspException if something is published there already, or there are too many paths */
  void add(PublishedPath path, RtspConnection publisher) throws RtspException {
    giveWay(path.name());
    put(path, publisher);
  }

  /** Ends a path whose publisher is gone without a word, so that it may return before its connection is closed. */
  private void giveWay(String name) {
    Entry entry = entry(name);
    if (entry != null && entry.publisher().isSilentFor(GONE)) {
      remove(entry.path());
      entry.publisher().close();
    }
  }

  private synchronized @Nullable Entry entry(String name) {
    return paths.get(name);
  }

  private synchronized void put(PublishedPath path, RtspConnection publisher) throws RtspException {
    if (paths.containsKey(path.name())) {
      throw new RtspException(RtspStatus.FORBIDDEN, "this path has a publisher already");
    }
    if (paths.size() >= most) {
      throw new RtspException(RtspStatus.UNAVAILABLE, "there are " + most + " paths already");
    }
    paths.put(path.name(), new Entry(path, publisher));
  }

  /** @throws RtspException if nothing is published there */
  synchronized PublishedPath live(String name) throws RtspException {
    Entry entry = paths.get(name);
    if (entry == null || !entry.path().isLive()) {
      throw new RtspException(RtspStatus.NOT_FOUND, "nothing is published under this path");
    }
    return entry.path();
  }

  /** Ends a path. Another publisher may take it before its readers hear that it is over, as one of them may be it. */
  void remove(PublishedPath path) {
    boolean removed;
    synchronized (this) {
      removed = paths.values().removeIf(entry -> entry.path() == path);
    }
    path.end();
    if (removed) {
      ended.accept(path.statistics());
    }
  }

  /** Names who is told of each path that ends. */
  void whenOneEnds(Consumer<PathStatistics> listener) {
    ended = listener;
  }

  /** Sends a publisher away, if there is one. */
  void disconnect(String name) {
    Entry entry = entry(name);
    if (entry != null) {
      entry.publisher().close();
    }
  }

  /** Ends all paths. */
  void end() {
    List<Entry> all;
    synchronized (this) {
      all = List.copyOf(paths.values());
    }
    all.forEach(entry -> remove(entry.path()));
  }

  synchronized List<PathStatistics> statistics() {
    return paths.values().stream()
        .filter(entry -> entry.path().isLive())
        .map(entry -> entry.path().statistics())
        .toList();
  }
}
