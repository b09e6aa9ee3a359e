package org.smalti.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a film says of itself.
 *
 * @param tags such as {@code title} and {@code comment}
 * @param chapters in order
 * @param cover a JPEG file that stands for the film; only .mp4 and .m4v hold one
 */
public record FilmTags(
    Map<String, String> tags, List<Chapter> chapters, Optional<CoverPicture> cover) {
  /** Nothing. */
  public static final FilmTags NONE = new FilmTags(Map.of(), List.of(), Optional.empty());

  public FilmTags {
    tags = Map.copyOf(tags);
    chapters = List.copyOf(chapters);
  }
}
