package org.smalti.scrapers.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/**
 * One file of an item, as the archive describes it.
 *
 * @param name may hold folders, and anything else
 * @param size bytes, −1 where it is not told
 */
record ArchiveFile(
    String name, String format, long size, String md5, String sha1, String crc32, boolean hidden) {
  private static final Set<String> BOOKKEEPING =
      Set.of("metadata", "item tile", "archive bittorrent");

  static ArchiveFile of(JsonNode file) {
    boolean hidden = Lenient.truth(file, "private") || Lenient.truth(file, "old_version");
    return new ArchiveFile(
        file.path("name").asText(""),
        Lenient.text(file, "format"),
        Lenient.number(file, "size", -1),
        Lenient.text(file, "md5"),
        Lenient.text(file, "sha1"),
        Lenient.text(file, "crc32"),
        hidden);
  }

  /** Whether the archive keeps it for itself: descriptions, torrents, tiles. */
  boolean isBookkeeping(String identifier) {
    return BOOKKEEPING.contains(format.toLowerCase(Locale.ROOT))
        || name.startsWith("__ia_")
        || name.startsWith("history/")
        || (name.startsWith(identifier + "_")
            && name.substring(identifier.length())
                .matches("_(files|meta|reviews|rules|archive)\\.(xml|sqlite|conf|torrent)"));
  }

  /** Whether the name ends so, or the archive calls the format so; case does not matter. */
  boolean is(String wanted) {
    return name.toLowerCase(Locale.ROOT).endsWith(wanted.toLowerCase(Locale.ROOT))
        || format.equalsIgnoreCase(wanted);
  }
}
