package org.smalti.tools.batch;

import java.util.List;

/** Tags that ffmpeg treats in a way of its own although it copies the others, and the words that set one. */
public final class FfmpegTags {
  /** When something was made: left out unless it is set. */
  public static final String MADE = "creation_time";

  /** What an MP4 says of itself: elsewhere it means nothing, and a new MP4 has its own. */
  public static final List<String> BRANDS =
      List.of("major_brand", "minor_version", "compatible_brands");

  private FfmpegTags() {}

  /**
   * Adds the words for one tag.
   *
   * @param option {@code -metadata}, or that of one stream
   * @param value empty takes it away
   */
  public static void set(List<String> words, String option, String name, String value) {
    words.add(option);
    words.add(name + "=" + value);
  }
}
