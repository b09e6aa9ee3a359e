package org.smalti.tools.video.source;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.media.DecoderOptions;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/**
 * The pictures of a source as they are meant to be shown, over as many openings as it takes. Times are s since its
 * beginning, or since it was opened; where it was opened again, the pause counts. Used by one thread.
 */
public final class ContinuousPictures implements AutoCloseable {
  /** s that a picture is shown for where its source has failed before the next one. */
  private static final double USUAL_DURATION = 0.04;

  private final SourceOpener opener;
  private final VideoSpec spec;
  private final DecoderOptions decoding;
  private final MediaInfo info;
  private VideoDecoder decoder;
  /** s from the time of the decoder to that of the source. */
  private double shift;
  /** s: the time of the last picture before the source was opened again; NaN: it is shifted already. */
  private double before = Double.NaN;

  private long lastNanos;
  private @Nullable SmaltiException failure;

  /**
   * @param first the source, opened for the first time, which the caller closes
   * @throws SmaltiException if its pictures can't be decoded
   */
  public ContinuousPictures(
      SourceOpener opener, MediaFile first, VideoSpec spec, DecoderOptions decoding) {
    this.opener = opener;
    this.spec = spec;
    this.decoding = decoding;
    info = first.info();
    decoder = first.video(spec, decoding);
    lastNanos = System.nanoTime();
  }

  /** Whether it comes once, as it likes, and has no end of its own. */
  public boolean isLive() {
    return opener.isLive(info);
  }

  /**
   * Goes to the next picture; false at the end.
   *
   * @throws SmaltiException if the source has failed, and may not be opened again
   */
  public boolean next() {
    while (true) {
      SmaltiException why = failure;
      failure = null;
      if (why == null) {
        try {
          if (decoder.next()) {
            arrived();
            return true;
          }
          if (opener.isOverWithItsEnd(info)) {
            return false;
          }
          why = opener.ended();
        } catch (SmaltiException e) {
          why = e;
        }
      }
      reopen(why);
    }
  }

  private void arrived() {
    long now = System.nanoTime();
    if (!Double.isNaN(before)) {
      shift = before + (now - lastNanos) / 1e9 - decoder.time();
      before = Double.NaN;
    }
    lastNanos = now;
    opener.works();
  }

  private void reopen(SmaltiException why) {
    double last = decoder.time();
    if (Double.isNaN(before)) {
      before = Double.isInfinite(last) ? 0 : shift + last;
    }
    decoder.close();
    opener.pause(why, Long.MAX_VALUE);
    try (MediaFile media = opener.open()) {
      decoder = media.video(spec, decoding);
    }
  }

  /** Decodes the current picture, as {@link #time} says when it is shown. */
  public VideoDecoder decoder() {
    return decoder;
  }

  /** s: when the current picture is first shown. */
  public double time() {
    return shift + decoder.time();
  }

  /** s: until when it is shown. */
  public double until() {
    try {
      return shift + decoder.until();
    } catch (SmaltiException e) {
      if (e.reason() != Reason.NETWORK) {
        throw e;
      }
      failure = e;
      return time() + USUAL_DURATION;
    }
  }

  /** Goes to a time of a source that is not live: {@link #next} then gives the picture that is shown at it. */
  public void seek(double seconds) {
    decoder.seek(seconds);
  }

  /** What could not be decoded since it was opened; after a seek it may leave out what was before. */
  public Optional<String> damage() {
    return decoder.damage();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
