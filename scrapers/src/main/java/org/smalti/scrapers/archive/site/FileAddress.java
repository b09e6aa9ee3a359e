package org.smalti.scrapers.archive.site;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What names a file of the archive, whichever host and port it is asked for at.
 *
 * @param identifier of its item
 * @param name in the item, folder by folder
 */
public record FileAddress(String identifier, List<String> name) {
  private static final String DOOR = "download";

  public FileAddress {
    name = List.copyOf(name);
  }

  /** The file at an address of the front door, {@code ROOT/download/IDENTIFIER/NAME}; none of another address. */
  public static Optional<FileAddress> of(HttpUrl url) {
    List<String> segments = url.pathSegments();
    int at = segments.indexOf(DOOR);
    return at < 0 || segments.size() < at + 3
        ? Optional.empty()
        : Optional.of(
            new FileAddress(segments.get(at + 1), segments.subList(at + 2, segments.size())));
  }

  /** Item and name of the file at an address, as one text; an address of another kind as it stands. */
  public static String key(String address) {
    HttpUrl url = HttpUrl.parse(address);
    return Optional.ofNullable(url)
        .flatMap(FileAddress::of)
        .map(file -> file.identifier + "/" + file.path())
        .orElse(address);
  }

  /** The name with its folders. */
  public String path() {
    return String.join("/", name);
  }

  /** The address of the item's metadata record, beside {@code url}'s front door. */
  public static HttpUrl record(HttpUrl url) {
    List<String> segments = url.pathSegments();
    int at = segments.indexOf(DOOR);
    HttpUrl.Builder record = url.newBuilder().query(null).fragment(null);
    for (int i = segments.size() - 1; i >= at; i--) {
      record.removePathSegment(i);
    }
    return record
        .addPathSegment("metadata")
        .addPathSegment(segments.get(at + 1))
        .build();
  }
}
