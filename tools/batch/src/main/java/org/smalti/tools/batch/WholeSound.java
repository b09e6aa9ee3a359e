package org.smalti.tools.batch;

import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;

/**
 * Tells whether all sound of a file is heard, as all other commands hear it. ffmpeg counts as errors also what is no
 * damage: half a frame at the end of a recording that was stopped, tags behind the sound, the headers of a joined file.
 */
final class WholeSound {
  private static final int FRAMES = 65_536;

  private WholeSound() {}

  /** Whether a file holds nothing but sound, and all of it can be decoded. Decodes all of it. */
  static boolean isHeard(SourceFile source) {
    if (source.has(Kind.VIDEO) || !source.has(Kind.AUDIO)) {
      return false;
    }
    try (MediaFile media = MediaFile.open(source.file())) {
      for (MediaStream stream : source.streams(Kind.AUDIO)) {
        if (!isWhole(media, stream)) {
          return false;
        }
      }
      return true;
    } catch (SmaltiException unreadable) {
      return false;
    }
  }

  private static boolean isWhole(MediaFile media, MediaStream stream) {
    try (AudioDecoder decoder = media.audio(stream, AudioSpec.MONO)) {
      float[] heard = new float[FRAMES];
      while (decoder.read(heard, 0, FRAMES) > 0) {
        CancelledException.throwIfInterrupted();
      }
      return decoder.damage().isEmpty();
    }
  }
}
