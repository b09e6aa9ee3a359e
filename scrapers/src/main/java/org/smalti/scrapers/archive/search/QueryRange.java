package org.smalti.scrapers.archive.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a query: the items with a value between two bounds, or those without one.
 *
 * @param whole the query it is a part of, in brackets
 * @param from the least value, {@link RangeField#LEAST} if open
 * @param to the greatest value, {@link RangeField#MOST} if open; less than {@code from} for the items without a value
 */
record QueryRange(String whole, RangeField axis, long from, long to) {
  /** Parts of a query that are together the whole. */
  static List<QueryRange> of(String whole, RangeField axis) {
    return List.of(
        new QueryRange(whole, axis, RangeField.LEAST, RangeField.MOST),
        new QueryRange(whole, axis, 0, -1));
  }

  String query() {
    return from > to ? axis.without(whole) : axis.between(whole, from, to);
  }

  /** Whether most of these items are of this part, as far as they tell. */
  boolean holds(List<SearchHit> hits) {
    long[] known = axis.values(hits, RangeField.LEAST, RangeField.MOST);
    int within = from > to ? 0 : axis.values(hits, from, to).length;
    return within * 2L >= known.length;
  }

  /**
   * Smaller parts that are together this one, about equally large; none if nothing tells its items apart.
   *
   * @param sample some of its items
   * @param count how many parts are wanted, at least 2
   */
  List<QueryRange> split(List<SearchHit> sample, int count) {
    long[] values = from > to ? new long[0] : axis.values(sample, from, to);
    if (from == to || values.length == 0) {
      return axis.next().map(next -> of(query(), next)).orElse(List.of());
    }
    List<QueryRange> parts = new ArrayList<>();
    long begin = from;
    for (long end : ends(values, count)) {
      if (end >= begin && end < to) {
        parts.add(new QueryRange(whole, axis, begin, end));
        begin = end + 1;
      }
    }
    parts.add(new QueryRange(whole, axis, begin, to));
    return parts;
  }

  /** Where the parts end: at values that divide the sample evenly, or around the only value there is. */
  private static long[] ends(long[] values, int count) {
    long least = values[0];
    long most = values[values.length - 1];
    if (least == most) {
      return new long[] {least - 1, least};
    }
    long[] ends = new long[count];
    for (int i = 0; i < count; i++) {
      ends[i] = values[(int) ((i + 1L) * values.length / (count + 1))];
    }
    if (ends[0] == most) {
      ends[0] = most - 1;
    }
    return ends;
  }
}
