package org.smalti.scrapers.archive.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A field by whose values a query can be split into parts. */
enum RangeField {
  /** Bytes of all files of an item. */
  SIZE("item_size") {
    @Override
    long value(SearchHit hit) {
      return hit.size();
    }

    @Override
    String bound(long value) {
      return Long.toString(value);
    }
  },
  /** When the item was added, in ms since 1970. */
  ADDED("addeddate") {
    @Override
    long value(SearchHit hit) {
      return hit.added();
    }

    @Override
    String bound(long value) {
      return Instant.ofEpochMilli(value).toString();
    }
  };

  /** The bounds of an open range; no real value comes near them. */
  static final long LEAST = Long.MIN_VALUE + 1;

  static final long MOST = Long.MAX_VALUE;

  private final String field;

  RangeField(String field) {
    this.field = field;
  }

  /** The value of an item; {@link SearchHit#UNKNOWN} if the search does not say. */
  abstract long value(SearchHit hit);

  /** A value in the archive's query language. */
  abstract String bound(long value);

  /** The query for those items of {@code query} whose value is between two bounds, both included. */
  String between(String query, long from, long to) {
    return query + " AND " + field + ":[" + (from == LEAST ? "*" : bound(from)) + " TO "
        + (to == MOST ? "*" : bound(to)) + "]";
  }

  /** The query for those items of {@code query} that have no value. */
  String without(String query) {
    return query + " AND NOT " + field + ":[* TO *]";
  }

  /** The known values of hits that lie in a range, in ascending order. */
  long[] values(List<SearchHit> hits, long from, long to) {
    return hits.stream()
        .mapToLong(this::value)
        .filter(v -> v != SearchHit.UNKNOWN && v >= from && v <= to)
        .sorted()
        .toArray();
  }

  /** The field to split by when this one can't split any further. */
  Optional<RangeField> next() {
    return this == SIZE ? Optional.of(ADDED) : Optional.empty();
  }
}
