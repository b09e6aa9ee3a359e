package org.smalti.scrapers.archive.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.smalti.scrapers.archive.site.LenientJson;

/**
 * An item in the results of a search.
 *
 * @param date when it was last changed; empty if the search does not say
 * @param size of all its files, in bytes; {@link #UNKNOWN} if the search does not say
 * @param added when it was added to the archive, in ms since 1970; {@link #UNKNOWN} if the search does not say
 */
record SearchHit(String identifier, String date, long size, long added) {
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int LONGEST = 1000;

  static SearchHit of(JsonNode found) {
    return new SearchHit(
        LenientJson.text(found, "identifier"),
        date(found),
        LenientJson.number(found, "item_size", UNKNOWN),
        LenientJson.instant(found, "addeddate").map(Instant::toEpochMilli).orElse(UNKNOWN));
  }

  /** Whether it has an identifier by which its metadata can be asked for. */
  boolean isIdentified() {
    return !identifier.isEmpty() && identifier.length() <= LONGEST;
  }

  /** The last day on which it was updated, else the day it was published, else the day it was added. */
  private static String date(JsonNode found) {
    List<String> updates = LenientJson.texts(found, "oai_updatedate");
    String last = updates.stream().max(String::compareTo).orElse("");
    String published = last.isEmpty() ? LenientJson.text(found, "publicdate") : last;
    String date = published.isEmpty() ? LenientJson.text(found, "addeddate") : published;
    return date.substring(0, Math.min(date.length(), LONGEST));
  }
}
