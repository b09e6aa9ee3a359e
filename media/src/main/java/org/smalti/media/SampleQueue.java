package org.smalti.media;

import java.util.Arrays;

/**
 * Decoded frames that were not yet read: silence first, then sound. Counts where on the file's own clock the next of
 * them lies.
 */
final class SampleQueue {
  private final int channels;
  private float[] sound = new float[0];
  /** Frames in {@link #sound} that are still to be read: from {@code begin} to before {@code end}. */
  private int begin;

  private int end;
  private long silence;
  private long position;

  SampleQueue(int channels) {
    this.channels = channels;
  }

  /** Gives interleaved values of frames, such as {@link Resampler#copy}. */
  interface Source {
    void copy(float[] target, int offset, int frames);
  }

  /** The index of the next frame; below zero for what lies before the file's own beginning. */
  long position() {
    return position;
  }

  /** The index of the frame after the last. */
  long end() {
    return position + silence + end - begin;
  }

  boolean isEmpty() {
    return silence == 0 && !hasSound();
  }

  boolean hasSound() {
    return begin < end;
  }

  /** Forgets what was not read; the next frame added has this index. */
  void restart(long at) {
    begin = 0;
    end = 0;
    silence = 0;
    position = at;
  }

  /** Lets an empty queue go on at a frame: after silence if that lies ahead, else from the earlier place. */
  void beginAt(long start) {
    if (start < position) {
      position = start;
    } else {
      addSilence(start - position);
    }
  }

  /** Only while there is no sound in the queue. */
  void addSilence(long frames) {
    silence += frames;
  }

  void add(int frames, Source source) {
    if (begin == end) {
      begin = 0;
      end = 0;
    }
    int needed = (end + frames) * channels;
    if (needed > sound.length) {
      sound = Arrays.copyOf(sound, needed * 2);
    }
    source.copy(sound, end * channels, frames);
    end += frames;
  }

  /**
   * Reads the next frames.
   *
   * @param offset of the first value
   * @return how many frames were read, fewer than asked for where silence ends or the queue does
   */
  int read(float[] interleaved, int offset, int frames) {
    int count;
    if (silence > 0) {
      count = (int) Math.min(frames, silence);
      Arrays.fill(interleaved, offset, offset + count * channels, 0);
    } else {
      count = Math.min(frames, end - begin);
      System.arraycopy(sound, begin * channels, interleaved, offset, count * channels);
    }
    skip(count);
    return count;
  }

  /** Leaves out frames, as many as there are. */
  void skip(long frames) {
    long silent = Math.min(frames, silence);
    int heard = (int) Math.min(frames - silent, end - begin);
    silence -= silent;
    begin += heard;
    position += silent + heard;
  }
}
