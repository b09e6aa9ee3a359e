package org.smalti.media;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * What the headers of a film say of how its pictures are shown. A picture may say more of itself. Holds nothing of the
 * container, which may be opened anew.
 *
 * @param aspect of one stored pixel, width to height; 0 if unknown
 * @param orientation of pictures that say nothing of it
 */
record FilmShape(double aspect, Orientation orientation) {
  static FilmShape of(AVStream stream) {
    return new FilmShape(
        Libav.number(stream.sample_aspect_ratio()), Orientation.of(stream.codecpar()));
  }

  /** How a picture is turned to be shown. */
  Orientation orientation(AVFrame picture) {
    Orientation own = Orientation.of(picture);
    return own == null ? orientation : own;
  }

  /** The size at which a picture is shown. */
  DisplaySize displaySize(AVFrame picture) {
    double own = Libav.number(picture.sample_aspect_ratio());
    return DisplaySize.of(
        picture.width(), picture.height(), aspect > 0 ? aspect : own, orientation(picture));
  }
}
