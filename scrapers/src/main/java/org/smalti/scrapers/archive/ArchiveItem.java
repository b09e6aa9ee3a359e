package org.smalti.scrapers.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item as its metadata record describes it. */
final class ArchiveItem {
  private final String identifier;
  private final JsonNode document;

  ArchiveItem(String identifier, JsonNode document) {
    this.identifier = identifier;
    this.document = document;
  }

  String identifier() {
    return identifier;
  }

  /** A value of the description, empty where there is none. */
  String describe(String key) {
    return Lenient.text(document.path("metadata"), key);
  }

  /** All files but those the archive keeps for itself. */
  List<ArchiveFile> files() {
    List<ArchiveFile> files = new ArrayList<>();
    for (JsonNode entry : document.path("files")) {
      ArchiveFile file = ArchiveFile.of(entry);
      if (!file.name().isEmpty() && !file.isBookkeeping(identifier)) {
        files.add(file);
      }
    }
    return files;
  }

  /** Why nothing of it can be had. */
  Optional<String> obstacle() {
    JsonNode metadata = document.path("metadata");
    String error = Lenient.text(document, "error");
    if (!error.isEmpty()) {
      return Optional.of("the archive says: " + error);
    }
    if (document.isEmpty()) {
      return Optional.of("there is no such item");
    }
    if (Lenient.truth(document, "is_dark")) {
      return Optional.of("the item is dark: the archive has withdrawn it");
    }
    if (Lenient.truth(document, "is_collection")
        || Lenient.texts(metadata, "mediatype").contains("collection")) {
      return Optional.of("it is a collection; search for collection:(" + identifier + ")");
    }
    List<String> collections = Lenient.texts(metadata, "collection");
    if (Lenient.truth(metadata, "access-restricted-item")
        || Lenient.truth(document, "nodownload")
        || collections.contains("stream_only")
        || collections.contains("inlibrary")) {
      return Optional.of("the item is restricted: it can't be downloaded");
    }
    return Optional.empty();
  }
}
