package org.smalti.media;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * All that a file holds, as its headers say.
 *
 * @param format libav's short name of the container: {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration s from the beginning of the file's own clock to its end, −1 unknown
 * @param guessed whether the duration is only derived from the bit rate
 * @param streams of all kinds, in the file's order
 * @param chapters in the file's order
 * @param tags of the whole file; names in lower case
 */
public record MediaContents(
    String format,
    double duration,
    boolean guessed,
    List<MediaStream> streams,
    List<Chapter> chapters,
    Map<String, String> tags)
    implements Serializable {
  public MediaContents {
    streams = List.copyOf(streams);
    chapters = List.copyOf(chapters);
    tags = Map.copyOf(tags);
  }
}
