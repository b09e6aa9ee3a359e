package org.smalti.tools.batch;

import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.PacketCount;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/**
 * Tells whether all of a file is heard and seen, as all other commands hear and see it. ffmpeg counts as errors also
 * what is no damage: half a frame at the end of a recording that was stopped, tags behind the sound, the headers of a
 * joined file, and what precedes the first key frame of a recording that was switched on in the middle.
 */
final class WholeSource {
  private static final int FRAMES = 65_536;
  /** Pixels: pictures are decoded and not looked at. */
  private static final int SMALL = 16;

  private WholeSource() {}

  /**
   * Whether a file holds nothing but sound, or one film that begins between two key frames, and all of it can be
   * decoded. Decodes all of it.
   */
  static boolean isWhole(SourceFile source, PacketCount read) {
    boolean pictures = source.has(Kind.VIDEO);
    if (pictures && !(source.streams(Kind.VIDEO).size() == 1 && beginsLate(source, read))) {
      return false;
    }
    try (MediaFile media = MediaFile.open(source.file())) {
      for (MediaStream stream : source.streams(Kind.AUDIO)) {
        if (!isHeard(media, stream)) {
          return false;
        }
      }
      return pictures ? isSeen(media) : source.has(Kind.AUDIO);
    } catch (SmaltiException unreadable) {
      return false;
    }
  }

  private static boolean beginsLate(SourceFile source, PacketCount read) {
    int index = source.streams(Kind.VIDEO).get(0).index();
    return read.playable().get(index).packets() < read.streams().get(index).packets();
  }

  private static boolean isHeard(MediaFile media, MediaStream stream) {
    try (AudioDecoder decoder = media.audio(stream, AudioSpec.MONO)) {
      float[] heard = new float[FRAMES];
      while (decoder.read(heard, 0, FRAMES) > 0) {
        CancelledException.throwIfInterrupted();
      }
      return decoder.damage().isEmpty();
    }
  }

  private static boolean isSeen(MediaFile media) {
    try (VideoDecoder decoder = media.video(new VideoSpec(SMALL, SMALL, PixelFormat.GRAY8))) {
      while (decoder.next()) {
        CancelledException.throwIfInterrupted();
      }
      return decoder.damage().isEmpty();
    }
  }
}
