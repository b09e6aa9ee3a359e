package org.smalti.tools.video.stills;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.smalti.media.Deinterlace;
import org.smalti.media.Interpolation;
import org.smalti.media.PixelFormat;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;

/**
 * The form in which pictures of films are written.
 *
 * @param quality 1 to 100
 * @param pixelFormat libav's name; empty: the usual one of the format
 * @param interpolation how pictures are scaled; null: as suits the size
 */
record StillForm(
    StillFormat format,
    int quality,
    StillSize size,
    String pixelFormat,
    @Nullable Interpolation interpolation,
    Deinterlace deinterlace)
    implements Serializable {

  StillEncoder encoder() {
    return StillEncoder.of(format, quality, pixelFormat);
  }

  /** What a decoder of a film has to give. */
  VideoSpec spec(VideoStream film) {
    StillSize.Pixels pixels = size.of(film.width(), film.height());
    return new VideoSpec(pixels.width(), pixels.height(), PixelFormat.RGB24, deinterlace);
  }

  /** The current picture of a film, for the encoder. */
  VideoFrame frame(VideoDecoder film, StillEncoder encoder) {
    String wanted = encoder.wantedPixelFormat();
    Interpolation by = interpolation;
    return by == null ? film.frame(wanted) : film.frame(wanted, by);
  }
}
