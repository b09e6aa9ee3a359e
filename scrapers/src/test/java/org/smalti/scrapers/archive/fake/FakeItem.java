package org.smalti.scrapers.archive.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic item of the fake archive. It knows the sizes of its files; their bytes are made when they are asked for.
 */
public final class FakeItem {
  private final String identifier;
  private final List<String> collections = new ArrayList<>(List.of("community"));
  private final Map<String, Film> files = new LinkedHashMap<>(2);
  private Consumer<ObjectNode> metadata = node -> {};
  private Consumer<ObjectNode> document = node -> {};
  private final Map<String, String> indexed = new LinkedHashMap<>();

  public FakeItem(String identifier) {
    this.identifier = identifier;
    int number = identifier.hashCode() & 0xfffffff;
    indexed.put("identifier", identifier);
    indexed.put("item_size", "" + number);
    indexed.put("addeddate", Instant.ofEpochSecond(1_200_000_000L + number).toString());
  }

  public String identifier() {
    return identifier;
  }

  /** Adds a file of so many random bytes, which depend on its name. */
  public FakeItem file(String name, int size) {
    return file(name, size, "h.264", record -> {});
  }

  /** The same with a format, and with changes to the archive's record of it. */
  public FakeItem file(String name, int size, String format, Consumer<ObjectNode> change) {
    files.put(name, new Film(size, format, change, 0));
    return this;
  }

  /** Gives a file other bytes, as many as before, and the item a later date. */
  public FakeItem replaced(String name) {
    Film old = files.get(name);
    if (old == null) {
      throw new IllegalArgumentException(name);
    }
    files.put(name, new Film(old.size(), old.format(), old.change(), old.edition() + 1));
    return indexed("oai_updatedate", "203" + old.edition() + "-01-01T00:00:00Z");
  }

  /** Takes a file away. */
  public FakeItem without(String name) {
    files.remove(name);
    return this;
  }

  /** A number that the search has for a field, 0 if it has none. */
  long number(String field) {
    return Long.parseLong(indexed.getOrDefault(field, "0"));
  }

  /** Bytes of all files. */
  public long size() {
    return files.values().stream().mapToLong(Film::size).sum();
  }

  public FakeItem in(String collection) {
    collections.add(collection);
    return this;
  }

  /** Sets the value that the search has for a field; null for none. */
  public FakeItem indexed(String field, @Nullable String value) {
    if (value == null) {
      indexed.remove(field);
    } else {
      indexed.put(field, value);
    }
    return this;
  }

  /** Changes the description. */
  public FakeItem described(Consumer<ObjectNode> change) {
    metadata = change;
    return this;
  }

  /** Changes the whole metadata document. */
  public FakeItem document(Consumer<ObjectNode> change) {
    document = change;
    return this;
  }

  boolean isIn(String query) {
    return collections.stream().anyMatch(query::contains);
  }

  /** Whether the search finds it in a range of sizes or of dates; {@code *} is open. */
  boolean within(String field, String from, String to) {
    String value = indexed.get(field);
    return value != null
        && (from.equals("*") || order(from, value) <= 0)
        && (to.equals("*") || order(value, to) <= 0);
  }

  /** Compares two numbers or two dates. */
  private static int order(String a, String b) {
    return a.contains("-")
        ? Instant.parse(a).compareTo(Instant.parse(b))
        : Long.compare(Long.parseLong(a), Long.parseLong(b));
  }

  /** Its entry in the reply of a search. */
  ObjectNode searched(ObjectMapper json, List<String> fields) {
    ObjectNode node = json.createObjectNode();
    fields.stream().filter(indexed::containsKey).forEach(f -> node.put(f, indexed.get(f)));
    return node;
  }

  /** The bytes of a file, null if there is none with that name. */
  public byte @Nullable [] bytes(String name) {
    Film film = files.get(name);
    return film == null ? null : bytes(name, film);
  }

  private byte[] bytes(String name, Film film) {
    byte[] bytes = new byte[film.size()];
    new Random((identifier + "/" + name).hashCode() + film.edition()).nextBytes(bytes);
    return bytes;
  }

  public ObjectNode document(ObjectMapper json) {
    ObjectNode node = json.createObjectNode();
    node.put("server", "ia600001.example").put("dir", "/7/items/" + identifier);
    var list = node.putArray("files");
    files.forEach((name, film) -> {
      byte[] bytes = bytes(name, film);
      ObjectNode record = list.addObject();
      record.put("name", name).put("source", "original").put("size", "" + bytes.length);
      record.put("md5", digest("MD5", bytes)).put("sha1", digest("SHA-1", bytes));
      record.put("crc32", crc32(bytes)).put("mtime", "1296336977");
      record.put("format", film.format());
      film.change().accept(record);
    });
    list.addObject()
        .put("name", identifier + "_files.xml")
        .put("format", "Metadata")
        .put("md5", "00000000000000000000000000000003");
    ObjectNode description = node.putObject("metadata");
    description.put("identifier", identifier).put("mediatype", "movies");
    collections.forEach(description.putArray("collection")::add);
    metadata.accept(description);
    document.accept(node);
    return node;
  }

  /** A file as the test describes it. */
  private record Film(int size, String format, Consumer<ObjectNode> change, int edition) {}

  public static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without leading zeros, as the archive has lost some. */
  public static String crc32(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return Long.toHexString(crc.getValue());
  }
}
