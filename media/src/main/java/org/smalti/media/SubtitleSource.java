package org.smalti.media;

import org.jspecify.annotations.Nullable;

/** Gives subtitles as text. Owns its container. Not for use by several threads at once. */
public sealed interface SubtitleSource extends AutoCloseable permits SubtitleReader, CaptionReader {
  /** The next one in the order of the file; null at the end. */
  @Nullable
  Subtitle next();

  @Override
  void close();
}
