package org.smalti.scrapers.archive.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.smalti.scrapers.archive.site.LenientJson;

/** An item as its metadata record describes it. */
final class ArchiveItem {
  private static final List<String> KEPT =
      List.of("metadata", "is_dark", "is_collection", "nodownload");

  private final String identifier;
  private final JsonNode document;

  ArchiveItem(String identifier, JsonNode document) {
    this.identifier = identifier;
    this.document = document;
  }

  /** Why an answer can't be used: the next one may be different. */
  static Optional<String> problem(JsonNode answer) {
    String error = LenientJson.text(answer, "error");
    if (!error.isEmpty()) {
      return Optional.of("the archive says: " + error);
    }
    if (LenientJson.truth(answer, "servers_unavailable") && answer.path("files").isEmpty()) {
      return Optional.of(
          "the servers that have it are unavailable; run the same command again later");
    }
    boolean missing = answer.isContainerNode() && answer.isEmpty();
    return answer.isObject() || missing
        ? Optional.empty()
        : Optional.of("the archive's answer is no description of an item");
  }

  /** The keys of an answer that Smalti uses; of a missing item only its identifier. */
  static ObjectNode reduced(String identifier, JsonNode answer) {
    ObjectNode reduced = JsonNodeFactory.instance.objectNode().put("identifier", identifier);
    KEPT.stream().filter(answer::has).forEach(key -> reduced.set(key, answer.path(key)));
    ArrayNode files = JsonNodeFactory.instance.arrayNode();
    answer.path("files").forEach(file -> files.add(ArchiveFile.reduced(file)));
    if (!files.isEmpty()) {
      reduced.set("files", files);
    }
    return reduced;
  }

  String identifier() {
    return identifier;
  }

  /** A value of the description, empty if there is none. */
  String describe(String key) {
    return LenientJson.text(document.path("metadata"), key);
  }

  /** The keys that have a value in the description. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    document.path("metadata").fieldNames().forEachRemaining(keys::add);
    keys.removeIf(key -> describe(key).isEmpty());
    return keys;
  }

  /** All files, also those that the archive made for its own use. */
  List<ArchiveFile> files() {
    List<ArchiveFile> files = new ArrayList<>();
    for (JsonNode entry : document.path("files")) {
      ArchiveFile file = ArchiveFile.of(identifier, entry);
      if (!file.name().isEmpty()) {
        files.add(file);
      }
    }
    return files;
  }

  /**
   * Why it can't be downloaded.
   *
   * @param restricted whether items that only some people may download are wanted too
   */
  Optional<String> obstacle(boolean restricted) {
    JsonNode metadata = document.path("metadata");
    if (document.size() <= 1) {
      return Optional.of("there is no such item");
    }
    if (LenientJson.truth(document, "is_dark")) {
      return Optional.of("the item is dark: the archive has withdrawn it");
    }
    if (LenientJson.truth(document, "is_collection")
        || LenientJson.texts(metadata, "mediatype").contains("collection")) {
      return Optional.of("it is a collection; search for collection:(" + identifier + ")");
    }
    if (isRestricted(metadata) && !restricted) {
      return Optional.of(
          "the item is restricted: it can't be downloaded; --include-restricted lists it even so");
    }
    return Optional.empty();
  }

  private boolean isRestricted(JsonNode metadata) {
    List<String> collections = LenientJson.texts(metadata, "collection");
    return LenientJson.truth(metadata, "access-restricted-item")
        || LenientJson.truth(document, "nodownload")
        || collections.contains("stream_only")
        || collections.contains("inlibrary");
  }
}
