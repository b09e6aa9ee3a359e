package org.smalti.media;

import java.io.Serializable;
import java.util.List;

/**
 * What the headers say beyond {@link MediaContents}.
 *
 * @param formatName libav's long name of the container
 * @param start s on the clock of the streams at which the file begins; NaN unknown
 * @param bitRate bits per second of all streams together, 0 unknown
 * @param bytes of the file, −1 unknown
 * @param bestVideo the stream that a player would show, −1 if there is none
 * @param bestAudio the stream that a player would play, −1 if there is none
 * @param streams in the order of {@link MediaContents#streams}
 */
public record MediaDetails(
    String formatName,
    double start,
    long bitRate,
    long bytes,
    int bestVideo,
    int bestAudio,
    List<StreamDetails> streams)
    implements Serializable {
  public MediaDetails {
    streams = List.copyOf(streams);
  }
}
