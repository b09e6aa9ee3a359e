package org.smalti.scrapers.archive.items;

import java.io.Serializable;

/**
 * What asking for one item brought.
 *
 * @param document the item's metadata as JSON, as far as it is kept; empty if nothing came that can be relied on
 * @param problem why nothing came, empty if all is well
 */
record ItemResult(String document, String problem) implements Serializable {
  static ItemResult failed(String problem) {
    return new ItemResult("", problem);
  }
}
