package org.smalti.media;

import java.io.Serializable;
import org.smalti.media.MediaStream.VideoProperties;

/**
 * The picture of a file.
 *
 * @param codec libav's name: {@code h264}, {@code vp9}
 * @param width pixels as shown: square ones, after rotation
 * @param height pixels as shown
 * @param fps mean frames per second, 0 unknown
 * @param duration s, −1 unknown
 * @param pixelAspect the width of a stored pixel divided by its height, {@link Rational#UNKNOWN} where it is not said
 * @param coded as the file stores it
 */
public record VideoStream(
    String codec,
    int width,
    int height,
    double fps,
    double duration,
    Rational pixelAspect,
    VideoProperties coded)
    implements Serializable {
  /** The same with what was found by reading the packets. */
  VideoStream measured(double rate, double seconds) {
    return new VideoStream(codec, width, height, rate, seconds, pixelAspect, coded);
  }
}
