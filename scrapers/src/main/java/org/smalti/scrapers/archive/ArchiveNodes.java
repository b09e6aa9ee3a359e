package org.smalti.scrapers.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.smalti.core.SmaltiException;
import org.smalti.scrapers.archive.site.FileAddress;
import org.smalti.scrapers.archive.site.LenientJson;
import org.smalti.scrapers.fetch.FileRecord;
import org.smalti.scrapers.fetch.NodeFinder;
import org.smalti.scrapers.web.PoliteClient;

/**
 * Finds the nodes of the archive that have a file. The file's own address is at the front door ({@code
 * ROOT/download/IDENTIFIER/FILE}); the metadata record of the item names the nodes and the folder that the item has on
 * each. What the record says is data of a stranger: only plain host names are taken from it.
 */
final class ArchiveNodes implements NodeFinder {
  /** A name or IPv4 address, perhaps with a port. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::[0-9]{1,5})?");

  @Override
  public List<HttpUrl> nodes(HttpUrl file, PoliteClient client) {
    List<String> segments = file.pathSegments();
    int at = segments.indexOf("download");
    if (at < 0 || segments.size() < at + 3) {
      return List.of();
    }
    HttpUrl.Builder record = file.newBuilder().query(null).fragment(null);
    for (int i = segments.size() - 1; i >= at; i--) {
      record.removePathSegment(i);
    }
    record.addPathSegment("metadata").addPathSegment(segments.get(at + 1));
    try {
      List<String> name = segments.subList(at + 2, segments.size());
      return nodes(client.json(record.build()), file.scheme(), name);
    } catch (SmaltiException noRecord) {
      return List.of();
    }
  }

  @Override
  public Optional<FileRecord> record(HttpUrl file, PoliteClient client) {
    Optional<FileAddress> address = FileAddress.of(file);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode item = client.json(FileAddress.record(file));
      String name = address.get().path();
      for (JsonNode entry : item.path("files")) {
        if (entry.path("name").asText("").equals(name)) {
          return Optional.of(new FileRecord(
              LenientJson.number(entry, "size", -1),
              LenientJson.text(entry, "md5"),
              LenientJson.text(entry, "sha1"),
              LenientJson.text(entry, "crc32")));
        }
      }
      return Optional.empty();
    } catch (SmaltiException noRecord) {
      return Optional.empty();
    }
  }

  /** @param name the file's name in the item, folder by folder */
  private static List<HttpUrl> nodes(JsonNode record, String scheme, List<String> name) {
    String folder = LenientJson.text(record, "dir");
    if (!folder.startsWith("/")) {
      return List.of();
    }
    Set<String> hosts = new LinkedHashSet<>();
    for (String key : List.of("d1", "d2", "workable_servers")) {
      hosts.addAll(LenientJson.texts(record, key));
    }
    List<HttpUrl> urls = new ArrayList<>();
    for (String host : hosts) {
      HttpUrl node = HOST.matcher(host).matches() ? HttpUrl.parse(scheme + "://" + host) : null;
      if (node != null) {
        HttpUrl.Builder url = node.newBuilder().addPathSegments(folder.substring(1));
        name.forEach(url::addPathSegment);
        urls.add(url.build());
      }
    }
    return urls;
  }
}
