package org.smalti.tools.export;

import java.io.IOException;
import org.smalti.core.CancelledException;
import org.smalti.media.AudioDecoder;

/** Cuts clips out of a sound, one after the other: reads on to what is near ahead, and jumps to the rest. */
final class ClipCutter {
  private static final int BLOCK = 8192;
  /** s: nearer than this, the next clip is reached by reading on. */
  private static final int READ_ON = 10;
  /** ms: no media is longer, and a frame number computed from it is still exact. */
  private static final double LATEST = 1e12;

  private final AudioDecoder decoder;
  private final Fades fades;
  private final float[] block;

  ClipCutter(AudioDecoder decoder, Fades fades) {
    this.decoder = decoder;
    this.fades = fades;
    block = new float[BLOCK * decoder.channels()];
  }

  /** Takes the frames of a clip. */
  @FunctionalInterface
  interface Target {
    void write(float[] interleaved, int frames) throws IOException;
  }

  /** Cuts a clip out. Returns how many frames there were; fewer than wanted where the sound ends before. */
  long cut(ExportClip clip, Target target) throws IOException {
    int rate = decoder.sampleRate();
    long start = Math.round(Math.min(LATEST, Math.max(0, clip.start())) * rate / 1000);
    long length = Math.round(Math.min(LATEST, Math.max(0, clip.dur())) * rate / 1000);
    long done = 0;
    if (length == 0 || !moveTo(start)) {
      return 0;
    }
    while (done < length) {
      CancelledException.throwIfInterrupted();
      int read = decoder.read(block, 0, (int) Math.min(BLOCK, length - done));
      if (read < 0) {
        break;
      }
      fades.apply(block, decoder.channels(), done, read, length, rate);
      target.write(block, read);
      done += read;
    }
    return done;
  }

  /** Whether the sound reaches that far. */
  private boolean moveTo(long start) {
    long away = start - decoder.position();
    if (away < 0 || away > (long) READ_ON * decoder.sampleRate()) {
      decoder.seek((double) start / decoder.sampleRate());
      return true;
    }
    while (away > 0) {
      CancelledException.throwIfInterrupted();
      int read = decoder.read(block, 0, (int) Math.min(BLOCK, away));
      if (read < 0) {
        return false;
      }
      away -= read;
    }
    return true;
  }
}
