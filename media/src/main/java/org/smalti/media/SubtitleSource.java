package org.smalti.media;

import org.jspecify.annotations.Nullable;

/** Gives subtitles as text. Owns its container. Not for use by several threads at once. */
public sealed interface SubtitleSource extends AutoCloseable permits SubtitleReader, CaptionReader {
  /** The next one in the order of the file; null at the end. */
  @Nullable
  Subtitle next();

  /** How many texts were not UTF-8 so far, and were read in another encoding. */
  long foreign();

  /** How many packets could not be decoded so far. */
  long lost();

  @Override
  void close();
}
