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
 * @param chapters how many there are
 * @param tags of the whole file; names in lower case
 */
public record MediaContents(
    String format,
    double duration,
    boolean guessed,
    List<MediaStream> streams,
    int chapters,
    Map<String, String> tags)
    implements Serializable {
  public MediaContents {
    streams = List.copyOf(streams);
    tags = Map.copyOf(tags);
  }
}
