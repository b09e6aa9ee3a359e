package org.smalti.scrapers.fetch;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.smalti.scrapers.web.PoliteClient;

/**
 * Finds the nodes of a file: other servers that have it too. It is asked only when a file's own address does not help.
 * It travels with the work of an engine and is used by many threads at once.
 */
@FunctionalInterface
public interface NodeFinder extends Serializable {
  /**
   * The addresses of a file at its nodes, in the order in which they are to be tried; empty if none are known or if
   * they can't be found out.
   *
   * @param file the file's own address
   * @param client asks the servers, if any have to be asked
   */
  List<HttpUrl> nodes(HttpUrl file, PoliteClient client);

  /**
   * What the site says of a file now; empty if it can't be found out. It is asked when other bytes came than were
   * expected, as the file may have been changed since its table was made.
   *
   * @param file the file's own address
   */
  default Optional<FileRecord> record(HttpUrl file, PoliteClient client) {
    return Optional.empty();
  }
}
