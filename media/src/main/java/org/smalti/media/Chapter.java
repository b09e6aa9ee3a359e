package org.smalti.media;

import java.io.Serializable;
import java.util.Map;

/**
 * A part of a film that has a name.
 *
 * @param start s
 * @param end s
 * @param tags such as {@code title}
 */
public record Chapter(double start, double end, Map<String, String> tags) implements Serializable {
  public Chapter {
    tags = Map.copyOf(tags);
  }

  /** Empty if it has none. */
  public String title() {
    return tags.getOrDefault("title", "");
  }
}
