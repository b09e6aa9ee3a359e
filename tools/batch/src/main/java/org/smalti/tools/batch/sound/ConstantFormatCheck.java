package org.smalti.tools.batch.sound;

import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.tools.batch.SourceFile;

/**
 * Refuses sounds whose sampling rate or channels change before their end. In concatenated MP3s and in recordings of
 * television they may; ffmpeg then rebuilds its filters, which lose their state, and the encoder converts the rest to
 * the first format.
 */
final class ConstantFormatCheck {
  private ConstantFormatCheck() {}

  /**
   * Judges one sound of a file, all of which was decoded.
   *
   * @throws SmaltiException if the format changes and ffmpeg reads the file itself, not a copy in one format
   */
  static void require(boolean constant, SourceFile source, MediaStream stream) {
    if (!constant && source.input().equals(source.file())) {
      throw broken(source.name() + ", stream " + stream.index());
    }
  }

  /** The error for such a sound. */
  static SmaltiException broken(String subject) {
    return SmaltiException.input(
        subject + ": its sample rate or channels change midway; convert it to one format first");
  }
}
