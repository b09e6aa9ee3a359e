package org.smalti.tools.video.relay;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.media.Rational;
import org.smalti.media.VideoEncoding;

/**
 * Whether and how the pictures of a relay are encoded.
 *
 * @param always false: only if the target can't hold them as they come
 * @param width pixels, 0 = as they are shown
 * @param height pixels, 0 = as they are shown
 * @param bitRate bits per second, 0 = by quality
 * @param fps pictures per second at most, 0 = all
 */
record RelayEncoding(boolean always, int width, int height, long bitRate, double fps)
    implements Serializable {
  static final RelayEncoding IF_NEEDED = new RelayEncoding(false, 0, 0, 0, 0);

  private static final double USUAL_FPS = 25;
  private static final double MOST_FPS = 1000;

  RelayEncoding {
    if (width < 0 || height < 0 || width > 16_384 || height > 16_384) {
      throw SmaltiException.usage("a picture of " + width + "x" + height + " can't be encoded");
    }
    if (bitRate < 0) {
      throw SmaltiException.usage("a bit rate of " + bitRate + "; it must be positive");
    }
    if (!(fps >= 0 && fps <= MOST_FPS)) {
      throw SmaltiException.usage("a frame rate of " + fps + "; it must be 0 to " + (int) MOST_FPS);
    }
  }

  static RelayEncoding of(boolean always, PictureSize size, BitRate bitRate, double fps) {
    return new RelayEncoding(always, size.width(), size.height(), bitRate.perSecond(), fps);
  }

  /** µs from one picture to the next at least; 0 = all are taken. */
  long interval() {
    return fps > 0 ? Math.round(1e6 / fps) : 0;
  }

  /**
   * The encoder for pictures that are shown at a size.
   *
   * @param rate pictures per second of the source, 0 unknown
   */
  VideoEncoding encoder(int shownWidth, int shownHeight, double rate) {
    double known = rate > 0 && rate <= MOST_FPS ? rate : USUAL_FPS;
    double wanted = fps > 0 ? Math.min(fps, known) : known;
    VideoEncoding live = VideoEncoding.live(
        even(width > 0 ? width : scaled(shownWidth, height, shownHeight)),
        even(height > 0 ? height : scaled(shownHeight, width, shownWidth)),
        Rational.of(Math.round(1000 * wanted), 1000));
    return bitRate > 0 ? live.atBitRate(bitRate) : live;
  }

  /** A side that is not named follows the other. */
  private static int scaled(int side, int otherWanted, int other) {
    return otherWanted > 0 ? (int) Math.round((double) side * otherWanted / other) : side;
  }

  /** The colours of yuv420p have half the columns and rows. */
  private static int even(int side) {
    return Math.max(2, side / 2 * 2);
  }
}
