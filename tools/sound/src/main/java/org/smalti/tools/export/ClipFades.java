package org.smalti.tools.export;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.media.cut.Span;

/**
 * Raised-cosine fades at the ends of a clip, so that it doesn't click where it was cut.
 *
 * @param in ms, 0 for none
 * @param out ms, 0 for none
 */
public record ClipFades(double in, double out) implements Serializable {
  public ClipFades {
    if (!(in >= 0) || !(out >= 0)) {
      throw SmaltiException.usage("a fade lasts 0 ms or more");
    }
  }

  /** ClipFades part of a clip; each fade takes at most half of the clip. */
  void apply(float[] interleaved, int channels, long at, int frames, long length, int rate) {
    long rise = Math.min(Span.frames(in, rate), length / 2);
    long fall = Math.min(Span.frames(out, rate), length / 2);
    for (int i = 0; i < frames; i++) {
      long left = length - 1 - at - i;
      double factor = shape(at + i, rise) * shape(left, fall);
      if (factor != 1) {
        for (int channel = 0; channel < channels; channel++) {
          interleaved[i * channels + channel] *= (float) factor;
        }
      }
    }
  }

  private static double shape(long position, long length) {
    return position >= length
        ? 1
        : 0.5 - 0.5 * StrictMath.cos(StrictMath.PI * (position + 0.5) / length);
  }
}
