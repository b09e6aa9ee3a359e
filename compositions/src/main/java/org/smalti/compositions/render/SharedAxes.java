package org.smalti.compositions.render;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.smalti.compositions.plan.Rows;

/**
 * One object for all equal columns and rows, for good: the tiles of a grid share theirs, so that all of them stay in
 * the processor's cache. Safe for use by many threads.
 */
final class SharedAxes implements Axes {
  private final Map<TileAxis.Edges, TileAxis> known = new ConcurrentHashMap<>();

  @Override
  public TileAxis of(Role role, double low, double high, int size, int tile, Rows rows) {
    TileAxis.Edges edges = new TileAxis.Edges(low, high, role.shrink, size, tile, rows);
    return known.computeIfAbsent(edges, key -> new TileAxis().fill(key));
  }
}
