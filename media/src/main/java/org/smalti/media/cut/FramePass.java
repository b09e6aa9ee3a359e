package org.smalti.media.cut;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaFile;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/**
 * Decodes a film once, in one size and format, for any number of observers. What is near ahead is reached by decoding
 * on; over long stretches that nobody wants to see it leaps. Used by one thread.
 */
public final class FramePass implements AutoCloseable {
  /** s: for less than this, decoding on is faster than a leap to a key frame. */
  private static final double NEAR = 10;
  /** s: a last frame that is shown for longer can't be told from the end. */
  private static final double LONGEST_LAST = 0.2;
  /** Time stamps may be rounded. */
  private static final double ROUNDING = 1e-6;

  private final VideoDecoder decoder;
  private final double rate;
  private final byte[] pixels;
  /** s, between the last two frames that were decoded. */
  private double frameLength;

  private FramePass(VideoDecoder decoder, VideoSpec spec, double rate) {
    this.decoder = decoder;
    this.rate = rate;
    pixels = new byte[spec.format().bytes(decoder.width(), decoder.height())];
  }

  /** Every picture of a film. */
  public static FramePass of(MediaFile film, VideoSpec spec) {
    return of(film, spec, Double.POSITIVE_INFINITY);
  }

  /**
   * The first picture of every period of {@code 1/rate} s; it counts as shown until the next one that is given.
   *
   * @param rate pictures per second, at most
   */
  public static FramePass of(MediaFile film, VideoSpec spec, double rate) {
    return new FramePass(film.video(spec), spec, rate);
  }

  /**
   * Shows the film to observers, which are called in their order for each picture.
   *
   * @throws SmaltiException if no picture can be decoded
   */
  public void run(List<? extends FrameObserver> observers) throws IOException {
    if (!decoder.next()) {
      throw SmaltiException.input("no picture of it can be decoded; is the file broken?");
    }
    decoder.copyTo(pixels);
    double from = decoder.time();
    boolean more = true;
    while (more) {
      CancelledException.throwIfInterrupted();
      double wanted = wantedFrom(observers);
      if (wanted == Double.POSITIVE_INFINITY) {
        return;
      }
      if (wanted - from > NEAR) {
        decoder.seek(wanted);
        more = decoder.next();
        if (more) {
          decoder.copyTo(pixels);
          from = decoder.time();
        }
      }
      more = more && nextDue(from);
      double until = more ? decoder.time() : from + frameLength;
      FilmFrame frame = new FilmFrame(pixels, decoder.width(), decoder.height(), from, until);
      for (FrameObserver observer : observers) {
        observer.frame(frame);
      }
      if (more) {
        decoder.copyTo(pixels);
        from = until;
      } else {
        for (FrameObserver observer : observers) {
          observer.ended(frame);
        }
      }
    }
  }

  private static double wantedFrom(List<? extends FrameObserver> observers) {
    double earliest = Double.POSITIVE_INFINITY;
    for (FrameObserver observer : observers) {
      earliest = Math.min(earliest, observer.wantedFrom());
    }
    return earliest;
  }

  /** Decodes the next picture that is to be given; false at the end. */
  private boolean nextDue(double from) {
    double before = from;
    while (decoder.next()) {
      frameLength = Math.min(LONGEST_LAST, decoder.time() - before);
      before = decoder.time();
      if (rate == Double.POSITIVE_INFINITY || period(before) > period(from)) {
        return true;
      }
    }
    return false;
  }

  private double period(double time) {
    return Math.floor(time * rate + ROUNDING);
  }

  /** What of the film could not be read or decoded, in one line, as far as it was decoded. */
  public Optional<String> damage() {
    return decoder.damage();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
