package org.smalti.scrapers.archive.items;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.smalti.core.table.NearWord;

/**
 * The keys that the descriptions of items have: whoever uploads an item may invent some. Tells a key that no item has,
 * which is likely misspelt, from one that some items lack.
 */
final class DescribedKeys {
  /** More different keys than the archive's own and those of many uploaders are not remembered. */
  private static final int MOST = 10_000;

  private final Set<String> seen = new TreeSet<>();

  /** Adds the keys of one item. */
  void add(Collection<String> keys) {
    if (seen.size() < MOST) {
      seen.addAll(keys);
    }
  }

  /** What a person should know of the keys among {@code wanted} that no item has; nothing if there are none. */
  Optional<String> absent(List<String> wanted) {
    List<String> missing = seen.size() < MOST
        ? wanted.stream().filter(key -> !seen.contains(key)).toList()
        : List.of();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of("--fields: no item has "
        + missing.stream().map(this::withNear).collect(Collectors.joining(", ")));
  }

  private String withNear(String key) {
    return key
        + NearWord.of(key, seen).map(near -> " (did you mean " + near + "?)").orElse("");
  }
}
