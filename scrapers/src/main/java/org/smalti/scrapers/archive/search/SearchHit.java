package org.smalti.scrapers.archive.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.smalti.scrapers.archive.site.LenientJson;

/**
 * An item as a search names it.
 *
 * @param date when it was last changed, as far as the search tells; empty if it does not
 * @param size of all its files, in bytes; {@link #UNKNOWN} if it is not told
 * @param added when it came to the archive, in ms since 1970; {@link #UNKNOWN} if it is not told
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

  /** Whether there is an identifier that can be asked for. */
  boolean named() {
    return !identifier.isEmpty() && identifier.length() <= LONGEST;
  }

  /** The last of the days it was updated, else the day it was published, else the day it came. */
  private static String date(JsonNode found) {
    List<String> updates = LenientJson.texts(found, "oai_updatedate");
    String last = updates.stream().max(String::compareTo).orElse("");
    String published = last.isEmpty() ? LenientJson.text(found, "publicdate") : last;
    String date = published.isEmpty() ? LenientJson.text(found, "addeddate") : published;
    return date.substring(0, Math.min(date.length(), LONGEST));
  }
}
