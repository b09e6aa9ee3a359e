package org.smalti.media.cut;

import org.smalti.media.AudioDecoder;

/** A sound that {@link SpanReader} reads: frames of interleaved floats that are read on or sought. */
public interface SoundSource {
  /** Hz. */
  int sampleRate();

  int channels();

  /** The index of the next frame on the sound's own clock. */
  long position();

  /**
   * Reads the next frames.
   *
   * @param offset of the first value in {@code interleaved}
   * @return how many frames were read, at least one; −1 at the end
   */
  int read(float[] interleaved, int offset, int frames);

  /** Goes to the frame nearest to a time, or to the end where the sound ends before. */
  void seek(double seconds);

  /** The sound of a decoder, which stays its owner's to close. */
  static SoundSource of(AudioDecoder decoder) {
    return new SoundSource() {
      @Override
      public int sampleRate() {
        return decoder.sampleRate();
      }

      @Override
      public int channels() {
        return decoder.channels();
      }

      @Override
      public long position() {
        return decoder.position();
      }

      @Override
      public int read(float[] interleaved, int offset, int frames) {
        return decoder.read(interleaved, offset, frames);
      }

      @Override
      public void seek(double seconds) {
        decoder.seek(seconds);
      }
    };
  }
}
