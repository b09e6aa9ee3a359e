package org.smalti.scrapers.archive.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.smalti.scrapers.archive.site.LenientJson;

/**
 * One file of an item, as the archive describes it.
 *
 * @param name with folders; may hold any characters
 * @param size bytes, −1 if unknown
 * @param mtime when it was last changed, as ISO 8601; empty if unknown
 * @param hidden whether only some people may download it
 * @param bookkeeping whether the archive made it for its own use: descriptions, torrents, tiles
 * @param label its name without the item's identifier
 * @param traits where it comes from and what is in it
 */
record ArchiveFile(
    String name,
    String format,
    long size,
    String md5,
    String sha1,
    String crc32,
    String mtime,
    boolean hidden,
    boolean bookkeeping,
    String label,
    FileTraits traits) {
  private static final List<String> KEPT =
      List.of("name", "format", "size", "md5", "sha1", "crc32", "mtime", "private", "old_version");
  private static final Set<String> BOOKKEEPING =
      Set.of("metadata", "item tile", "archive bittorrent");
  private static final String LIST = "_files.xml";
  /** The year 10000, in s since 1970: later times are mistakes. */
  private static final long NO_TIME = 253_402_300_800L;

  static ArchiveFile of(String identifier, JsonNode file) {
    String name = file.path("name").asText("");
    String format = LenientJson.text(file, "format");
    String label = name.startsWith(identifier) ? name.substring(identifier.length()) : name;
    boolean bookkeeping = BOOKKEEPING.contains(format.toLowerCase(Locale.ROOT))
        || name.startsWith("__ia_")
        || name.startsWith("history/")
        || (name.startsWith(identifier + "_")
            && label.matches("_(files|meta|reviews|rules|archive)\\.(xml|sqlite|conf|torrent)"));
    // The list of all files can't hold its own checksum.
    boolean self = bookkeeping && label.equals(LIST);
    return new ArchiveFile(
        name,
        format,
        self ? -1 : LenientJson.number(file, "size", -1),
        self ? "" : digest(file, "md5", 32),
        self ? "" : digest(file, "sha1", 40),
        self ? "" : digest(file, "crc32", 8),
        time(LenientJson.number(file, "mtime", 0)),
        LenientJson.truth(file, "private") || LenientJson.truth(file, "old_version"),
        bookkeeping,
        label,
        FileTraits.of(file));
  }

  /** The keys of a file's record that Smalti uses. */
  static ObjectNode reduced(JsonNode file) {
    ObjectNode reduced = JsonNodeFactory.instance.objectNode();
    Stream.concat(KEPT.stream(), FileTraits.KEYS.stream())
        .filter(file::has)
        .forEach(key -> reduced.set(key, file.path(key)));
    return reduced;
  }

  /** Whether the name ends with {@code wanted}, or it is the name of the format; case does not matter. */
  boolean is(String wanted) {
    return name.toLowerCase(Locale.ROOT).endsWith(wanted.toLowerCase(Locale.ROOT))
        || format.equalsIgnoreCase(wanted);
  }

  /** Whether {@code wanted} is the whole name or the format, not only the end of the name. */
  boolean isNamed(String wanted) {
    return format.equalsIgnoreCase(wanted)
        || name.equalsIgnoreCase(wanted)
        || label.equalsIgnoreCase(wanted);
  }

  /** What can't be a checksum is none: a row with it could not be downloaded. */
  private static String digest(JsonNode file, String key, int most) {
    String digest = LenientJson.text(file, key);
    boolean whole = digest.length() == most || (most == 8 && digest.length() < most);
    return whole && digest.matches("\\p{XDigit}+") ? digest : "";
  }

  private static String time(long seconds) {
    return seconds > 0 && seconds < NO_TIME ? Instant.ofEpochSecond(seconds).toString() : "";
  }
}
