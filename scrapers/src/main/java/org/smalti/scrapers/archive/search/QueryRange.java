package org.smalti.scrapers.archive.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a query: the items whose value of a field is between two bounds, or those without a value.
 *
 * @param whole the query it is a part of, in brackets
 * @param from the least value, {@link RangeField#LEAST} if there is no bound
 * @param to the greatest value, {@link RangeField#MOST} if there is no bound; less than {@code from} for items without
 *     a value
 */
record QueryRange(String whole, RangeField field, long from, long to) {
  /** Two parts that together are the whole query: items with a value, and items without. */
  static List<QueryRange> of(String whole, RangeField field) {
    return List.of(
        new QueryRange(whole, field, RangeField.LEAST, RangeField.MOST),
        new QueryRange(whole, field, 0, -1));
  }

  String query() {
    return from > to ? field.without(whole) : field.between(whole, from, to);
  }

  /** Whether most of these items belong to this part, of those whose value is known. */
  boolean holds(List<SearchHit> hits) {
    long[] known = field.values(hits, RangeField.LEAST, RangeField.MOST);
    int within = from > to ? 0 : field.values(hits, from, to).length;
    return within * 2L >= known.length;
  }

  /**
   * Smaller parts that together are this one, about equally large; none if all its items have the same values.
   *
   * @param sample some of its items
   * @param count how many parts to make, at least 2
   */
  List<QueryRange> split(List<SearchHit> sample, int count) {
    long[] values = from > to ? new long[0] : field.values(sample, from, to);
    if (from == to || values.length == 0) {
      return field.next().map(next -> of(query(), next)).orElse(List.of());
    }
    List<QueryRange> parts = new ArrayList<>();
    long begin = from;
    for (long end : ends(values, count)) {
      if (end >= begin && end < to) {
        parts.add(new QueryRange(whole, field, begin, end));
        begin = end + 1;
      }
    }
    parts.add(new QueryRange(whole, field, begin, to));
    return parts;
  }

  /** The last value of each part: quantiles of the sample, or just below and at the only value there is. */
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
