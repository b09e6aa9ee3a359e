package org.smalti.scrapers.archive.items;

import java.io.Serializable;

/**
 * The answer to the request for one item's metadata.
 *
 * @param document the metadata as JSON, reduced to the keys that Smalti uses; empty if there is a problem
 * @param problem why there is no usable answer, empty if there is one
 */
record ItemResult(String document, String problem) implements Serializable {
  static ItemResult failed(String problem) {
    return new ItemResult("", problem);
  }
}
