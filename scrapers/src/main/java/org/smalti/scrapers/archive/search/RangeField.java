package org.smalti.scrapers.archive.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A quantity by which a query can be split into parts. */
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
  /** When the item came, in ms since 1970. */
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

  /** Open ends; no value comes near. */
  static final long LEAST = Long.MIN_VALUE + 1;

  static final long MOST = Long.MAX_VALUE;

  private final String field;

  RangeField(String field) {
    this.field = field;
  }

  /** Of an item; {@link SearchHit#UNKNOWN} if it is not told. */
  abstract long value(SearchHit hit);

  /** A value as the archive's grammar writes it. */
  abstract String bound(long value);

  /** The query of those of {@code query} between two values, both included. */
  String between(String query, long from, long to) {
    return query + " AND " + field + ":[" + (from == LEAST ? "*" : bound(from)) + " TO "
        + (to == MOST ? "*" : bound(to)) + "]";
  }

  /** The query of those that have no value. */
  String without(String query) {
    return query + " AND NOT " + field + ":[* TO *]";
  }

  /** The known values of hits within a range, in ascending order. */
  long[] values(List<SearchHit> hits, long from, long to) {
    return hits.stream()
        .mapToLong(this::value)
        .filter(v -> v != SearchHit.UNKNOWN && v >= from && v <= to)
        .sorted()
        .toArray();
  }

  /** What to split by where this does not help. */
  Optional<RangeField> next() {
    return this == SIZE ? Optional.of(ADDED) : Optional.empty();
  }
}
