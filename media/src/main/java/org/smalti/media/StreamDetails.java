package org.smalti.media;

import java.io.Serializable;
import java.util.List;

/**
 * What the headers say of one stream beyond {@link MediaStream}.
 *
 * @param id as the container numbers it, such as the PID in MPEG-TS
 * @param codecName libav's long name: {@code H.264 / AVC / MPEG-4 AVC / MPEG-4 part 10}
 * @param profile of the codec, such as {@code High}; empty unknown
 * @param level of the codec as libav counts it, −99 unknown
 * @param tag four letters by which the container calls the codec, such as {@code avc1}; may be empty
 * @param timeBase s of one unit of a time stamp
 * @param start the first time stamp, {@link Packet#NO_TIME} unknown
 * @param duration in units of the time base, {@link Packet#NO_TIME} unknown
 * @param frames as the header claims, 0 unknown; it may lie
 * @param averageRate frames per second in the mean, {@link Rational#UNKNOWN} unknown
 * @param baseRate the lowest rate whose multiples all time stamps are
 * @param guessedRate the best guess from all that is known
 * @param pixelAspect the width of a pixel divided by its height, {@link Rational#UNKNOWN} where it is not said
 * @param shownWidth pixels after rotation and stretching, 0 if it is no picture
 * @param shownHeight pixels after rotation and stretching, 0 if it is no picture
 * @param reordering frames that can be decoded before an earlier one is shown: above 0 with B-frames
 * @param headerBytes of the codec, kept outside of the packets
 * @param sideData libav's names of what else the header holds, such as {@code Display Matrix}
 */
public record StreamDetails(
    long id,
    String codecName,
    String profile,
    int level,
    String tag,
    Rational timeBase,
    long start,
    long duration,
    long frames,
    Rational averageRate,
    Rational baseRate,
    Rational guessedRate,
    Rational pixelAspect,
    int shownWidth,
    int shownHeight,
    int reordering,
    int headerBytes,
    List<String> sideData)
    implements Serializable {
  public StreamDetails {
    sideData = List.copyOf(sideData);
  }
}
