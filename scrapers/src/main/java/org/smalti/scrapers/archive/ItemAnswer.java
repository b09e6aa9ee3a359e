package org.smalti.scrapers.archive;

import java.io.Serializable;
import java.util.List;

/**
 * What asking for one item brought.
 *
 * @param assets none if there is a problem, or no file of the format
 * @param problem why nothing of the item can be had, empty if all is well
 * @param settled whether asking again would bring the same
 */
record ItemAnswer(List<Asset> assets, String problem, boolean settled) implements Serializable {
  static ItemAnswer of(List<Asset> assets) {
    return new ItemAnswer(assets, "", true);
  }

  static ItemAnswer refused(String problem) {
    return new ItemAnswer(List.of(), problem, true);
  }

  static ItemAnswer failed(String problem) {
    return new ItemAnswer(List.of(), problem, false);
  }
}
