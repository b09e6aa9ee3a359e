package org.smalti.media;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.smalti.core.table.EnumWord;

/**
 * One stream of a file as its headers describe it: any kind, also subtitles, covers, attachments and data.
 *
 * @param index in the file, from 0
 * @param codec libav's name, such as {@code h264} or {@code mov_text}; {@code none} where it is unknown
 * @param duration s, −1 unknown
 * @param bitRate bits per second, 0 unknown
 * @param dispositions libav's names, such as {@code default} or {@code attached_pic}
 * @param tags such as {@code language}; names in lower case
 * @param picture {@link VideoProperties#NONE} unless this is a picture
 * @param sound {@link AudioProperties#NONE} unless this is sound
 */
public record MediaStream(
    int index,
    Kind kind,
    String codec,
    double duration,
    long bitRate,
    Set<String> dispositions,
    Map<String, String> tags,
    VideoProperties picture,
    AudioProperties sound)
    implements Serializable {
  /** What a stream is for. */
  public enum Kind {
    VIDEO,
    AUDIO,
    SUBTITLE,
    ATTACHMENT,
    /** A cover or another still picture beside the film; {@link MediaStream#picture} describes it. */
    COVER,
    DATA;

    /** How people call it. */
    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  /**
   * The format of a picture.
   *
   * @param width pixels as coded, before rotation
   * @param height pixels as coded, before rotation
   * @param fps mean frames per second, 0 unknown
   * @param pixels libav's name of the pixel format, such as {@code yuv420p10le}
   * @param rotation degrees clockwise by which a player turns it: 0..359
   * @param fieldOrder {@code progressive}, {@code unknown}, or how it is interlaced: {@code tt}, {@code bb},
   *     {@code tb}, {@code bt}
   * @param range libav's names from here on; {@code unknown} where nothing is said
   */
  public record VideoProperties(
      int width,
      int height,
      double fps,
      String pixels,
      int rotation,
      String fieldOrder,
      String range,
      String primaries,
      String transfer,
      String matrix)
      implements Serializable {
    public static final VideoProperties NONE =
        new VideoProperties(0, 0, 0, "", 0, "unknown", "unknown", "unknown", "unknown", "unknown");
  }

  /**
   * The format of sound.
   *
   * @param sampleRate Hz
   * @param layout libav's name of the channel layout, such as {@code stereo} or {@code 5.1(side)}
   * @param samples libav's name of the sample format, such as {@code fltp}
   * @param bits per sample as the file declares them, 0 unknown
   */
  public record AudioProperties(
      int sampleRate, int channels, String layout, String samples, int bits)
      implements Serializable {
    public static final AudioProperties NONE = new AudioProperties(0, 0, "", "", 0);
  }

  public MediaStream {
    dispositions = Collections.unmodifiableSet(new TreeSet<>(dispositions));
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }
}
