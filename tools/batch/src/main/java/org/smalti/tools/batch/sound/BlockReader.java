package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import org.smalti.core.CancelledException;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;

/** Goes through a sound in blocks of 25 ms. They begin at the same times whatever the sample rate is. */
final class BlockReader {
  /** Blocks a second. */
  static final int RATE = 40;

  /** What is below this power is no sound. */
  private static final double NOTHING = 1e-10;

  private static final AudioSpec AS_IT_IS = new AudioSpec(0, 0);

  private BlockReader() {}

  /** Is shown one block after another, each with the one before it. */
  @FunctionalInterface
  interface Listener {
    void hear(Pair pair);
  }

  /** A block and the one before it, which is silence before the first. Valid until the next pair is shown. */
  static final class Pair {
    private final float[] sound;
    private final int channels;
    private final int sampleRate;
    private int index;
    private int middle;
    private int end;

    private Pair(int channels, int sampleRate) {
      this.channels = channels;
      this.sampleRate = sampleRate;
      sound = new float[2 * (sampleRate / RATE + 1) * channels];
      end = sampleRate / RATE;
    }

    /** Of the later block. */
    int index() {
      return index;
    }

    int channels() {
      return channels;
    }

    /** Hz. */
    int sampleRate() {
      return sampleRate;
    }

    /** A sample of the pair. */
    float at(int frame, int channel) {
      return sound[frame * channels + channel];
    }

    private boolean next(AudioDecoder decoder, int newIndex) {
      int length = begin(newIndex + 1, sampleRate) - begin(newIndex, sampleRate);
      System.arraycopy(sound, middle * channels, sound, 0, (end - middle) * channels);
      index = newIndex;
      middle = end - middle;
      end = middle + length;
      int done = middle;
      while (done < end) {
        int read = decoder.read(sound, done * channels, end - done);
        if (read < 0) {
          return false;
        }
        done += read;
      }
      return true;
    }

    /** dBFS: root mean square of the later block over all channels that are not silent; −200 where all are. */
    double level() {
      double sum = 0;
      int audible = 0;
      for (int channel = 0; channel < channels; channel++) {
        double power = power(channel);
        if (power > NOTHING) {
          sum += power;
          audible++;
        }
      }
      return audible == 0 ? -200 : 10 * Math.log10(sum / audible);
    }

    private double power(int channel) {
      double sum = 0;
      for (int i = middle; i < end; i++) {
        double value = at(i, channel);
        sum += value * value;
      }
      return sum / (end - middle);
    }
  }

  /**
   * Shows all whole blocks of a file's sound.
   *
   * @return whether all of it has one format
   */
  static boolean of(Path file, MediaStream stream, Listener listener) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(stream, AS_IT_IS)) {
      Pair pair = new Pair(decoder.channels(), decoder.sampleRate());
      for (int index = 0; pair.next(decoder, index); index++) {
        CancelledException.throwIfInterrupted();
        listener.hear(pair);
      }
      return !decoder.changesFormat();
    }
  }

  /** In frames. */
  private static int begin(int index, int rate) {
    return (int) Math.round(index * (double) rate / RATE);
  }
}
