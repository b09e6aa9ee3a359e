package org.smalti.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.smalti.core.SmaltiException;
import org.smalti.core.table.ItemColumns;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;

/**
 * An item of the look-alike: the rows of one identifier. What several rows say differently becomes a list, as in the
 * archive.
 */
final class DemoItem {
  /** The collection of items that do not name theirs in a column of that name. */
  private static final String COLLECTION = "smalti";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DESCRIPTION =
      List.of("title", "creator", "date", "description", "subject", "licenseurl");
  private static final Map<String, String> FORMATS = Map.of(
      "mp4", "h.264",
      "mov", "QuickTime",
      "mpeg", "MPEG2",
      "ogv", "Ogg Video",
      "webm", "WebM",
      "mp3", "VBR MP3",
      "flac", "Flac",
      "wav", "WAVE",
      "ogg", "Ogg Vorbis");

  private final Path folder;
  private final String identifier;
  private final List<Row> rows = new ArrayList<>();

  private DemoItem(Path folder, String identifier) {
    this.folder = folder;
    this.identifier = identifier;
  }

  /**
   * The items that a folder's {@code items.csv} describes.
   *
   * @throws SmaltiException if there is none, or a file it names is missing
   */
  static List<DemoItem> read(Path folder) {
    Table table = TableReader.read(folder.resolve("items.csv"));
    table.columns().require(List.of(ItemColumns.IDENTIFIER, ItemColumns.FILENAME));
    Map<String, DemoItem> items = new LinkedHashMap<>();
    for (Row row : table.rows()) {
      String name = row.text(ItemColumns.FILENAME);
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw SmaltiException.input(
            table.columns().source() + ", row " + row.number() + ": no file " + name);
      }
      String identifier = row.text(ItemColumns.IDENTIFIER);
      items.computeIfAbsent(identifier, i -> new DemoItem(folder, i)).rows.add(row);
    }
    return List.copyOf(items.values());
  }

  String identifier() {
    return identifier;
  }

  String collection() {
    return rows.get(0).text("collection", COLLECTION);
  }

  boolean has(String name) {
    return rows.stream().anyMatch(row -> row.text(ItemColumns.FILENAME).equals(name));
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** The item in a list of search results. */
  ObjectNode summary() {
    ObjectNode summary = JSON.createObjectNode();
    summary.put("identifier", identifier);
    describe(summary);
    return summary;
  }

  /** The item's metadata document. */
  ObjectNode document() throws IOException {
    ObjectNode document = JSON.createObjectNode();
    document.put("dir", "/node/" + identifier);
    ArrayNode files = document.putArray("files");
    long size = 0;
    for (Row row : rows) {
      String name = row.text(ItemColumns.FILENAME);
      describe(files.addObject(), name);
      size += Files.size(path(name));
    }
    files
        .addObject()
        .put("name", identifier + "_files.xml")
        .put("source", "original")
        .put("format", "Metadata")
        .put("md5", "00000000000000000000000000000000");
    document.put("files_count", files.size()).put("item_size", size);
    ObjectNode metadata = document.putObject("metadata");
    metadata.put("identifier", identifier).put("mediatype", "movies");
    metadata.putArray("collection").add(collection());
    describe(metadata);
    return document;
  }

  private void describe(ObjectNode node) {
    for (String key : DESCRIPTION) {
      List<String> values = rows.stream()
          .map(row -> row.text(key, ""))
          .filter(value -> !value.isEmpty())
          .distinct()
          .toList();
      if (values.size() == 1) {
        node.put(key, values.get(0));
      } else if (!values.isEmpty()) {
        values.forEach(node.putArray(key)::add);
      }
    }
  }

  /** The record of a file; all values are text, as in the archive. */
  private void describe(ObjectNode record, String name) throws IOException {
    Path file = path(name);
    MessageDigest md5 = digest("MD5");
    MessageDigest sha1 = digest("SHA-1");
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        md5.update(buffer, 0, count);
        sha1.update(buffer, 0, count);
        crc.update(buffer, 0, count);
      }
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    record
        .put("name", name)
        .put("source", "original")
        .put("format", FORMATS.getOrDefault(extension, "Data"))
        .put("mtime", Long.toString(Files.getLastModifiedTime(file).toMillis() / 1000))
        .put("size", Long.toString(Files.size(file)))
        .put("md5", HexFormat.of().formatHex(md5.digest()))
        .put("crc32", Long.toHexString(crc.getValue()))
        .put("sha1", HexFormat.of().formatHex(sha1.digest()));
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
