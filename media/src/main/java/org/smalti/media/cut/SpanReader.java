package org.smalti.media.cut;

import java.io.IOException;
import java.util.Locale;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioDecoder;

/**
 * Takes spans out of a sound, in any order: what is near ahead is reached by reading on, which is always right; the
 * rest by a seek, whose landing place is checked. Allocates nothing once it is made. Used by one thread.
 */
public final class SpanReader {
  private static final int BLOCK = 8192;
  /** s: decoding this much costs about as much as a seek with its run-up. */
  private static final int NEAR = 10;

  private final SoundSource sound;
  private final float[] block;

  public SpanReader(SoundSource sound) {
    this.sound = sound;
    block = new float[BLOCK * sound.channels()];
  }

  public static SpanReader of(AudioDecoder decoder) {
    return new SpanReader(SoundSource.of(decoder));
  }

  /** Hz. */
  public int sampleRate() {
    return sound.sampleRate();
  }

  public int channels() {
    return sound.channels();
  }

  /** The frame that is read next. */
  public long position() {
    return sound.position();
  }

  /**
   * Hands a span to a sink.
   *
   * @return how many of its frames there are: 0 where the sound ends before it, fewer where it
   *     ends in it
   */
  public long read(Span span, SoundSink sink) throws IOException {
    if (span.length() == 0 || !moveTo(span.start())) {
      return 0;
    }
    long done = 0;
    while (done < span.length()) {
      int read = readOn(block, 0, (int) Math.min(BLOCK, span.length() - done));
      if (read < 0) {
        break;
      }
      sink.take(block, read);
      done += read;
    }
    return done;
  }

  /**
   * Goes to a frame, so that it is read next.
   *
   * @return whether the sound reaches that far; if not, all of it has been read
   * @throws SmaltiException if the frame cannot be reached exactly, because the times in the file contradict each other
   */
  public boolean moveTo(long frame) {
    long away = frame - sound.position();
    if (away >= 0 && away <= (long) NEAR * sound.sampleRate()) {
      return skipTo(frame);
    }
    sound.seek((double) frame / sound.sampleRate());
    if (sound.position() > frame) {
      sound.seek(0);
    }
    if (sound.position() > frame) {
      throw SmaltiException.input(String.format(
          Locale.ROOT,
          "a seek to %.3f s ended at %.3f s; are its time stamps broken?",
          (double) frame / sound.sampleRate(),
          (double) sound.position() / sound.sampleRate()));
    }
    return skipTo(frame);
  }

  /**
   * Reads the next frames, as {@link SoundSource#read} does.
   *
   * @return how many frames were read, at least one; −1 at the end
   */
  public int readOn(float[] interleaved, int offset, int frames) {
    CancelledException.throwIfInterrupted();
    return sound.read(interleaved, offset, frames);
  }

  private boolean skipTo(long frame) {
    for (long away = frame - sound.position(); away > 0; away = frame - sound.position()) {
      if (readOn(block, 0, (int) Math.min(BLOCK, away)) < 0) {
        return false;
      }
    }
    return true;
  }
}
