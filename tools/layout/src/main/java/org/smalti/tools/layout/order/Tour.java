package org.smalti.tools.layout.order;

/** A closed tour through the stops 0 … n − 1. Its direction has no meaning and may be reversed by each change. */
final class Tour {
  private final int[] stops;
  private final int[] places;

  /** @param stops the order; each stop once */
  Tour(int[] stops) {
    this.stops = stops;
    places = new int[stops.length];
    for (int place = 0; place < stops.length; place++) {
      places[stops[place]] = place;
    }
  }

  int size() {
    return stops.length;
  }

  int next(int stop) {
    int place = places[stop] + 1;
    return stops[place == stops.length ? 0 : place];
  }

  int previous(int stop) {
    int place = places[stop];
    return stops[(place == 0 ? stops.length : place) - 1];
  }

  /** The stop after another one, or before it, in the current direction of the tour. */
  int beside(int stop, boolean forward) {
    return forward ? next(stop) : previous(stop);
  }

  /**
   * Replaces the steps a–b and c–d by a–c and b–d. Along the ring, in one direction or the other, b follows a and d
   * follows c.
   */
  void exchange(int a, int b, int c, int d) {
    if (next(a) == b) {
      reverse(places[b], places[c]);
    } else {
      reverse(places[a], places[d]);
    }
  }

  /** Reverses the part between two places, or the rest if that is shorter, which gives the same tour. */
  private void reverse(int from, int to) {
    int length = Math.floorMod(to - from, stops.length) + 1;
    int low = from;
    int high = to;
    if (2 * length > stops.length) {
      low = to + 1 == stops.length ? 0 : to + 1;
      high = from == 0 ? stops.length - 1 : from - 1;
      length = stops.length - length;
    }
    for (int i = 0; i < length / 2; i++) {
      int stop = stops[low];
      put(low, stops[high]);
      put(high, stop);
      low = low + 1 == stops.length ? 0 : low + 1;
      high = high == 0 ? stops.length - 1 : high - 1;
    }
  }

  private void put(int place, int stop) {
    stops[place] = stop;
    places[stop] = place;
  }
}
